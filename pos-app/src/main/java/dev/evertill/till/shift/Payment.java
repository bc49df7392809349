package dev.evertill.till.shift;

import dev.evertill.till.money.Money;

/**
 * One tender of a document. Change in another tender than was given, such as the shop's cash for a
 * foreign note, is a payment of its own with nothing given. Immutable.
 *
 * @param given in minor units of the tender's currency; below 0 where it was paid out
 * @param change what went back of it, in the same
 * @param value what was kept, in the shop's currency
 */
public record Payment(TenderType tender, Money given, Money change, Money value) {

  /** In the shop's currency, where what was kept is its value. */
  public static Payment of(TenderType tender, Money given, Money change) {
    return new Payment(tender, given, change, given.minus(change));
  }

  /** What stays in the drawer, in minor units of the tender's currency. */
  public Money kept() {
    return given.minus(change);
  }
}
