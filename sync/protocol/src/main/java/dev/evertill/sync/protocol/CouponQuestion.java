package dev.evertill.sync.protocol;

/**
 * Whether a single-use coupon was redeemed; and, with a hold, to set it aside for a sale.
 *
 * @param hold a word of the till's own for this sale, as of a gift card
 * @param release true to give it back
 */
public record CouponQuestion(
    String coupon, @MayBeMissing String hold, @MayBeMissing Boolean release) {}
