package dev.evertill.sync.protocol;

/**
 * One tax of a class, in the order they are worked out.
 *
 * @param kind percent, per-unit, percent-of-gross
 * @param percent the rate as an exact decimal text, missing for a tax per unit
 * @param perUnit the amount for one piece or kg as a decimal text in whole units of the currency
 * @param inclusion by-rule (when missing), included, added
 * @param raisesBase the taxes after it are worked out on a base with this one in it; missing for no
 * @param onRaisedBase taxes before it that raise the base do so for this one; missing for yes
 */
public record TaxPartValue(
    String code,
    String name,
    String kind,
    @MayBeMissing String percent,
    @MayBeMissing String perUnit,
    @MayBeMissing String inclusion,
    @MayBeMissing Boolean raisesBase,
    @MayBeMissing Boolean onRaisedBase) {}
