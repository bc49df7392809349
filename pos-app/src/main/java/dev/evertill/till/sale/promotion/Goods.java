package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;

/**
 * A line of the basket as promotions see it. Immutable.
 *
 * @param line its place in the basket; savings name it
 * @param weighed sold by weight: one thing that cannot be split, whatever its quantity
 * @param price what one costs
 * @param quantity above 0; whole pieces unless weighed
 * @param amount price × quantity as rounded by the basket, 0 or more
 */
public record Goods(
    int line,
    String sku,
    String group,
    boolean weighed,
    UnitPrice price,
    Quantity quantity,
    Money amount) {
  /**
   * @throws IllegalArgumentException when the quantity is not above 0, or not whole though it is
   *     not weighed, or the amount is below zero
   */
  public Goods {
    if (quantity.thousandths() <= 0 || (!weighed && !quantity.isWhole())) {
      throw new IllegalArgumentException(
          "quantity "
              + quantity.text()
              + " of "
              + sku
              + ": above 0, and whole unless weighed, is allowed");
    }
    Allowed.notNegative("amount of " + sku, amount.minor());
  }
}
