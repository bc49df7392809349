package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Symbology;

/**
 * GS1 element strings as they stand in a bar code, with their identifiers put in brackets.
 * Immutable.
 *
 * <p>The lengths are those of the GS1 General Specifications: of identifiers by their first two
 * digits, of values where they are predefined; other values end at a separator.
 */
final class GsOneElements {
  static final char SEPARATOR = '\u001D';

  private GsOneElements() {}

  /**
   * @throws IllegalArgumentException if it is cut off or begins with no identifier
   */
  static String bracketed(String data) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < data.length()) {
      int valueFrom = from + identifierLength(data, from);
      if (valueFrom >= data.length()) {
        throw new IllegalArgumentException("GS1-128 ends within an element: " + data);
      }
      int fixed = Symbology.predefinedLength(data.substring(from, from + 2));
      int separator = data.indexOf(SEPARATOR, valueFrom);
      int valueTo = separator < 0 ? data.length() : separator;
      if (fixed > 0) {
        valueTo = Math.min(valueTo, valueFrom + fixed - (valueFrom - from));
      }
      text.append('(').append(data, from, valueFrom).append(')').append(data, valueFrom, valueTo);
      from = valueTo == separator ? valueTo + 1 : valueTo;
    }
    return text.toString();
  }

  private static int identifierLength(String data, int from) {
    if (data.length() < from + 2
        || !isDigit(data.charAt(from))
        || !isDigit(data.charAt(from + 1))) {
      throw new IllegalArgumentException(
          "GS1-128 has an identifier of 2 to 4 digits before each value: " + data);
    }
    return switch (data.substring(from, from + 2)) {
      case "23", "24", "25", "40", "41", "42", "71" -> 3;
      case "31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82" -> 4;
      default -> 2;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
