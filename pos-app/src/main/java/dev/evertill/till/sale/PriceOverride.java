package dev.evertill.till.sale;

import dev.evertill.till.money.UnitPrice;

/**
 * Another price for one line than that of the price list, which the line's item keeps. A line with
 * one takes part in no promotion: its price was agreed. Immutable.
 *
 * @param price what one costs instead, 0 or more
 */
public record PriceOverride(UnitPrice price, String reason, By allowedBy) {
  public PriceOverride {
    if (price.isNegative()) {
      throw new IllegalArgumentException("price < 0: " + price.value());
    }
  }
}
