package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Rounding;
import java.math.BigInteger;

/**
 * So much of every minor unit of a price and so much for every thousandth of its quantity: {@code
 * (ofAmount × amount + ofQuantity × quantity) ÷ divisor}, exactly. What a net or a tax is of a
 * line. Immutable.
 */
final class Part {
  /** Two products of numbers below this add up in a long: no big numbers are made for a scan. */
  private static final long SMALL = 1L << 31;

  private final BigInteger ofAmount;
  private final BigInteger ofQuantity;
  private final BigInteger divisor;
  private final boolean small;
  private final long smallOfAmount;
  private final long smallOfQuantity;
  private final long smallDivisor;

  Part(Exact ofAmount, Exact ofQuantity) {
    BigInteger common = ofAmount.divisor().gcd(ofQuantity.divisor());
    BigInteger scale = ofQuantity.divisor().divide(common);
    divisor = ofAmount.divisor().multiply(scale);
    this.ofAmount = ofAmount.dividend().multiply(scale);
    this.ofQuantity = ofQuantity.dividend().multiply(ofAmount.divisor().divide(common));
    small = isSmall(this.ofAmount) && isSmall(this.ofQuantity) && divisor.bitLength() < Long.SIZE;
    smallOfAmount = this.ofAmount.longValue();
    smallOfQuantity = this.ofQuantity.longValue();
    smallDivisor = divisor.longValue();
  }

  /**
   * Of {@code amount} minor units and {@code quantity} thousandths, rounded to minor units.
   *
   * @throws ArithmeticException when it does not fit
   */
  long rounded(long amount, long quantity, Rounding rounding) {
    return fits(amount, quantity)
        ? rounding.ratio(smallDividend(amount, quantity), 1, smallDivisor)
        : new Exact(dividend(amount, quantity), divisor).rounded(rounding).minor();
  }

  /**
   * The whole minor units in it, cut off towards zero.
   *
   * @throws ArithmeticException when they do not fit
   */
  long whole(long amount, long quantity) {
    return fits(amount, quantity)
        ? smallDividend(amount, quantity) / smallDivisor
        : dividend(amount, quantity).divide(divisor).longValueExact();
  }

  /** What {@link #whole} cuts off, with its sign, in parts of the divisor. */
  BigInteger rest(long amount, long quantity) {
    return fits(amount, quantity)
        ? BigInteger.valueOf(smallDividend(amount, quantity) % smallDivisor)
        : dividend(amount, quantity).remainder(divisor);
  }

  private boolean fits(long amount, long quantity) {
    return small && isSmall(amount) && isSmall(quantity);
  }

  private long smallDividend(long amount, long quantity) {
    return smallOfAmount * amount + smallOfQuantity * quantity;
  }

  private BigInteger dividend(long amount, long quantity) {
    return ofAmount
        .multiply(BigInteger.valueOf(amount))
        .add(ofQuantity.multiply(BigInteger.valueOf(quantity)));
  }

  private static boolean isSmall(BigInteger number) {
    return number.bitLength() < Integer.SIZE;
  }

  private static boolean isSmall(long number) {
    return -SMALL < number && number < SMALL;
  }
}
