package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * One line of a sale; the quantity is an exact decimal text, the amount what the line adds to the
 * sale unless it was voided.
 */
public record LineRecord(
    String sku,
    @MayBeMissing String code,
    String name,
    String quantity,
    String unit,
    long price,
    long amount,
    String tax,
    boolean voided) {}
