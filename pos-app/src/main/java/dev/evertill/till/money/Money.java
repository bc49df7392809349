package dev.evertill.till.money;

/**
 * An amount in minor units of the shop's one currency: 1250 is 12.50. Immutable.
 *
 * <p>Sums never round; only {@link #times(Quantity)} does, and its rounding is named there. An
 * amount that does not fit is an {@link ArithmeticException}, never a wrap.
 */
public record Money(long minor) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  public static Money of(long minor) {
    return minor == 0 ? ZERO : new Money(minor);
  }

  public Money plus(Money other) {
    return of(Math.addExact(minor, other.minor));
  }

  public Money minus(Money other) {
    return of(Math.subtractExact(minor, other.minor));
  }

  public Money negate() {
    return of(Math.negateExact(minor));
  }

  /** What {@code quantity} costs at this price for one: rounded half up, away from zero. */
  public Money times(Quantity quantity) {
    return of(Rounding.halfUp(minor, quantity.thousandths(), Quantity.PER_UNIT));
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, other.minor);
  }
}
