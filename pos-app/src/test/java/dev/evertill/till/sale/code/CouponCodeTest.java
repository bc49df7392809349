package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CouponCodeTest {
  /** Company 614141, offer 000123, 1.00 off, one piece of family 450. */
  private static final String BASE = "0" + "614141" + "000123" + "3100" + "11" + "0" + "450";

  private static final String SECOND = "1" + "0" + "12" + "0" + "451";
  private static final String THIRD = "2" + "13" + "1" + "452";
  private static final String UNTIL = "3" + "261231";
  private static final String FROM = "4" + "260101";
  private static final String SERIAL = "5" + "0" + "123456";
  private static final String RETAILER = "6" + "1" + "0614141";
  private static final String FLAGS = "9" + "0000";

  private static void right(String ai, String value) {
    assertThat(AiTable.of(ai).wrong(value, 2026)).as(value).isEmpty();
  }

  private static void wrong(String ai, String value, String why) {
    assertThat(AiTable.of(ai).wrong(value, 2026)).as(value).isEqualTo(why);
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.length() - 1);
  }

  @Test
  void aCouponOfNorthAmericaHasItsFieldsInTheirOrder() {
    right("8110", BASE);
    right("8110", BASE + SECOND + "9");
    right("8110", BASE + SECOND + "0" + "614141" + THIRD + "6" + "614141000000");
    right("8110", BASE + UNTIL + FROM + SERIAL);
    right("8110", BASE + SECOND + "9" + THIRD + "9" + UNTIL + RETAILER + FLAGS);
    wrong("8110", BASE + FROM + UNTIL, "'" + UNTIL + "' behind the coupon");
    wrong("8110", BASE + "0", "'0' behind the coupon");
    wrong("8110", BASE + "7", "'7' behind the coupon");
  }

  @Test
  void aCouponThatIsCutOffIsNotRead() {
    String whole = BASE + SECOND + "0614141" + THIRD + "9" + UNTIL + FROM + SERIAL;
    List<Integer> ends =
        List.of(
            BASE.length(),
            (BASE + SECOND + "0614141").length(),
            (BASE + SECOND + "0614141" + THIRD + "9").length(),
            (BASE + SECOND + "0614141" + THIRD + "9" + UNTIL).length(),
            (BASE + SECOND + "0614141" + THIRD + "9" + UNTIL + FROM).length(),
            whole.length());
    for (int end = 1; end <= whole.length(); end++) {
      assertThat(AiTable.of("8110").wrong(whole.substring(0, end), 2026).isEmpty())
          .as(whole.substring(0, end))
          .isEqualTo(ends.contains(end));
    }
    wrong("8110", "0", "company prefix: 0 digits, 6 are needed");
    wrong("8110", withoutLast(BASE), "family of the purchase: 2 digits, 3 are needed");
    wrong("8110", BASE + withoutLast(SERIAL), "serial number: 5 digits, 6 are needed");
    wrong("8110", BASE + withoutLast(RETAILER), "retailer: 6 digits, 7 are needed");
    wrong("8110", BASE + withoutLast(FLAGS), "flag of multiplying: 0 digits, 1 are needed");
  }

  @Test
  void eachFieldOfACouponHasItsRange() {
    wrong("8110", "7" + BASE, "length of the company prefix 7, one of 0123456 is allowed");
    wrong("8110", "0614141000123" + "0", "length of the saving 0, one of 12345 is allowed");
    wrong("8110", "0614141000123" + "6", "length of the saving 6, one of 12345 is allowed");
    wrong("8110", "061414100012315" + "0", "length of the purchase 0, one of 12345 is allowed");
    wrong("8110", "06141410001231511" + "5", "kind of the purchase 5, one of 012349 is allowed");
    wrong("8110", BASE + "14", "rule of the second purchase 4, one of 0123 is allowed");
    wrong(
        "8110",
        BASE + SECOND + "7",
        "length of the company of the second purchase 7, one of 0123456 is allowed");
    wrong(
        "8110",
        BASE + THIRD + "8",
        "length of the company of the third purchase 8, one of 0123456 is allowed");
    wrong("8110", BASE + "60", "length of the retailer 0, one of 1234567 is allowed");
    wrong("8110", BASE + "68", "length of the retailer 8, one of 1234567 is allowed");
    wrong("8110", BASE + "93", "kind of saving 3, one of 01256 is allowed");
    wrong("8110", BASE + "903", "item of the saving 3, one of 012 is allowed");
    wrong("8110", BASE + "90092", "flag of multiplying 2, one of 01 is allowed");
    wrong("8110", "0A14141", "company prefix: 'A' at its place 2, only digits are allowed");
  }

  @Test
  void aCouponDoesNotEndBeforeItBegins() {
    right("8110", BASE + "3260601" + "4260601");
    wrong("8110", BASE + "3260601" + "4260602", "coupon from 2026-06-02 until 2026-06-01");
    wrong("8110", BASE + "3260600", "last day of the coupon: day 00, 01 to 30 are allowed");
    wrong("8110", BASE + "4261301", "first day of the coupon: month 13, 01 to 12 are allowed");
  }

  @Test
  void aCouponOfThePositiveOfferFileHasAFunderAnOfferAndASerialNumber() {
    right("8112", "0" + "0614141" + "000123" + "0123456");
    right("8112", "1" + "6614141000000" + "000123" + "9123456789012345");
    wrong("8112", "2" + "0614141", "format 2, one of 01 is allowed");
    wrong("8112", "07", "length of the funder 7, one of 0123456 is allowed");
    wrong("8112", "01614141", "funder: 6 digits, 7 are needed");
    wrong("8112", "0061414100012", "offer: 5 digits, 6 are needed");
    wrong("8112", "00614141000123", "length of the serial number: 0 digits, 1 are needed");
    wrong("8112", "00614141000123" + "1123456", "serial number: 6 digits, 7 are needed");
    wrong("8112", "00614141000123" + "01234567", "'7' behind the coupon");
  }
}
