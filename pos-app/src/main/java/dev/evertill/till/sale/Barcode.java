package dev.evertill.till.sale;

/**
 * What a scanner or a hand typed, read. Immutable.
 *
 * <p>A GTIN (GS1 General Specifications, section 7.9 for the check digit) is kept with leading
 * zeros to 14 digits, so that a UPC-A scanned as EAN-13 is the same code. Four to seven digits, and
 * anything shorter, are a price look-up number of the shop. Nothing here throws: a code that cannot
 * be read is an answer.
 */
public sealed interface Barcode {
  /** A global trade item number, 14 digits with its leading zeros. */
  record Gtin(String digits) implements Barcode {}

  /** A number of the shop's own, without leading zeros. */
  record Plu(String digits) implements Barcode {}

  /** Not a code; {@code why} says what is wrong and what was expected. */
  record Unreadable(String why) implements Barcode {}

  static Barcode read(String text) {
    String digits = text.strip();
    if (digits.isEmpty()) {
      return new Unreadable("nothing was read");
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return new Unreadable("'" + c + "' at place " + (i + 1) + ", only digits are allowed");
      }
    }
    return switch (digits.length()) {
      case 8, 12, 13, 14 -> gtin(digits);
      case 1, 2, 3, 4, 5, 6, 7 -> plu(digits);
      default -> new Unreadable(digits.length() + " digits, 1 to 7, 8, 12, 13 or 14 are allowed");
    };
  }

  private static Barcode gtin(String digits) {
    int expected = checkDigit(digits.substring(0, digits.length() - 1));
    int found = digits.charAt(digits.length() - 1) - '0';
    if (found != expected) {
      return new Unreadable("check digit " + found + ", expected " + expected);
    }
    return new Gtin("0".repeat(14 - digits.length()) + digits);
  }

  private static Barcode plu(String digits) {
    String bare = digits.replaceFirst("^0+", "");
    return bare.isEmpty() ? new Unreadable("only zeros") : new Plu(bare);
  }

  /** The GS1 check digit of a number without one: weights 3 and 1 from the right, modulo 10. */
  static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int fromRight = body.length() - 1 - i;
      sum += (body.charAt(i) - '0') * (fromRight % 2 == 0 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }
}
