package dev.evertill.sync.protocol;

/**
 * A price of goods that holds for a time.
 *
 * @param price of one piece or kg, in 10 to the power of −{@code places} minor units
 * @param places how many places the price has behind the minor unit, 0 when missing
 * @param from the first day it holds, such as 2026-12-01
 * @param until the last day it holds
 */
public record PriceValue(
    long price,
    @MayBeMissing Integer places,
    @MayBeMissing String from,
    @MayBeMissing String until) {}
