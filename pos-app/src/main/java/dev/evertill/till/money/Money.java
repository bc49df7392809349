package dev.evertill.till.money;

/**
 * An amount in minor units of the shop's one currency: 1250 is 12.50. Immutable.
 *
 * <p>Sums never round. An amount that does not fit is an {@link ArithmeticException}, never a wrap.
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

  public Money abs() {
    return isNegative() ? negate() : this;
  }

  /** The smaller of the two. */
  public Money atMost(Money limit) {
    return minor <= limit.minor ? this : limit;
  }

  /** The larger of the two. */
  public Money atLeast(Money limit) {
    return minor >= limit.minor ? this : limit;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, other.minor);
  }
}
