package dev.evertill.till.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Which whole number stands for an exact fraction. Every way mirrors: what it does to an amount it
 * does to the same amount of a refund. Exact up to the last step, whatever the size of the factors.
 * Immutable.
 */
public enum Rounding {
  /** To the nearest; a half goes away from zero: 0.5 → 1, −0.5 → −1. */
  HALF_UP(RoundingMode.HALF_UP),
  /** To the nearest; a half goes towards zero: 0.5 → 0, −0.5 → 0. */
  HALF_DOWN(RoundingMode.HALF_DOWN),
  /** To the nearest; a half goes to the even neighbour (IEEE 754, roundTiesToEven): 2.5 → 2. */
  HALF_EVEN(RoundingMode.HALF_EVEN),
  /** Away from zero: 0.1 → 1, −0.1 → −1. */
  UP(RoundingMode.UP),
  /** Towards zero: 0.9 → 0, −0.9 → 0. */
  DOWN(RoundingMode.DOWN);

  private final RoundingMode mode;

  Rounding(RoundingMode mode) {
    this.mode = mode;
  }

  /**
   * {@code a × b ÷ divisor}, rounded.
   *
   * @throws ArithmeticException when the result does not fit or the divisor is 0
   */
  public long ratio(long a, long b, long divisor) {
    if (divisor > 0 && Math.multiplyHigh(a, b) == (a * b) >> 63) {
      return quotient(a * b, divisor);
    }
    return quotient(
            BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), BigInteger.valueOf(divisor))
        .longValueExact();
  }

  /**
   * The multiple of {@code step} that stands for {@code amount}; with a step of 0 or of one minor
   * unit the amount itself.
   *
   * @throws IllegalArgumentException when the step is negative
   * @throws ArithmeticException when the result does not fit
   */
  public Money toStep(Money amount, Money step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("step < 0: " + step.minor());
    }
    if (step.minor() <= 1) {
      return amount;
    }
    return Money.of(Math.multiplyExact(quotient(amount.minor(), step.minor()), step.minor()));
  }

  BigInteger quotient(BigInteger dividend, BigInteger divisor) {
    return new BigDecimal(dividend).divide(new BigDecimal(divisor), 0, mode).toBigIntegerExact();
  }

  /** The same for a divisor above 0 and what fits a long, without making objects. */
  private long quotient(long dividend, long divisor) {
    long whole = dividend / divisor;
    long rest = Math.abs(dividend % divisor);
    if (rest == 0) {
      return whole;
    }
    int againstHalf = Long.compare(rest, divisor - rest);
    boolean away =
        switch (this) {
          case HALF_UP -> againstHalf >= 0;
          case HALF_DOWN -> againstHalf > 0;
          case HALF_EVEN -> againstHalf > 0 || (againstHalf == 0 && whole % 2 != 0);
          case UP -> true;
          case DOWN -> false;
        };
    return away ? whole + (dividend < 0 ? -1 : 1) : whole;
  }
}
