package dev.evertill.till.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of an item: thousandths of a piece or of a kilogram, 1250 is 1.250 kg. Immutable. */
public record Quantity(long thousandths) implements Comparable<Quantity> {
  public static final long PER_UNIT = 1000;
  public static final Quantity ONE = new Quantity(PER_UNIT);
  public static final Quantity ZERO = new Quantity(0);

  private static final int PLACES = 3;

  public static Quantity of(long whole) {
    return new Quantity(Math.multiplyExact(whole, PER_UNIT));
  }

  /**
   * Reads an exact decimal such as {@code 3} or {@code 1.250}.
   *
   * @throws IllegalArgumentException when it is no number or has more than three decimals
   */
  public static Quantity parse(String text) {
    try {
      return new Quantity(Decimals.read(text, PLACES));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "quantity " + text + ": a number with at most " + PLACES + " decimals is allowed", e);
    }
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(thousandths, other.thousandths));
  }

  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(thousandths, other.thousandths));
  }

  public Quantity negate() {
    return new Quantity(Math.negateExact(thousandths));
  }

  public boolean isWhole() {
    return thousandths % PER_UNIT == 0;
  }

  /** The shortest exact form: {@code 3} for whole pieces, {@code 1.250} otherwise. */
  public String text() {
    BigDecimal exact = BigDecimal.valueOf(thousandths, PLACES);
    return isWhole()
        ? exact.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : exact.toPlainString();
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(thousandths, other.thousandths);
  }
}
