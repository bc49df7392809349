package dev.evertill.sync.protocol;

/**
 * What is on a gift card; and, with a hold, to set some of it aside for a sale that is being paid.
 *
 * @param hold a word of the till's own for this sale, 1 to 64 of letters, digits, dot, dash,
 *     underscore; asked again, the amount is set aside once
 * @param amount minor units to set aside, 0 to give them back
 */
public record GiftCardQuestion(String card, @MayBeMissing String hold, @MayBeMissing Long amount) {}
