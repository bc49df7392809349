package dev.evertill.sync.protocol;

/**
 * Whether a coupon was redeemed by a sale that is held, or is set aside for another one.
 *
 * @param by the first sale that redeemed it
 * @param granted whether it is set aside as asked; missing where nothing was asked
 */
public record CouponAnswer(
    String coupon, boolean used, @MayBeMissing SalePlace by, @MayBeMissing Boolean granted) {}
