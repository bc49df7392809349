package dev.evertill.till.money;

import java.math.BigDecimal;

/** A rate in millionths of a percent: 20000000 is 20 %, 9975000 is 9.975 %. Immutable. */
public record Percent(long millionths) implements Comparable<Percent> {
  public static final Percent ZERO = new Percent(0);
  public static final Percent HUNDRED = new Percent(100_000_000);

  private static final int PLACES = 6;

  public Percent {
    if (millionths < 0) {
      throw new IllegalArgumentException("percent < 0: " + millionths);
    }
  }

  public static Percent of(long whole) {
    return new Percent(Math.multiplyExact(whole, 1_000_000));
  }

  /**
   * Reads {@code 20} or {@code 9.975}.
   *
   * @throws IllegalArgumentException when it is no number, negative or has more than six decimals
   */
  public static Percent parse(String text) {
    try {
      return new Percent(Decimals.read(text, PLACES));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "percent " + text + ": a number with at most " + PLACES + " decimals is allowed", e);
    }
  }

  /** This part of {@code amount}: amount × rate ÷ 100. */
  public Money of(Money amount, Rounding rounding) {
    return Money.of(rounding.ratio(amount.minor(), millionths, HUNDRED.millionths));
  }

  /** The rate as a fraction of one: 20 % is 1/5. */
  public Exact exact() {
    return Exact.of(millionths, HUNDRED.millionths);
  }

  /** The shortest exact form: {@code 20}, {@code 9.975}. */
  public String text() {
    return BigDecimal.valueOf(millionths, PLACES).stripTrailingZeros().toPlainString();
  }

  @Override
  public int compareTo(Percent other) {
    return Long.compare(millionths, other.millionths);
  }
}
