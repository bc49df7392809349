package dev.evertill.till.shift;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import java.time.LocalDate;

/**
 * A drawer in somebody's hands: who, since which business day, and what ought to lie in it.
 * Immutable.
 *
 * @param id number of the shift on this till, from 1
 * @param currency of all its amounts: the shop's when it was opened
 */
public record Shift(
    String id,
    String cashierId,
    String cashierName,
    LocalDate businessDay,
    Money openingFloat,
    Currency currency,
    Drawer drawer) {

  /** The shift after something happened at its drawer. */
  public Shift after(DrawerEvent event) {
    return new Shift(
        id, cashierId, cashierName, businessDay, openingFloat, currency, drawer.after(event));
  }

  /** The shop's cash that ought to lie in the drawer. */
  public Money expected() {
    return drawer.expected(TenderType.cash(currency.code()));
  }

  /** What was counted less what was expected: negative is short, positive is over. */
  public Money difference(Money counted) {
    return counted.minus(expected());
  }
}
