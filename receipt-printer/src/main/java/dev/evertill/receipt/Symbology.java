package dev.evertill.receipt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of bar code a receipt carries, each with what it can say. */
public enum Symbology {
  /** 13 digits, the last a check digit (GS1 General Specifications). */
  EAN_13("EAN-13"),
  /** 8 digits, the last a check digit. */
  EAN_8("EAN-8"),
  /** 12 digits, the last a check digit. */
  UPC_A("UPC-A"),
  /** 8 digits: 0 or 1, six digits, and the check digit of the UPC-A they stand for. */
  UPC_E("UPC-E"),
  /** Digits, capitals, space and {@code - . $ / + %} (ISO/IEC 16388). */
  CODE_39("CODE-39"),
  /** ASCII. */
  CODE_93("CODE-93"),
  /** Digits and {@code - $ : / . +} between two of {@code A B C D}. */
  CODABAR("CODABAR"),
  /** An even number of digits: interleaved 2 of 5 (ISO/IEC 16390). */
  ITF("ITF"),
  /** ASCII, control characters too (ISO/IEC 15417). */
  CODE_128("CODE-128"),
  /** Element strings with their identifiers in brackets: {@code (01)09501101530003(10)AB-12}. */
  GS1_128("GS1-128");

  private static final int LONGEST = 80;
  private static final Pattern CODE_39_TEXT = Pattern.compile("[0-9A-Z \\-.$/+%]+");
  private static final Pattern CODABAR_TEXT = Pattern.compile("[A-D][0-9\\-$:/.+]+[A-D]");
  private static final Pattern ELEMENT = Pattern.compile("\\((\\d{2,4})\\)([^(]+)");
  private static final Pattern ELEMENTS = Pattern.compile("(\\(\\d{2,4}\\)[!-'*-~]+)+");

  private final String title;

  Symbology(String title) {
    this.title = title;
  }

  /** The name people use: {@code EAN-13}. */
  public String title() {
    return title;
  }

  /** Refuses data that no scanner would give back. */
  void check(String data) {
    switch (this) {
      case EAN_13 -> checkDigits(data, 13);
      case EAN_8 -> checkDigits(data, 8);
      case UPC_A -> checkDigits(data, 12);
      case UPC_E -> checkUpcE(data);
      case CODE_39 -> checkText(data, CODE_39_TEXT, "digits, capitals, space and - . $ / + %");
      case CODABAR -> checkText(data, CODABAR_TEXT, "digits and - $ : / . + between A, B, C or D");
      case ITF -> checkItf(data);
      case CODE_93, CODE_128 -> checkAscii(data);
      case GS1_128 -> checkElements(data);
    }
  }

  private void checkDigits(String data, int length) {
    if (data.length() != length || !isDigits(data)) {
      throw new IllegalArgumentException(title + " has " + length + " digits: " + data);
    }
    checkLast(data, data);
  }

  private void checkUpcE(String data) {
    if (data.length() != 8 || !isDigits(data) || data.charAt(0) > '1') {
      throw new IllegalArgumentException(title + " has 8 digits, 0 or 1 first: " + data);
    }
    checkLast(expanded(data), data);
  }

  /** The UPC-A that a UPC-E stands for (GS1 General Specifications, zero suppression). */
  public static String expanded(String upcE) {
    String digits = upcE.substring(1, 7);
    char last = digits.charAt(5);
    String number =
        switch (last) {
          case '0', '1', '2' -> digits.substring(0, 2) + last + "0000" + digits.substring(2, 5);
          case '3' -> digits.substring(0, 3) + "00000" + digits.substring(3, 5);
          case '4' -> digits.substring(0, 4) + "00000" + digits.charAt(4);
          default -> digits.substring(0, 5) + "0000" + last;
        };
    return upcE.charAt(0) + number + upcE.charAt(7);
  }

  private void checkLast(String digits, String data) {
    int sum = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      sum += (digits.charAt(digits.length() - 2 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    int expected = (10 - sum % 10) % 10;
    int found = digits.charAt(digits.length() - 1) - '0';
    if (found != expected) {
      throw new IllegalArgumentException(
          title + " check digit " + found + ", expected " + expected + ": " + data);
    }
  }

  private void checkItf(String data) {
    checkLength(data);
    if (data.length() % 2 != 0 || !isDigits(data)) {
      throw new IllegalArgumentException(title + " has an even number of digits: " + data);
    }
  }

  private void checkText(String data, Pattern allowed, String what) {
    checkLength(data);
    if (!allowed.matcher(data).matches()) {
      throw new IllegalArgumentException(title + " holds " + what + ": " + data);
    }
  }

  /** A value of another length than its identifier asks for hides the element behind it. */
  private void checkElements(String data) {
    checkText(data, ELEMENTS, "(identifier) and value, once or more");
    for (Matcher element = ELEMENT.matcher(data); element.find(); ) {
      String identifier = element.group(1);
      int length = predefinedLength(identifier) - identifier.length();
      int found = element.group(2).length();
      if (length > 0 && found != length) {
        throw new IllegalArgumentException(
            title
                + " ("
                + identifier
                + ") has "
                + length
                + " characters, not "
                + found
                + ": "
                + data);
      }
    }
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

  private void checkAscii(String data) {
    checkLength(data);
    if (!data.chars().allMatch(c -> c <= 0x7F)) {
      throw new IllegalArgumentException(title + " holds ASCII only: " + data);
    }
  }

  private void checkLength(String data) {
    if (data.isEmpty() || data.length() > LONGEST) {
      throw new IllegalArgumentException(
          title + " has 1 to " + LONGEST + " characters: " + data.length());
    }
  }

  private static boolean isDigits(String data) {
    return data.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
