package dev.evertill.till.record;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.Tender;

/**
 * An attempt to charge a customer by a terminal. It is recorded before the terminal is asked, so
 * that a till which stops meanwhile knows what to ask for. Immutable.
 *
 * @param attempt a UUID of the till's own, the same in question and answer
 * @param amount above 0
 * @param terminal which one is asked, as the shop calls it
 */
record Charge(
    String attempt, Tender.Kind tender, Money amount, Currency currency, String terminal) {

  /** What the terminal said. */
  enum Outcome {
    APPROVED,
    DECLINED,
    /** It did not answer: only asking it for its last result tells. */
    UNKNOWN
  }

  /**
   * @param reference the terminal's own, empty where it gave none; never the number of a card
   */
  record Answer(Charge charge, Outcome outcome, String reference) {}
}
