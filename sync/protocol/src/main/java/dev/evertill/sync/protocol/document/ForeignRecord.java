package dev.evertill.sync.protocol.document;

/**
 * Foreign cash as it lay on the counter: minor units of its currency, and the rate as an exact
 * decimal text (units of the shop's currency for one of the foreign).
 */
public record ForeignRecord(String currency, int decimals, long amount, String rate) {}
