package dev.evertill.receipt;

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
  /** ASCII; what {@link #CODE_39} does not have takes the room of two. */
  CODE_93("CODE-93"),
  /** Digits and {@code - $ : / . +} between two of {@code A B C D}. */
  CODABAR("CODABAR"),
  /** An even number of digits: interleaved 2 of 5 (ISO/IEC 16390). */
  ITF("ITF"),
  /** ASCII, control characters too (ISO/IEC 15417). */
  CODE_128("CODE-128"),
  /**
   * Element strings with their identifiers in brackets: {@code (01)09501101530003(10)AB-12}.
   * Lengths are checked; check digits and what else a value says are not, for scanners read them
   * anyway.
   */
  GS1_128("GS1-128");

  private static final int LONGEST = 80;
  private static final Pattern CODE_39_TEXT = Pattern.compile("[0-9A-Z \\-.$/+%]+");
  private static final Pattern CODABAR_TEXT = Pattern.compile("[A-D][0-9\\-$:/.+]+[A-D]");
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
      case CODE_93 -> checkCode93(data);
      case CODE_128 -> checkAscii(data);
      case GS1_128 -> checkGsOne(data);
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
    int expected = checkDigit(digits.substring(0, digits.length() - 1));
    int found = digits.charAt(digits.length() - 1) - '0';
    if (found != expected) {
      throw new IllegalArgumentException(
          title + " check digit " + found + ", expected " + expected + ": " + data);
    }
  }

  /** What follows these digits in an EAN or a UPC (GS1 General Specifications). */
  public static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
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

  private void checkAscii(String data) {
    checkLength(data);
    if (!data.chars().allMatch(c -> c <= 0x7F)) {
      throw new IllegalArgumentException(title + " holds ASCII only: " + data);
    }
  }

  private void checkCode93(String data) {
    checkAscii(data);
    long room =
        data.chars().map(c -> CODE_39_TEXT.matcher(Character.toString(c)).matches() ? 1 : 2).sum();
    if (room > LONGEST) {
      throw new IllegalArgumentException(
          title
              + " has room for "
              + LONGEST
              + " characters, where those that CODE-39 does not have count twice: "
              + room);
    }
  }

  private void checkGsOne(String data) {
    checkText(data, ELEMENTS, "(identifier) and value, once or more");
    GsOne.coded(data);
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
