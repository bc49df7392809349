package dev.evertill.receipt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a GS1-128 holds between its bars: FNC1, then the elements without their brackets, with FNC1
 * after a value whose length its identifier does not say (GS1 General Specifications). Immutable.
 */
public final class GsOne {
  /** Stands for FNC1 in what comes out; no bar code has it as data. */
  public static final char FNC1 = '\u00F1';

  private static final Pattern ELEMENT = Pattern.compile("\\((\\d{2,4})\\)([^(]+)");

  private GsOne() {}

  /**
   * @param elements with their identifiers in brackets: {@code (01)09501101530003(10)AB-12}
   * @throws IllegalArgumentException if a value does not have the length its identifier asks for,
   *     so that no scanner would find the next element
   */
  public static String coded(String elements) {
    StringBuilder coded = new StringBuilder().append(FNC1);
    Matcher element = ELEMENT.matcher(elements);
    while (element.find()) {
      String identifier = element.group(1);
      String value = element.group(2);
      coded.append(identifier).append(value);
      boolean last = element.end() == elements.length();
      int whole = predefinedLength(identifier);
      if (whole > 0) {
        check(whole, identifier, value, elements);
      } else if (!last) {
        coded.append(FNC1);
      }
    }
    return coded.toString();
  }

  /**
   * How many characters identifier and value have together where the General Specifications say so,
   * else 0.
   *
   * @param identifier all of it, or its first two digits
   */
  public static int predefinedLength(String identifier) {
    return switch (identifier.substring(0, 2)) {
      case "00" -> 20;
      case "01", "02", "03", "41" -> 16;
      case "04" -> 18;
      case "11", "12", "13", "14", "15", "16", "17", "18", "19" -> 8;
      case "20" -> 4;
      case "31", "32", "33", "34", "35", "36" -> 10;
      default -> 0;
    };
  }

  private static void check(int whole, String identifier, String value, String elements) {
    if (identifier.length() + value.length() != whole) {
      throw new IllegalArgumentException(
          "GS1-128 ("
              + identifier
              + ") has "
              + (whole - identifier.length())
              + " characters, not "
              + value.length()
              + ": "
              + elements);
    }
  }
}
