package dev.evertill.till.sale.code;

import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Measured;
import dev.evertill.till.sale.code.Barcode.Measured.Kind;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How the shop's scale builds its codes: a setting. Immutable.
 *
 * <p>The pattern has a letter for each digit of an EAN-13, or of a UPC-A when it has 12 places:
 *
 * <pre>
 *   0-9  exactly this digit         W  weight in kilograms
 *   I    the item's number          P  price
 *   X    any digit, of no meaning   N  count
 *   K    the check digit, last      V  the check digit of a value of 4 or 5 digits
 * </pre>
 *
 * <p>So {@code 28IIIIVWWWWWK} is 28, an item of four digits, its value's check digit, five digits
 * of weight. A pattern begins with 02, 04 or 20 to 29 (UPC-A: 2 or 4): other numbers are not the
 * shop's.
 *
 * @param pattern as above
 * @param decimals how many digits of the value stand behind the point: −2 to 3, for a count 0; 3
 *     for a weight in grams, 2 for a price in cents, −1 for a price in tens
 * @param wholeKey whether the item's key begins with the digits before it ({@code 281234}) or is
 *     the item's number alone ({@code 1234}, one item under several prefixes)
 */
public record MeasureLayout(String pattern, int decimals, boolean wholeKey) {
  private static final int EAN_13 = 13;
  private static final String LETTERS = "0123456789IXWPNVK";

  /**
   * @throws IllegalArgumentException when no code could be built like this; says what is allowed
   */
  public MeasureLayout {
    checkLetters(pattern);
    checkPrefix(pattern);
    checkValue(pattern);
    int most = kind(pattern) == Kind.COUNT ? 0 : 3;
    int least = kind(pattern) == Kind.COUNT ? 0 : -2;
    if (decimals < least || decimals > most) {
      throw new IllegalArgumentException(
          wrong(pattern, "decimals " + decimals + ", " + least + " to " + most + " are allowed"));
    }
  }

  /**
   * Reads {@code 28IIIIVWWWWWK decimals=3 key=whole}. Without decimals a weight has 3, a price 2
   * and a count none; without a key it is the item's number alone ({@code key=item}).
   *
   * @throws IllegalArgumentException when it is no layout; says what is wrong and what is allowed
   */
  public static MeasureLayout parse(String text) {
    String[] words = text.strip().split("\\s+");
    String pattern = words[0];
    checkLetters(pattern);
    checkValue(pattern);
    int decimals = usualDecimals(kind(pattern));
    boolean wholeKey = false;
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("decimals=-?[0-9]")) {
        decimals = Integer.parseInt(words[i].substring("decimals=".length()));
      } else if (words[i].equals("key=whole") || words[i].equals("key=item")) {
        wholeKey = words[i].equals("key=whole");
      } else {
        throw new IllegalArgumentException(
            wrong(
                pattern,
                "word " + words[i] + ", decimals=0 to 3, key=item and key=whole are allowed"));
      }
    }
    return new MeasureLayout(pattern, decimals, wholeKey);
  }

  /** The layouts in use in {@code country} (ISO 3166, two letters); empty where none is known. */
  public static List<MeasureLayout> of(String country) {
    return NationalLayouts.of(country);
  }

  /** What {@link #parse} reads. */
  public String text() {
    return pattern + " decimals=" + decimals + (wholeKey ? " key=whole" : " key=item");
  }

  /** What is measured. */
  public Kind kind() {
    return kind(pattern);
  }

  /** Whether {@code digits}, an EAN-13, is built like this. */
  boolean fits(String digits) {
    int shift = EAN_13 - pattern.length();
    if (shift == 1 && digits.charAt(0) != '0') {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (isDigit(letter) && letter != digits.charAt(i + shift)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads an EAN-13 that {@link #fits} and whose check digit is right. A value of 0 is no sale at
   * nothing but the bare item: its price or weight comes from elsewhere.
   *
   * @param currencyDecimals of the shop's currency
   */
  Barcode read(String digits, int currencyDecimals) {
    String own = digits.substring(EAN_13 - pattern.length());
    String value = part(own, letter(kind()));
    String verifier = part(own, 'V');
    if (!verifier.isEmpty()) {
      int expected = CheckDigits.ofValue(value);
      if (verifier.charAt(0) - '0' != expected) {
        return new Unreadable(
            valueName() + " " + value + ": check digit " + verifier + ", expected " + expected);
      }
    }
    String gtin = base(own);
    long number = Long.parseLong(value);
    if (number == 0) {
      return new Gtin(gtin);
    }
    String item = withoutZeros(wholeKey ? own.substring(0, keyEnd()) : part(own, 'I'));
    if (item.isEmpty()) {
      return new Unreadable("item number: only zeros");
    }
    return measured(item, gtin, number, currencyDecimals);
  }

  private Barcode measured(String item, String gtin, long number, int currencyDecimals) {
    int places = kind() == Kind.PRICE ? currencyDecimals : 3;
    BigDecimal exact = BigDecimal.valueOf(number, decimals);
    BigDecimal units = exact.movePointRight(places).stripTrailingZeros();
    if (units.scale() > 0) {
      return new Unreadable(
          "price " + exact.toPlainString() + ": " + places + " decimals are allowed");
    }
    return new Measured(item, gtin, kind(), units.longValueExact());
  }

  /** The same code with zeros for the value, 14 digits. */
  private String base(String own) {
    StringBuilder base = new StringBuilder();
    for (int i = 0; i < pattern.length() - 1; i++) {
      char letter = pattern.charAt(i);
      base.append(letter == 'I' || isDigit(letter) ? own.charAt(i) : '0');
    }
    base.append(CheckDigits.gs1(base.toString(), 0, base.length()));
    return "0".repeat(14 - base.length()) + base;
  }

  /** The digits at the places of {@code letter}. */
  private String part(String own, char letter) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == letter) {
        part.append(own.charAt(i));
      }
    }
    return part.toString();
  }

  private int keyEnd() {
    return pattern.lastIndexOf('I') + 1;
  }

  private String valueName() {
    return switch (kind()) {
      case WEIGHT -> "weight";
      case PRICE -> "price";
      case COUNT -> "count";
    };
  }

  /** Whether some code fits both. */
  boolean overlaps(MeasureLayout other) {
    String mine = ean(pattern);
    String its = ean(other.pattern);
    for (int i = 0; i < EAN_13; i++) {
      char a = mine.charAt(i);
      char b = its.charAt(i);
      if (isDigit(a) && isDigit(b) && a != b) {
        return false;
      }
    }
    return true;
  }

  /** How many digits are fixed: the more, the closer the layout is to a code. */
  int fixedDigits() {
    return (int) ean(pattern).chars().filter(c -> isDigit((char) c)).count();
  }

  /** The layouts with the closest first. */
  static List<MeasureLayout> closestFirst(List<MeasureLayout> layouts) {
    List<MeasureLayout> sorted = new ArrayList<>(layouts);
    sorted.sort((a, b) -> Integer.compare(b.fixedDigits(), a.fixedDigits()));
    for (int i = 1; i < sorted.size(); i++) {
      for (int j = 0; j < i; j++) {
        MeasureLayout a = sorted.get(j);
        MeasureLayout b = sorted.get(i);
        if (a.fixedDigits() == b.fixedDigits() && a.overlaps(b)) {
          throw new IllegalArgumentException(
              "layouts "
                  + a.pattern
                  + " and "
                  + b.pattern
                  + " read the same codes, one is allowed");
        }
      }
    }
    return List.copyOf(sorted);
  }

  private static String ean(String pattern) {
    return "0".repeat(EAN_13 - pattern.length()) + pattern;
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static void checkLetters(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (LETTERS.indexOf(pattern.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            wrong(
                pattern,
                "'"
                    + pattern.charAt(i)
                    + "' at place "
                    + (i + 1)
                    + ", "
                    + LETTERS
                    + " are allowed"));
      }
    }
    if (pattern.length() != EAN_13 && pattern.length() != EAN_13 - 1) {
      throw new IllegalArgumentException(
          wrong(pattern, pattern.length() + " places, 13 or 12 are allowed"));
    }
    if (pattern.indexOf('K') != pattern.length() - 1) {
      throw new IllegalArgumentException(wrong(pattern, "one K is allowed, at the end"));
    }
  }

  private static void checkPrefix(String pattern) {
    String ean = ean(pattern);
    boolean inStore = ean.startsWith("02") || ean.startsWith("04") || (ean.charAt(0) == '2');
    if (!inStore) {
      throw new IllegalArgumentException(
          wrong(pattern, "02, 04 or 20 to 29 is allowed at the beginning, in 12 places 2 or 4"));
    }
  }

  private static void checkValue(String pattern) {
    if (pattern.indexOf('I') < 0) {
      throw new IllegalArgumentException(wrong(pattern, "no I for the item's number"));
    }
    int kinds = 0;
    for (Kind kind : Kind.values()) {
      kinds += pattern.indexOf(letter(kind)) < 0 ? 0 : 1;
    }
    if (kinds != 1) {
      throw new IllegalArgumentException(wrong(pattern, "exactly one of W, P and N is allowed"));
    }
    char letter = letter(kind(pattern));
    int length = (int) pattern.chars().filter(c -> c == letter).count();
    if (pattern.lastIndexOf(letter) - pattern.indexOf(letter) + 1 != length) {
      throw new IllegalArgumentException(wrong(pattern, letter + " is allowed in one row only"));
    }
    if (pattern.indexOf('V') != pattern.lastIndexOf('V')) {
      throw new IllegalArgumentException(wrong(pattern, "one V is allowed"));
    }
    if (pattern.indexOf('V') >= 0 && length != 4 && length != 5) {
      throw new IllegalArgumentException(
          wrong(pattern, "V checks " + length + " digits, 4 or 5 are allowed"));
    }
  }

  private static Kind kind(String pattern) {
    if (pattern.indexOf('W') >= 0) {
      return Kind.WEIGHT;
    }
    return pattern.indexOf('P') >= 0 ? Kind.PRICE : Kind.COUNT;
  }

  private static char letter(Kind kind) {
    return switch (kind) {
      case WEIGHT -> 'W';
      case PRICE -> 'P';
      case COUNT -> 'N';
    };
  }

  private static int usualDecimals(Kind kind) {
    return switch (kind) {
      case WEIGHT -> 3;
      case PRICE -> 2;
      case COUNT -> 0;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String wrong(String pattern, String why) {
    return "layout " + pattern + ": " + why;
  }
}
