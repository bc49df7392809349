package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;

/**
 * How many, and how much together: one line of a report. Immutable.
 *
 * @param amount in minor units
 */
public record Total(long count, Money amount) {
  public static final Total NONE = new Total(0, Money.ZERO);

  /** One of this amount. */
  public static Total one(Money amount) {
    return new Total(1, amount);
  }

  /**
   * @throws ArithmeticException when the count or the amount does not fit
   */
  public Total plus(Total other) {
    return new Total(Math.addExact(count, other.count), amount.plus(other.amount));
  }

  static Total sum(Map<?, Total> totals) {
    return totals.values().stream().reduce(NONE, Total::plus);
  }
}
