package dev.evertill.till.sale.code;

import java.time.YearMonth;

/**
 * What the content of a GS1 element must be beside its characters and length: the rules of GS1
 * General Specifications, section 3, by the names of the GS1 Barcode Syntax Dictionary. Each says
 * what is wrong, empty when nothing is.
 */
enum AiCheck {
  /** The last digit is the check digit (section 7.9.1). */
  CSUM((data, year) -> CheckDigits.wrongGs1(data, 0, data.length())),
  /** The last two are the check characters (section 7.9.5). */
  CSUMALPHA((data, year) -> wrongPair(data)),
  /** A date YYMMDD. */
  YYMMDD((data, year) -> wrongDate(Gs1Date.year(data, year), data.substring(2), 1)),
  /** A date YYMMDD whose day may be 00, the last of its month (section 7.12). */
  YYMMD0((data, year) -> wrongDate(Gs1Date.year(data, year), data.substring(2), 0)),
  /** A date YYYYMMDD. */
  YYYYMMDD((data, year) -> wrongDate(number(data, 0, 4), data.substring(4), 1)),
  HH((data, year) -> range("hour", data, 0, 23)),
  MI((data, year) -> range("minute", data, 0, 59)),
  SS((data, year) -> range("second", data, 0, 59)),
  HHMI(
      (data, year) ->
          first(HH.wrong(data.substring(0, 2), year), MI.wrong(data.substring(2), year))),
  /** Begins with four digits of a GS1 company prefix. */
  KEY((data, year) -> wrongKey(data)),
  NONZERO((data, year) -> number(data, 0, data.length()) == 0 ? "only zeros" : ""),
  ZERO((data, year) -> data.equals("0") ? "" : "filler " + data + ", 0 is allowed"),
  NOZEROPREFIX((data, year) -> data.length() > 1 && data.charAt(0) == '0' ? "a leading zero" : ""),
  YESNO((data, year) -> oneOf("flag", data, "01")),
  /** How a roll is wound. */
  WINDING((data, year) -> oneOf("winding", data, "019")),
  /** ISO/IEC 5218. */
  ISO5218((data, year) -> oneOf("sex", data, "0129")),
  HYPHEN((data, year) -> oneOf("sign", data, "-")),
  /** Which piece of how many. */
  PIECEOFTOTAL((data, year) -> wrongPiece(data)),
  MEDIATYPE((data, year) -> wrongMedia(data)),
  LATITUDE((data, year) -> number(data, 0, 10) > 1_800_000_000L ? "more than 180 degrees" : ""),
  LONGITUDE((data, year) -> number(data, 0, 10) > 3_600_000_000L ? "more than 360 degrees" : ""),
  /** Percent-encoded text: two hexadecimal digits behind each %. */
  PCENC((data, year) -> wrongPercent(data)),
  /** An IBAN (ISO 13616): its number modulo 97 is 1. */
  IBAN((data, year) -> wrongIban(data)),
  /** A currency (ISO 4217, number). */
  ISO4217((data, year) -> Iso.isCurrency(data) ? "" : "currency " + data + " is not in ISO 4217"),
  /** A country (ISO 3166-1, number). */
  ISO3166((data, year) -> Iso.isCountry(data) ? "" : "country " + data + " is not in ISO 3166"),
  /** A country, or 999 for the approval number of a processor. */
  ISO3166999((data, year) -> data.equals("999") ? "" : ISO3166.wrong(data, year)),
  /** A country (ISO 3166-1, two letters). */
  ISO3166ALPHA2(
      (data, year) -> Iso.isCountryCode(data) ? "" : "country " + data + " is not in ISO 3166"),
  HASNONDIGIT(
      (data, year) ->
          data.chars().allMatch(c -> c >= '0' && c <= '9')
              ? "only digits, a letter is missing"
              : ""),
  /** Coupons of North America. */
  COUPONCODE((data, year) -> CouponCode.wrong8110(data, year)),
  COUPONPOSOFFER((data, year) -> CouponCode.wrong8112(data, year)),
  /** Who imports tobacco (Regulation (EU) 2018/574): a character of set 64. */
  IMPORTERIDX(
      (data, year) ->
          CharacterSet.Z.has(data.charAt(0)) && !data.equals("=")
              ? ""
              : "importer " + data + ", a letter, a digit, - or _ is allowed"),
  PACKAGETYPE(
      (data, year) ->
          PackageType.isKnown(data) ? "" : "package type " + data + " is not in the code list"),
  /** Base 64 has = at its end only, and at most two. */
  PADDING((data, year) -> wrongPadding(data)),
  /** A child's place among its siblings: 1/3. */
  POSINSEQSLASH((data, year) -> wrongSequence(data));

  /** A rule; {@code year} is the one in which the code is read. */
  private interface Rule {
    String wrong(String data, int year);
  }

  /** Has IBANs, but no code of ISO 3166 yet. */
  private static final String KOSOVO = "XK";

  private final Rule rule;

  AiCheck(Rule rule) {
    this.rule = rule;
  }

  String wrong(String data, int year) {
    return rule.wrong(data, year);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static long number(String data, int from, int to) {
    return Long.parseLong(data, from, to, 10);
  }

  private static String range(String name, String data, int least, int most) {
    long found = number(data, 0, data.length());
    return found >= least && found <= most
        ? ""
        : String.format("%s %s, %02d to %02d are allowed", name, data, least, most);
  }

  private static String wrongDate(long year, String monthAndDay, int leastDay) {
    String month = monthAndDay.substring(0, 2);
    String wrong = range("month", month, 1, 12);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    int last = YearMonth.of((int) year, (int) number(month, 0, 2)).lengthOfMonth();
    return range("day", monthAndDay.substring(2), leastDay, last);
  }

  private static String oneOf(String name, String data, String allowed) {
    return allowed.contains(data) ? "" : name + " " + data + ", one of " + allowed + " is allowed";
  }

  private static String wrongPair(String data) {
    if (data.length() < 3) {
      return data.length() + " characters, too short for a pair of check characters";
    }
    String found = data.substring(data.length() - 2);
    String expected = CheckDigits.pair(data.substring(0, data.length() - 2));
    return found.equals(expected) ? "" : "check characters " + found + ", expected " + expected;
  }

  private static String wrongKey(String data) {
    for (int i = 0; i < 4; i++) {
      if (i == data.length() || !CharacterSet.N.has(data.charAt(i))) {
        return "a GS1 company prefix of at least 4 digits is missing";
      }
    }
    return "";
  }

  private static String wrongPiece(String data) {
    long piece = number(data, 0, 2);
    long total = number(data, 2, 4);
    return piece >= 1 && piece <= total
        ? ""
        : "piece "
            + data.substring(0, 2)
            + " of "
            + data.substring(2)
            + ", 01 to "
            + data.substring(2)
            + " are allowed";
  }

  private static String wrongMedia(String data) {
    long type = number(data, 0, 2);
    boolean known = (type >= 1 && type <= 10) || type >= 80;
    return known ? "" : "media type " + data + ", 01 to 10 and 80 to 99 are allowed";
  }

  private static String wrongPercent(String data) {
    for (int at = data.indexOf('%'); at >= 0; at = data.indexOf('%', at + 1)) {
      if (at + 2 >= data.length()
          || Character.digit(data.charAt(at + 1), 16) < 0
          || Character.digit(data.charAt(at + 2), 16) < 0) {
        return "'%' without two hexadecimal digits";
      }
    }
    return "";
  }

  private static String wrongPadding(String data) {
    int first = data.indexOf('=');
    int rest = data.length() - first;
    boolean right = first < 0 || (first > 0 && rest <= 2 && data.endsWith("=".repeat(rest)));
    return right ? "" : "'=' is allowed at the end only, once or twice";
  }

  private static String wrongIban(String data) {
    if (data.length() < 5) {
      return data.length() + " characters, too short for an IBAN";
    }
    String country = data.substring(0, 2);
    if (!Iso.isCountryCode(country) && !country.equals(KOSOVO)) {
      return "country " + country + " is not in ISO 3166";
    }
    int rest = 0;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt((i + 4) % data.length());
      int value = Character.digit(c, 36);
      if (value < 0 || Character.isLowerCase(c)) {
        return "'" + c + "' in an IBAN, only digits and capital letters are allowed";
      }
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1 ? "" : "check digits " + data.substring(2, 4) + " of the IBAN are wrong";
  }

  private static String wrongSequence(String data) {
    boolean right =
        data.charAt(1) == '/'
            && data.charAt(0) >= '1'
            && data.charAt(2) <= '9'
            && data.charAt(0) <= data.charAt(2);
    return right ? "" : "place " + data + ", 1/1 to 9/9 are allowed";
  }
}
