package dev.evertill.till.money;

import java.math.BigInteger;

/**
 * An exact fraction of minor units: what a tax or a share is before it is rounded. Always in lowest
 * terms with a divisor above 0, so that equal values are equal. Immutable.
 */
public record Exact(BigInteger dividend, BigInteger divisor) implements Comparable<Exact> {
  public static final Exact ZERO = new Exact(BigInteger.ZERO, BigInteger.ONE);
  public static final Exact ONE = new Exact(BigInteger.ONE, BigInteger.ONE);

  /**
   * @throws ArithmeticException when the divisor is 0
   */
  public Exact {
    if (divisor.signum() == 0) {
      throw new ArithmeticException("division by zero: " + dividend + " / 0");
    }
    BigInteger common = dividend.gcd(divisor);
    if (divisor.signum() < 0) {
      common = common.negate();
    }
    if (!common.equals(BigInteger.ONE)) {
      dividend = dividend.divide(common);
      divisor = divisor.divide(common);
    }
  }

  public static Exact of(long whole) {
    return of(whole, 1);
  }

  public static Exact of(long dividend, long divisor) {
    return new Exact(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor));
  }

  public static Exact of(Money amount) {
    return of(amount.minor(), 1);
  }

  public Exact plus(Exact other) {
    return new Exact(
        dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
        divisor.multiply(other.divisor));
  }

  public Exact minus(Exact other) {
    return plus(other.negate());
  }

  public Exact times(Exact other) {
    return new Exact(dividend.multiply(other.dividend), divisor.multiply(other.divisor));
  }

  /**
   * @throws ArithmeticException when {@code other} is 0
   */
  public Exact dividedBy(Exact other) {
    return new Exact(dividend.multiply(other.divisor), divisor.multiply(other.dividend));
  }

  public Exact negate() {
    return new Exact(dividend.negate(), divisor);
  }

  /** −1, 0 or 1. */
  public int signum() {
    return dividend.signum();
  }

  /**
   * The amount that stands for this fraction of minor units.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money rounded(Rounding rounding) {
    return Money.of(rounding.quotient(dividend, divisor).longValueExact());
  }

  @Override
  public int compareTo(Exact other) {
    return dividend.multiply(other.divisor).compareTo(other.dividend.multiply(divisor));
  }
}
