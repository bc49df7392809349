package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Plu;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import org.junit.jupiter.api.Test;

class BarcodeTest {
  @Test
  void aRightCheckDigitIsRead() {
    assertThat(Barcode.read("4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(Barcode.read("96385074")).isEqualTo(new Gtin("00000096385074"));
    assertThat(Barcode.read("10614141000415")).isEqualTo(new Gtin("10614141000415"));
    assertThat(Barcode.read("  4006381333931\r\n")).isEqualTo(new Gtin("04006381333931"));
  }

  @Test
  void aWrongCheckDigitIsNamedAndNotSold() {
    assertThat(Barcode.read("4006381333932"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 2, expected 1"));
    assertThat(Barcode.read("96385070")).isEqualTo(new Unreadable("not a GTIN: check digit 0, expected 4"));
  }

  @Test
  void aUpcScannedAsEanIsTheSameItem() {
    assertThat(Barcode.read("012345678905")).isEqualTo(Barcode.read("0012345678905"));
    assertThat(Barcode.read("012345678905")).isEqualTo(new Gtin("00012345678905"));
  }

  @Test
  void aShortNumberIsTheShopsOwn() {
    assertThat(Barcode.read("4011")).isEqualTo(new Plu("4011"));
    assertThat(Barcode.read("0004011")).isEqualTo(new Plu("4011"));
    assertThat(Barcode.read("7")).isEqualTo(new Plu("7"));
    assertThat(Barcode.read("1234567")).isEqualTo(new Plu("1234567"));
  }

  @Test
  void whatCannotBeReadIsAnAnswerWithItsReason() {
    assertThat(Barcode.read("")).isEqualTo(new Unreadable("nothing was read"));
    assertThat(Barcode.read(" \t")).isEqualTo(new Unreadable("nothing was read"));
    assertThat(Barcode.read("400638133393A"))
        .isEqualTo(new Unreadable("'A' at place 13, only digits are allowed"));
    assertThat(Barcode.read("40 11"))
        .isEqualTo(new Unreadable("' ' at place 3, only digits are allowed"));
    assertThat(Barcode.read("٤٠١١"))
        .isEqualTo(new Unreadable("'٤' at place 1, only digits are allowed"));
    assertThat(Barcode.read("123456789"))
        .isEqualTo(new Unreadable("9 digits, 1 to 7, 8, 12, 13 or 14 are allowed"));
    assertThat(Barcode.read("1".repeat(500)))
        .isEqualTo(new Unreadable("500 digits, 1 to 7, 8, 12, 13 or 14 are allowed"));
    assertThat(Barcode.read("000")).isEqualTo(new Unreadable("only zeros"));
  }

  @Test
  void nothingThatIsTypedBreaksTheReader() {
    Seeds.each(
        5_000,
        chance -> {
          StringBuilder typed = new StringBuilder();
          for (int i = chance.nextInt(20); i > 0; i--) {
            typed.append(
                (char)
                    (chance.nextInt(4) == 0 ? chance.nextInt(0xFFFF) : '0' + chance.nextInt(10)));
          }
          assertThat(Barcode.read(typed.toString())).isNotNull();
        });
  }

  @Test
  void oneWrongDigitIsAlwaysNoticed() {
    Seeds.each(
        2_000,
        chance -> {
          String body = digits(chance, 12);
          String code = body + Barcode.checkDigit(body);
          int at = chance.nextInt(code.length());
          char other = (char) ('0' + (code.charAt(at) - '0' + 1 + chance.nextInt(9)) % 10);
          String wrong = code.substring(0, at) + other + code.substring(at + 1);

          assertThat(Barcode.read(code)).isInstanceOf(Gtin.class);
          assertThat(Barcode.read(wrong)).as(wrong).isInstanceOf(Unreadable.class);
        });
  }

  private static String digits(java.util.Random chance, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(chance.nextInt(10));
    }
    return digits.toString();
  }
}
