package dev.evertill.sync.protocol.document;

/** What one tax takes of a line: the base it was worked out on and the amount, in minor units. */
public record TaxAmountRecord(long base, long amount) {}
