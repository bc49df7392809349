package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * One tax of a class: how it is worked out, its base and its amount in minor units.
 *
 * @param kind percent, per-unit, percent-of-gross
 * @param percent the rate as an exact decimal text, missing for a tax per unit
 * @param perUnit the amount for one piece or kg in 10 to the power of −{@code places} minor units
 * @param inclusion by-rule, included, added
 * @param raisesBase the taxes after it are worked out on a base with this one in it
 * @param onRaisedBase taxes before it that raise the base do so for this one
 */
public record TaxDetail(
    String code,
    String name,
    String kind,
    @MayBeMissing String percent,
    @MayBeMissing Long perUnit,
    @MayBeMissing Integer places,
    String inclusion,
    boolean raisesBase,
    boolean onRaisedBase,
    long base,
    long amount) {}
