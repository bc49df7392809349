package dev.evertill.till.sale.code;

/**
 * UPC-E, the short print of a UPC-A with zeros in its middle (GS1 General Specifications, section
 * 5.2.2.4). Functions only.
 *
 * <p>Six digits are printed; the last one says where the zeros were. A number system digit, 0 or 1,
 * goes before them, and the check digit of the long number after them.
 *
 * <pre>
 *   abcde0 → ab000 00cde      abcde3 → abc00 000de
 *   abcde1 → ab100 00cde      abcde4 → abcd0 0000e
 *   abcde2 → ab200 00cde      abcde5 to 9 → abcde 0000 and the last digit
 * </pre>
 */
final class UpcE {
  private UpcE() {}

  /**
   * The 12 digits of the UPC-A.
   *
   * @param digits 6 (number system 0), 7 (with number system) or 8 digits (with check digit too)
   * @throws NotReadException when it is no UPC-E
   */
  static String expand(String digits) throws NotReadException {
    char system = digits.length() == 6 ? '0' : digits.charAt(0);
    if (system != '0' && system != '1') {
      throw new NotReadException("not a UPC-E: number system " + system + ", 0 or 1 is allowed");
    }
    String six = digits.length() == 6 ? digits : digits.substring(1, 7);
    String body = system + middle(six);
    int expected = CheckDigits.gs1(body, 0, body.length());
    if (digits.length() == 8 && digits.charAt(7) - '0' != expected) {
      throw new NotReadException(
          "not a UPC-E: check digit " + digits.charAt(7) + ", expected " + expected);
    }
    return body + expected;
  }

  /** The five digits of the company and the five of the item. */
  private static String middle(String six) {
    char tail = six.charAt(5);
    if (tail <= '2') {
      return six.substring(0, 2) + tail + "0000" + six.substring(2, 5);
    }
    if (tail == '3') {
      return six.substring(0, 3) + "00000" + six.substring(3, 5);
    }
    if (tail == '4') {
      return six.substring(0, 4) + "00000" + six.charAt(4);
    }
    return six.substring(0, 5) + "0000" + tail;
  }
}
