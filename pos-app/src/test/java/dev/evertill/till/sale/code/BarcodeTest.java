package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(Barcode.read("96385070"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 0, expected 4"));
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
    assertThat(Barcode.read("00000000")).isEqualTo(new Unreadable("only zeros"));
    assertThat(Barcode.read("0000000000000")).isEqualTo(new Unreadable("only zeros"));
    assertThat(Barcode.read("]"))
        .isEqualTo(new Unreadable("']' at place 1, only digits are allowed"));
    assertThat(Barcode.read("]C0")).isEqualTo(new Unreadable("nothing was read"));
    assertThat(Barcode.read("]A01/2"))
        .isEqualTo(new Unreadable("'/' at place 5, only digits are allowed"));
  }

  @Test
  void aScannersIdentifierIsUnderstood() {
    Gtin ean = new Gtin("04006381333931");
    assertThat(Barcode.read("]E04006381333931")).isEqualTo(ean);
    assertThat(Barcode.read("]E34006381333931")).isEqualTo(ean);
    assertThat(Barcode.read("]E0012345678905")).isEqualTo(new Gtin("00012345678905"));
    assertThat(Barcode.read("]E00012345678905")).isEqualTo(new Gtin("00012345678905"));
    assertThat(Barcode.read("]E496385074")).isEqualTo(new Gtin("00000096385074"));
    assertThat(Barcode.read("]E0425261")).isEqualTo(new Gtin("00042100005264"));
    assertThat(Barcode.read("]I110614141000415")).isEqualTo(new Gtin("10614141000415"));
    assertThat(Barcode.read("]C04011")).isEqualTo(new Plu("4011"));
    assertThat(Barcode.read("]X04006381333931")).isEqualTo(ean);
    assertThat(Barcode.read("]E04006381333932"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 2, expected 1"));
  }

  @Test
  void anEanOfTheWrongLengthIsRefused() {
    String allowed = ", 13, 12 or 6 to 8 are allowed behind ]E0 and ]E3, 8 behind ]E4";
    assertThat(Barcode.read("]E012345")).isEqualTo(new Unreadable("5 digits behind ]E0" + allowed));
    assertThat(Barcode.read("]E0123456789"))
        .isEqualTo(new Unreadable("9 digits behind ]E0" + allowed));
    assertThat(Barcode.read("]E312345678901"))
        .isEqualTo(new Unreadable("11 digits behind ]E3" + allowed));
    assertThat(Barcode.read("]E010614141000415"))
        .isEqualTo(new Unreadable("14 digits behind ]E0" + allowed));
    assertThat(Barcode.read("]E44006381333931"))
        .isEqualTo(new Unreadable("13 digits behind ]E4" + allowed));
    assertThat(Barcode.read("]E112")).isEqualTo(new Unreadable("2 digits behind ]E1" + allowed));
    assertThat(Barcode.read("]E040063813339X1"))
        .isEqualTo(new Unreadable("'X' at place 15, only digits are allowed"));
  }

  @Test
  void anIssueNumberOrAPriceBesideTheCodeIsKept() {
    assertThat(Barcode.read("]E3977147396801812"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 8, expected 2"));
    assertThat(Barcode.read("]E3977147396801212")).isEqualTo(new Gtin("09771473968012", "12"));
    assertThat(Barcode.read("]E3977147396801254495"))
        .isEqualTo(new Gtin("09771473968012", "54495"));
    assertThat(Barcode.read("]E09771473968012]E112")).isEqualTo(new Gtin("09771473968012", "12"));
    assertThat(Barcode.read("]E09771473968012]E254495"))
        .isEqualTo(new Gtin("09771473968012", "54495"));
    assertThat(Barcode.read("]E496385074]E112")).isEqualTo(new Gtin("00000096385074", "12"));
    assertThat(Barcode.read("]E09771473968012]E11")).isEqualTo(addOnAt17());
    assertThat(Barcode.read("]E09771473968012]E212")).isEqualTo(addOnAt17());
    assertThat(Barcode.read("]E09771473968012]E112345")).isEqualTo(addOnAt17());
    assertThat(Barcode.read("]E09771473968012]")).isEqualTo(addOnAt17());
    assertThat(Barcode.read("]E09771473968012]E1x2"))
        .isEqualTo(new Unreadable("'x' at place 20, only digits are allowed"));
    assertThat(Barcode.read("]E0977147396801212"))
        .isEqualTo(
            new Unreadable(
                "15 digits behind ]E0, 13, 12 or 6 to 8 are allowed behind ]E0 and ]E3, 8 behind"
                    + " ]E4"));
  }

  private static Unreadable addOnAt17() {
    return new Unreadable("add-on at place 17: ]E1 with 2 or ]E2 with 5 digits is allowed");
  }

  @Test
  void anOldIsbnIsTheGtinOfTheBook() {
    assertThat(Barcode.read("]X0316148410X")).isEqualTo(new Gtin("09783161484100"));
    assertThat(Barcode.read("]X0080442957X")).isEqualTo(new Gtin("09780804429573"));
    assertThat(Barcode.read("]X00306406152")).isEqualTo(new Gtin("09780306406157"));
    assertThat(Barcode.read("]X00000000000")).isEqualTo(new Gtin("09780000000002"));
    assertThat(Barcode.read("]X00306406151"))
        .isEqualTo(new Unreadable("not an ISBN: check digit 1, expected 2"));
    assertThat(Barcode.read("]X031614841A0"))
        .isEqualTo(new Unreadable("'A' at place 12, only digits are allowed"));
  }

  @Test
  void aNumberOfTheShopOrACouponIsKnownByItsPrefix() {
    assertThat(new Gtin("02000000000008").isInStore()).isTrue();
    assertThat(new Gtin("02999999999999").isInStore()).isTrue();
    assertThat(new Gtin("00200000000000").isInStore()).isTrue();
    assertThat(new Gtin("00400000000000").isInStore()).isTrue();
    assertThat(new Gtin("00000020000004").isInStore()).isTrue();
    assertThat(new Gtin("00000001234565").isInStore()).isTrue();
    assertThat(new Gtin("00000096385074").isInStore()).isFalse();
    assertThat(new Gtin("04006381333931").isInStore()).isFalse();
    assertThat(new Gtin("12000000000005").isInStore()).isFalse();
    assertThat(new Gtin("03000000000007").isInStore()).isFalse();
    assertThat(new Gtin("00500000000009").isCoupon()).isTrue();
    assertThat(new Gtin("09900000000004").isCoupon()).isTrue();
    assertThat(new Gtin("09810000000005").isCoupon()).isTrue();
    assertThat(new Gtin("09840000000006").isCoupon()).isTrue();
    assertThat(new Gtin("09800000000008").isCoupon()).isFalse();
    assertThat(new Gtin("09850000000003").isCoupon()).isFalse();
    assertThat(new Gtin("09783161484100").isCoupon()).isFalse();
    assertThat(new Gtin("09800000000008").isRefundReceipt()).isTrue();
    assertThat(new Gtin("09810000000005").isRefundReceipt()).isFalse();
  }

  @Test
  void aGtinHasFourteenDigits() {
    assertThatThrownBy(() -> new Gtin("4006381333931"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GTIN 4006381333931: 14 digits are allowed");
  }

  @Test
  void itIsLookedUpByWhatItNames() {
    assertThat(Barcode.read("4006381333931").keys()).containsExactly("04006381333931");
    assertThat(Barcode.read("4011").keys()).containsExactly("4011");
    assertThat(Barcode.read("x").keys()).isEmpty();
    assertThat(Barcode.read("(01)09501101530003(10)A").keys()).containsExactly("09501101530003");
    assertThat(Barcode.read("(00)376104250021234569").keys()).isEmpty();
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
