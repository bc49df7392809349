package dev.evertill.till.money;

import java.math.BigInteger;

/**
 * The arithmetic that rounds. Exact up to the last step, whatever the size of the factors.
 * Functions only.
 */
final class Rounding {
  private Rounding() {}

  /**
   * {@code a × b ÷ divisor}, rounded to the nearest whole number; a half goes away from zero, so
   * that a refund mirrors its sale.
   */
  static long halfUp(long a, long b, long divisor) {
    if (divisor <= 0) {
      throw new IllegalArgumentException("divisor < 1: " + divisor);
    }
    BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    BigInteger two = BigInteger.TWO;
    BigInteger half = BigInteger.valueOf(divisor);
    BigInteger doubled = product.abs().multiply(two).add(half);
    BigInteger rounded = doubled.divide(half.multiply(two));
    return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
  }
}
