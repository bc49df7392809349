package dev.evertill.till.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers as they are written on price tags and in documents. Functions only. */
final class Decimals {
  /** An exponent is refused: it would let ten characters stand for gigabytes of digits. */
  private static final Pattern PLAIN = Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

  /** Nothing longer fits; so that a whole file in the wrong field costs nothing. */
  private static final int MOST_CHARACTERS = 32;

  private Decimals() {}

  /**
   * How many units of 10 to the power of −{@code places} the text is: {@code 12.5} with 2 places is
   * 1250.
   *
   * @throws NumberFormatException when it is no number or has more decimals than {@code places}
   * @throws ArithmeticException when it does not fit
   */
  static long read(String text, int places) {
    return exact(text, places).movePointRight(places).longValueExact();
  }

  /**
   * The number itself.
   *
   * @throws NumberFormatException when it is no number or has more than {@code most} decimals
   */
  static BigDecimal exact(String text, int most) {
    if (text.length() > MOST_CHARACTERS || !PLAIN.matcher(text).matches()) {
      throw new NumberFormatException("not digits with one point at most");
    }
    BigDecimal exact = new BigDecimal(text);
    if (exact.scale() > most) {
      throw new NumberFormatException(exact.scale() + " decimals");
    }
    return exact;
  }
}
