package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.time.LocalDate;

/**
 * A drawer in somebody's hands: who, since which business day, and what ought to lie in it.
 * Immutable.
 *
 * @param id number of the shift on this till, from 1
 * @param cashSales cash that came in by sales, change already taken off
 */
public record Shift(
    String id,
    String cashierId,
    String cashierName,
    LocalDate businessDay,
    Money openingFloat,
    Money cashSales) {

  public Shift withSale(Money cash) {
    return new Shift(id, cashierId, cashierName, businessDay, openingFloat, cashSales.plus(cash));
  }

  /** What the drawer ought to hold. */
  public Money expected() {
    return openingFloat.plus(cashSales);
  }

  /** What was counted less what was expected: negative is short, positive is over. */
  public Money difference(Money counted) {
    return counted.minus(expected());
  }
}
