package dev.evertill.till.checkout;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.TaxSum;
import dev.evertill.till.shift.Shift;
import java.util.List;
import java.util.Optional;

/**
 * The counter at one moment, complete: what a screen shows and nothing else. Immutable.
 *
 * @param selected the line that the next change goes to, -1 for none
 * @param nextQuantity a quantity typed ahead of the next item
 * @param paid the last sale, while its change is still of interest
 */
public record Counter(
    Basket basket,
    int selected,
    Money total,
    List<TaxSum> taxes,
    Optional<Quantity> nextQuantity,
    Notice notice,
    Optional<Shift> shift,
    Optional<Paid> paid) {

  /** A sale just made: its number on paper, what was due, given and goes back. */
  public record Paid(String number, Money total, Money given, Money change) {}

  public static final Counter IDLE =
      new Counter(
          Basket.EMPTY,
          -1,
          Money.ZERO,
          List.of(),
          Optional.empty(),
          Notice.NONE,
          Optional.empty(),
          Optional.empty());

  public Counter {
    taxes = List.copyOf(taxes);
  }
}
