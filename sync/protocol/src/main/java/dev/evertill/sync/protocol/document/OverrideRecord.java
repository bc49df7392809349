package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/** Another price than that of the price list, and who allowed it; the price is as in a line. */
public record OverrideRecord(long price, @MayBeMissing Integer places, String reason, Person by) {}
