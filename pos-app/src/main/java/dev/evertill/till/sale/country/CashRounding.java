package dev.evertill.till.sale.country;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;

/**
 * What coins cannot pay. Only the part paid in cash is rounded, a refund mirrors. Immutable.
 *
 * @param step the smallest amount that is paid in cash, 0 where there is a coin for every amount
 * @param rounding how what is due is rounded
 * @param changeStep the smallest amount that is given back
 * @param changeRounding how change is rounded
 */
public record CashRounding(
    Money step, Rounding rounding, Money changeStep, Rounding changeRounding) {
  /** Every amount can be paid. */
  public static final CashRounding NONE =
      new CashRounding(Money.ZERO, Rounding.HALF_UP, Money.ZERO, Rounding.HALF_UP);

  /** What is paid in coins for {@code exact}; for a refund what is paid out, mirrored. */
  public Money due(Money exact) {
    return rounding.toStep(exact, step);
  }

  /** What is given back in coins for {@code exact}. */
  public Money change(Money exact) {
    return changeRounding.toStep(exact, changeStep);
  }
}
