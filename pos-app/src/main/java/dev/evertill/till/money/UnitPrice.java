package dev.evertill.till.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What one piece or one kilogram costs. It may have more places than the currency: 1.799 for a
 * litre of fuel is {@code value} 1799 with 1 place behind the minor unit. Kept without trailing
 * zeros, so that equal prices are equal. Immutable.
 *
 * @param value the price in units of 10 to the power of −{@code places} minor units
 * @param places how many places it has behind the minor unit, 0 to 6
 */
public record UnitPrice(long value, int places) implements Comparable<UnitPrice> {
  /** Places behind the minor unit that are allowed at most. */
  public static final int MOST_PLACES = 6;

  public static final UnitPrice ZERO = new UnitPrice(0, 0);

  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  /**
   * @throws IllegalArgumentException when {@code places} is not 0 to 6
   */
  public UnitPrice {
    if (places < 0 || places > MOST_PLACES) {
      throw new IllegalArgumentException(
          "places " + places + ": 0 to " + MOST_PLACES + " are allowed");
    }
    while (places > 0 && value % 10 == 0) {
      value /= 10;
      places--;
    }
  }

  public static UnitPrice of(Money whole) {
    return new UnitPrice(whole.minor(), 0);
  }

  public static UnitPrice ofMinor(long minor) {
    return new UnitPrice(minor, 0);
  }

  /**
   * What {@code quantity} costs: price × quantity, rounded once.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money times(Quantity quantity, Rounding rounding) {
    return Money.of(
        rounding.ratio(value, quantity.thousandths(), POWERS[places] * Quantity.PER_UNIT));
  }

  /**
   * How much is to be had for {@code amount}, to the nearest thousandth; empty when that is
   * nothing, less than nothing, or more than a quantity holds.
   */
  public Optional<Quantity> quantityFor(Money amount) {
    if (value <= 0 || !amount.isPositive()) {
      return Optional.empty();
    }
    BigInteger thousandths =
        Rounding.HALF_UP.quotient(
            BigInteger.valueOf(amount.minor())
                .multiply(BigInteger.valueOf(POWERS[places] * Quantity.PER_UNIT)),
            BigInteger.valueOf(value));
    return thousandths.signum() == 0 || thousandths.bitLength() >= Long.SIZE
        ? Optional.empty()
        : Optional.of(new Quantity(thousandths.longValueExact()));
  }

  /** The price for one as an amount: exact where it has no more places than the currency. */
  public Money rounded(Rounding rounding) {
    return Money.of(rounding.ratio(value, 1, POWERS[places]));
  }

  public boolean isNegative() {
    return value < 0;
  }

  @Override
  public int compareTo(UnitPrice other) {
    return BigDecimal.valueOf(value, places)
        .compareTo(BigDecimal.valueOf(other.value, other.places));
  }
}
