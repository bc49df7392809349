package dev.evertill.till.sale.code;

import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Plu;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import java.util.List;

/**
 * Reads what a scanner sends or a hand types. Immutable. Throws for no text; what is not clear is
 * {@link Unreadable} and never another item.
 *
 * <p>What is understood, in this order:
 *
 * <ol>
 *   <li>an AIM symbology identifier (ISO/IEC 15424) says what follows: {@code ]E0}, {@code ]E3}
 *       EAN-13, UPC-A or UPC-E, {@code ]E4} EAN-8, {@code ]E1}, {@code ]E2} behind one of these its
 *       add-on; {@code ]C1 ]e0 ]d2 ]Q3 ]J1} GS1 elements; {@code ]X0} an ISBN of ten digits;
 *       another one is left out
 *   <li>{@code (01)…}: GS1 elements in brackets; {@code http://} and {@code https://}: a Digital
 *       Link; a text with the separator GS, or one longer than a GTIN that begins with 01 and a
 *       GTIN whose check digit is right: GS1 elements
 *   <li>8, 12, 13 or 14 digits: a GTIN. Eight digits that are no GTIN-8 may be a UPC-E; where both
 *       check digits fit it is the GTIN-8, unless {@code upcE} says otherwise. A code of a {@code
 *       layout} is taken apart
 *   <li>1 to 7 digits: a number of the shop's own; with {@code upcE}, 6 and 7 digits are a UPC-E
 * </ol>
 *
 * @param layouts how the shop's scale builds its codes; the closer one reads a code that fits two
 * @param currencyDecimals of the shop's currency, for prices in codes of scales
 * @param year the current year, from which a year of two digits is understood (section 7.12)
 * @param upcE whether 6, 7 and 8 digits without an AIM identifier are a UPC-E first
 */
public record BarcodeReader(
    List<MeasureLayout> layouts, int currencyDecimals, int year, boolean upcE) {
  /**
   * Without layouts. With 2025 as the current year, years of two digits are those of 1976 to 2075;
   * a {@link BatchCheck} understands them from the day of the sale.
   */
  static final BarcodeReader PLAIN = new BarcodeReader(List.of(), 2, 2025, false);

  private static final int GTIN = 14;
  private static final int AIM = 3;

  /**
   * @throws IllegalArgumentException when two layouts read the same codes
   */
  public BarcodeReader {
    layouts = MeasureLayout.closestFirst(layouts);
  }

  /** For the shop's scale, in {@code year}; 6 and 7 digits are the shop's own numbers. */
  public BarcodeReader(List<MeasureLayout> layouts, int currencyDecimals, int year) {
    this(layouts, currencyDecimals, year, false);
  }

  /** What {@code scanned} is. White space around it does not count. */
  public Barcode read(String scanned) {
    String text = stripped(scanned);
    try {
      if (text.isEmpty()) {
        throw new NotReadException("nothing was read");
      }
      return text.charAt(0) == ']' && text.length() >= AIM ? aim(text) : plain(text, 0);
    } catch (NotReadException e) {
      return new Unreadable(e.getMessage());
    }
  }

  /** Without white space around; the separator GS counts as white space in Java but not here. */
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c != ElementString.GS && Character.isWhitespace(c);
  }

  private Barcode aim(String text) throws NotReadException {
    char code = text.charAt(1);
    char modifier = text.charAt(2);
    boolean elements =
        switch (code) {
          case 'C', 'J' -> modifier == '1';
          case 'e' -> modifier == '0';
          case 'd' -> modifier == '2';
          case 'Q' -> modifier == '3';
          default -> false;
        };
    if (elements) {
      return ElementString.scanned(text, AIM, year);
    }
    if (code == 'E') {
      return ean(text, modifier);
    }
    if (code == 'X' && text.length() == AIM + 10) {
      return isbn(text);
    }
    return plain(text, AIM);
  }

  /** ]E0, ]E3 and ]E4, with the add-on in the same message or behind ]E1 (2) or ]E2 (5 digits). */
  private Barcode ean(String text, char modifier) throws NotReadException {
    int second = text.indexOf(']', AIM);
    int end = second < 0 ? text.length() : second;
    onlyDigits(text, AIM, end);
    String number = text.substring(AIM, end);
    String addOn = "";
    if (second >= 0) {
      addOn = addOn(text, second);
    } else if (modifier == '3' && (number.length() == 15 || number.length() == 18)) {
      addOn = number.substring(13);
      number = number.substring(0, 13);
    }
    Barcode read = ean(number, text.substring(0, AIM));
    return read instanceof Gtin gtin ? new Gtin(gtin.digits(), addOn) : read;
  }

  private static String addOn(String text, int at) throws NotReadException {
    String addOn = text.substring(Math.min(text.length(), at + AIM));
    onlyDigits(text, text.length() - addOn.length(), text.length());
    boolean two = text.startsWith("]E1", at) && addOn.length() == 2;
    boolean five = text.startsWith("]E2", at) && addOn.length() == 5;
    if (!two && !five) {
      throw new NotReadException(
          "add-on at place " + (at + 1) + ": ]E1 with 2 or ]E2 with 5 digits is allowed");
    }
    return addOn;
  }

  private Barcode ean(String number, String aim) throws NotReadException {
    int length = number.length();
    if (aim.equals("]E4") && length == 8) {
      return gtin(number);
    }
    if (aim.equals("]E0") || aim.equals("]E3")) {
      if (length == 12 || length == 13) {
        return gtin(number);
      }
      if (length >= 6 && length <= 8) {
        return gtin(UpcE.expand(number));
      }
    }
    throw new NotReadException(
        length
            + " digits behind "
            + aim
            + ", 13, 12 or 6 to 8 are allowed behind ]E0 and ]E3, 8 behind ]E4");
  }

  /** An ISBN of ten characters is the GTIN 978 with its first nine (ISO 2108, annex B). */
  private Barcode isbn(String text) throws NotReadException {
    onlyDigits(text, AIM, text.length() - 1);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (text.charAt(AIM + i) - '0') * (10 - i);
    }
    int expected = (11 - sum % 11) % 11;
    char digit = expected == 10 ? 'X' : (char) ('0' + expected);
    char found = text.charAt(text.length() - 1);
    if (found != digit) {
      throw new NotReadException("not an ISBN: check digit " + found + ", expected " + digit);
    }
    String body = "978" + text.substring(AIM, AIM + 9);
    return gtin(body + CheckDigits.gs1(body, 0, body.length()));
  }

  private Barcode plain(String text, int from) throws NotReadException {
    if (from == text.length()) {
      throw new NotReadException("nothing was read");
    }
    if (text.charAt(from) == '(') {
      return ElementString.bracketed(text, from, year);
    }
    if (text.indexOf(ElementString.GS, from) >= 0 || beginsWithGtin(text, from)) {
      return ElementString.scanned(text, from, year);
    }
    if (DigitalLink.begins(text, from)) {
      return DigitalLink.read(text, from, year);
    }
    onlyDigits(text, from, text.length());
    return number(text.substring(from));
  }

  /**
   * Whether this is longer than a GTIN and begins with 01 and a GTIN whose check digit is right.
   * Some scanners leave the AIM identifier out; no other number of goods is that long. Without
   * separators only the last element can have an open length, so a batch may have swallowed what
   * stood behind it; the item is right nevertheless.
   */
  private static boolean beginsWithGtin(String text, int from) {
    int end = from + 2 + GTIN;
    if (text.length() < end || !text.startsWith("01", from)) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (!CharacterSet.N.has(text.charAt(i))) {
        return false;
      }
    }
    return CheckDigits.wrongGs1(text, from + 2, end).isEmpty();
  }

  private static void onlyDigits(String text, int from, int to) throws NotReadException {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!CharacterSet.N.has(c)) {
        throw new NotReadException("'" + c + "' at place " + (i + 1) + ", only digits are allowed");
      }
    }
  }

  private Barcode number(String digits) throws NotReadException {
    return switch (digits.length()) {
      case 8 -> eight(digits);
      case 12, 13, 14 -> gtin(digits);
      case 6, 7 -> upcE ? gtin(UpcE.expand(digits)) : plu(digits);
      case 1, 2, 3, 4, 5 -> plu(digits);
      default ->
          throw new NotReadException(
              digits.length() + " digits, 1 to 7, 8, 12, 13 or 14 are allowed");
    };
  }

  /** A GTIN-8 or a UPC-E, whichever its check digit says; see the comment of the class. */
  private Barcode eight(String digits) throws NotReadException {
    boolean gtin8 = CheckDigits.wrongGs1(digits, 0, digits.length()).isEmpty();
    if (gtin8 && !upcE) {
      return gtin(digits);
    }
    try {
      return gtin(UpcE.expand(digits));
    } catch (NotReadException notUpcE) {
      return gtin(digits); // which says what is wrong with it as a GTIN-8
    }
  }

  private Barcode gtin(String digits) throws NotReadException {
    String wrong = CheckDigits.wrongGs1(digits, 0, digits.length());
    if (!wrong.isEmpty()) {
      throw new NotReadException("not a GTIN: " + wrong);
    }
    String full = "0".repeat(GTIN - digits.length()) + digits;
    if (isZero(full)) {
      throw new NotReadException("only zeros");
    }
    if (full.charAt(0) == '0') {
      String ean = full.substring(1);
      for (MeasureLayout layout : layouts) {
        if (layout.fits(ean)) {
          return layout.read(ean, currencyDecimals);
        }
      }
    }
    return new Gtin(full);
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static Barcode plu(String digits) throws NotReadException {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    if (start == digits.length()) {
      throw new NotReadException("only zeros");
    }
    return new Plu(digits.substring(start));
  }
}
