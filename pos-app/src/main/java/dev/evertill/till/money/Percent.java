package dev.evertill.till.money;

import java.math.BigDecimal;

/** A rate in thousandths of a percent: 20000 is 20 %, 9975 is 9.975 %. Immutable. */
public record Percent(long thousandths) {
  private static final long WHOLE = 100_000;

  public Percent {
    if (thousandths < 0) {
      throw new IllegalArgumentException("percent < 0: " + thousandths);
    }
  }

  /**
   * Reads {@code 20} or {@code 9.975}.
   *
   * @throws IllegalArgumentException when it is no number, negative or has more than three decimals
   */
  public static Percent parse(String text) {
    try {
      return new Percent(new BigDecimal(text).movePointRight(3).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "percent " + text + ": a number with at most 3 decimals is allowed", e);
    }
  }

  /** The tax that is inside {@code gross}: gross × rate ÷ (100 + rate), half up from zero. */
  public Money includedIn(Money gross) {
    return Money.of(Rounding.halfUp(gross.minor(), thousandths, Math.addExact(WHOLE, thousandths)));
  }

  /** The shortest exact form: {@code 20}, {@code 9.975}. */
  public String text() {
    return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }
}
