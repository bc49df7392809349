package dev.evertill.till.checkout;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.shift.Shift;
import java.util.Optional;

/**
 * The counter at one moment, complete: what a screen shows and nothing else. Immutable.
 *
 * @param priced the basket with what it costs
 * @param selected the line that the next change goes to, -1 for none
 * @param nextQuantity a quantity typed ahead of the next item
 * @param paid the last sale, while its change is still of interest
 */
public record Counter(
    Priced priced,
    int selected,
    Optional<Quantity> nextQuantity,
    Notice notice,
    Optional<Shift> shift,
    Optional<Paid> paid) {

  /** A sale just made: its number on paper, what was due in cash, given and goes back. */
  public record Paid(String number, Money due, Money given, Money change) {}

  public static final Counter IDLE =
      new Counter(
          Priced.NOTHING, -1, Optional.empty(), Notice.NONE, Optional.empty(), Optional.empty());

  public Basket basket() {
    return priced.basket();
  }

  /** What the basket costs. */
  public Money total() {
    return priced.total();
  }

  /** What is due when all of it is paid in cash: the total rounded to coins. */
  public Money cashDue() {
    return priced.cashDue(Money.ZERO);
  }
}
