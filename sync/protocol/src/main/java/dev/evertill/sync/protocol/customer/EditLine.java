package dev.evertill.sync.protocol.customer;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * One edit as it travels: a line of NDJSON.
 *
 * @param field {@code deleted} for a deletion, which has no value
 * @param value missing for a field that was cleared
 * @param clock see {@link HybridClock}
 */
public record EditLine(String id, String field, @MayBeMissing String value, String clock) {}
