package dev.evertill.sync.server;

/**
 * What is behind a barcode of a goods file: a GTIN of 8, 12, 13 or 14 digits with a right check
 * digit, or a code of the shop's own of 4 to 7 digits. An eight-digit UPC-E looks like a GTIN-8 and
 * is never guessed. Immutable.
 *
 * @param sku the digits without leading zeros
 * @param code the GTIN padded with zeros to 14 digits, null for the shop's own
 */
record Barcode(String sku, String code) {
  private static final int GTIN_DIGITS = 14;

  /** A barcode, or the words that say why it is none. */
  record Read(Barcode barcode, String refusal) {}

  static Read read(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return refused(
            "character " + (at + 1) + " is " + shown(text.charAt(at)) + ", allowed are digits");
      }
    }
    int length = text.length();
    if (length < 4 || length > GTIN_DIGITS || length > 8 && length < 12) {
      return refused(length + " digits, allowed are 4 to 8, 12, 13, 14");
    }
    String sku = text.replaceFirst("^0+", "");
    if (sku.isEmpty()) {
      return refused("only zeros, at least one other digit is expected");
    }
    if (length < 8) {
      return new Read(new Barcode(sku, null), null);
    }
    char expected = checkDigit(text.substring(0, length - 1));
    char found = text.charAt(length - 1);
    return found == expected
        ? new Read(new Barcode(sku, padded(text)), null)
        : refused("check digit " + found + ", expected " + expected);
  }

  private static Read refused(String why) {
    return new Read(null, why);
  }

  private static String shown(char c) {
    return Character.isISOControl(c) || Character.isWhitespace(c)
        ? String.format("U+%04X", (int) c)
        : String.valueOf(c);
  }

  static String padded(String digits) {
    return "0".repeat(GTIN_DIGITS - digits.length()) + digits;
  }

  /** Weights 3, 1, 3 … from the right; the digit fills the sum up to a multiple of ten. */
  static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? 3 * digit : digit;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }
}
