package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * What was taken off a line: by a promotion (with its id), a discount of the line or one of the
 * basket (with who gave it).
 *
 * @param source promotion, line-discount, basket-discount
 * @param saved minor units, above 0; below 0 where goods come back
 */
public record ReductionRecord(
    String source, @MayBeMissing String id, String name, long saved, @MayBeMissing Person by) {}
