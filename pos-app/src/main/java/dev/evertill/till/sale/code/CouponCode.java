package dev.evertill.till.sale.code;

import java.time.LocalDate;

/**
 * Coupons of North America, digits only: AI 8110 (North American Coupon Application Guideline Using
 * GS1 DataBar Expanded Symbols) and AI 8112 (GS1 AI (8112) Coupon Data Specification). Functions
 * only; each says what is wrong, empty when nothing is.
 *
 * <pre>
 *   8110  prefix  offer  save  buy  family  [1 second] [2 third] [3 until] [4 from]
 *         [5 serial] [6 retailer] [9 flags]
 *   8112  format  funder  offer  serial
 * </pre>
 *
 * <p>Most fields have a digit for their length before them.
 */
final class CouponCode {
  private static final int OFFER = 6;
  private static final int FAMILY = 3;
  private static final int DATE = 6;

  /** So much longer than its digit says is a number of a company, and a serial number. */
  private static final int LONGER = 6;

  private final String text;
  private final int year;
  private int at;

  private CouponCode(String text, int year) {
    this.text = text;
    this.year = year;
  }

  static String wrong8110(String text, int year) {
    return wrong(new CouponCode(text, year)::northAmerican);
  }

  static String wrong8112(String text, int year) {
    return wrong(new CouponCode(text, year)::positiveOffer);
  }

  /** Reads all fields. */
  private interface Fields {
    void read() throws NotReadException;
  }

  private static String wrong(Fields fields) {
    try {
      fields.read();
      return "";
    } catch (NotReadException e) {
      return e.getMessage();
    }
  }

  private void northAmerican() throws NotReadException {
    measured("company prefix", "0123456", LONGER);
    take("offer", OFFER);
    measured("saving", "12345", 0);
    purchase("");
    if (follows('1')) {
      oneOf("rule of the second purchase", "0123");
      purchase("second ");
      otherCompany("second ");
    }
    if (follows('2')) {
      purchase("third ");
      otherCompany("third ");
    }
    validity();
    if (follows('5')) {
      measured("serial number", "0123456789", LONGER);
    }
    if (follows('6')) {
      measured("retailer", "1234567", LONGER);
    }
    if (follows('9')) {
      oneOf("kind of saving", "01256");
      oneOf("item of the saving", "012");
      take("flag of the store", 1);
      oneOf("flag of multiplying", "01");
    }
    end();
  }

  private void positiveOffer() throws NotReadException {
    oneOf("format", "01");
    measured("funder", "0123456", LONGER);
    take("offer", OFFER);
    measured("serial number", "0123456789", LONGER);
    end();
  }

  private void purchase(String which) throws NotReadException {
    measured(which + "purchase", "12345", 0);
    oneOf("kind of the " + which + "purchase", "012349");
    take("family of the " + which + "purchase", FAMILY);
  }

  /** Of another company's goods; 9 when they are of the same. */
  private void otherCompany(String which) throws NotReadException {
    if (!follows('9')) {
      measured("company of the " + which + "purchase", "0123456", LONGER);
    }
  }

  private void validity() throws NotReadException {
    LocalDate until = follows('3') ? date("last day") : LocalDate.MAX;
    LocalDate from = follows('4') ? date("first day") : LocalDate.MIN;
    if (until.isBefore(from)) {
      throw new NotReadException("coupon from " + from + " until " + until);
    }
  }

  private LocalDate date(String name) throws NotReadException {
    String date = take(name, DATE);
    String wrong = AiCheck.YYMMDD.wrong(date, year);
    if (!wrong.isEmpty()) {
      throw new NotReadException(name + " of the coupon: " + wrong);
    }
    return Gs1Date.date(date, year);
  }

  /** Goes past the digit of an optional field when it is there. */
  private boolean follows(char field) {
    boolean found = at < text.length() && text.charAt(at) == field;
    if (found) {
      at++;
    }
    return found;
  }

  /** A field with the digit of its length before it. */
  private void measured(String name, String lengths, int longer) throws NotReadException {
    take(name, oneOf("length of the " + name, lengths) + longer);
  }

  private int oneOf(String name, String allowed) throws NotReadException {
    char digit = take(name, 1).charAt(0);
    if (allowed.indexOf(digit) < 0) {
      throw new NotReadException(name + " " + digit + ", one of " + allowed + " is allowed");
    }
    return digit - '0';
  }

  private String take(String name, int length) throws NotReadException {
    if (text.length() - at < length) {
      throw new NotReadException(
          name + ": " + (text.length() - at) + " digits, " + length + " are needed");
    }
    String field = text.substring(at, at + length);
    for (int i = 0; i < length; i++) {
      if (!CharacterSet.N.has(field.charAt(i))) {
        throw new NotReadException(
            name
                + ": '"
                + field.charAt(i)
                + "' at its place "
                + (at + i + 1)
                + ", only digits are"
                + " allowed");
      }
    }
    at += length;
    return field;
  }

  private void end() throws NotReadException {
    if (at < text.length()) {
      throw new NotReadException("'" + text.substring(at) + "' behind the coupon");
    }
  }
}
