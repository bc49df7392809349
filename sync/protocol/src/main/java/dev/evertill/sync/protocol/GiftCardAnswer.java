package dev.evertill.sync.protocol;

/**
 * What is on a gift card, by all sales that are held, less what is set aside for other sales.
 *
 * @param known whether any sale that is held sold, filled up or redeemed it
 * @param balance minor units; below 0 where more was redeemed than there was
 * @param granted whether the amount is set aside as asked; missing where nothing was asked
 */
public record GiftCardAnswer(
    String card,
    boolean known,
    @MayBeMissing String currency,
    @MayBeMissing Integer decimals,
    long balance,
    @MayBeMissing Boolean granted) {}
