package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import org.junit.jupiter.api.Test;

class CheckDigitsTest {
  @Test
  void theStandardsOwnNumbersComeOut() {
    assertThat(Barcode.checkDigit("37610425002123456")).isEqualTo(9);
    assertThat(Barcode.checkDigit("950110153000")).isEqualTo(3);
    assertThat(Barcode.checkDigit("9501234")).isEqualTo(6);
    assertThat(Barcode.checkDigit("0000000")).isZero();
  }

  @Test
  void theStandardsOwnPricesComeOut() {
    assertThat(Barcode.valueCheckDigit("2875")).isEqualTo(9);
    assertThat(Barcode.valueCheckDigit("14685")).isEqualTo(6);
    assertThat(Barcode.valueCheckDigit("0000")).isZero();
    assertThat(Barcode.valueCheckDigit("00000")).isZero();
  }

  @Test
  void eachDigitOfAFourDigitPriceWeighsAsTheStandardSays() {
    assertThat(oneByOne("%d000")).isEqualTo("0628473951");
    assertThat(oneByOne("0%d00")).isEqualTo("0628473951");
    assertThat(oneByOne("00%d0")).isEqualTo("0987654321");
    assertThat(oneByOne("000%d")).isEqualTo("0572491683");
  }

  @Test
  void eachDigitOfAFiveDigitPriceWeighsAsTheStandardSays() {
    assertThat(oneByOne("%d0000")).isEqualTo("0123456789");
    assertThat(oneByOne("0%d000")).isEqualTo("0483792615");
    assertThat(oneByOne("00%d00")).isEqualTo("0198765432");
    assertThat(oneByOne("000%d0")).isEqualTo("0123456789");
    assertThat(oneByOne("0000%d")).isEqualTo("0483792615");
  }

  private static String oneByOne(String pattern) {
    StringBuilder digits = new StringBuilder();
    for (int digit = 0; digit < 10; digit++) {
      digits.append(Barcode.valueCheckDigit(String.format(pattern, digit)));
    }
    return digits.toString();
  }

  @Test
  void aPriceOfAnotherLengthHasNoCheckDigit() {
    assertThatThrownBy(() -> Barcode.valueCheckDigit("123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value 123: 4 or 5 digits are allowed");
    assertThatThrownBy(() -> Barcode.valueCheckDigit("123456"))
        .hasMessage("value 123456: 4 or 5 digits are allowed");
  }

  @Test
  void oneWrongDigitInAPriceIsAlwaysNoticed() {
    Seeds.each(
        2_000,
        chance -> {
          int length = 4 + chance.nextInt(2);
          StringBuilder value = new StringBuilder();
          for (int i = 0; i < length; i++) {
            value.append(chance.nextInt(10));
          }
          String right = value.toString();
          int at = chance.nextInt(length);
          int other = (right.charAt(at) - '0' + 1 + chance.nextInt(9)) % 10;
          value.setCharAt(at, (char) ('0' + other));

          assertThat(Barcode.valueCheckDigit(value.toString()))
              .as(right + " and " + value)
              .isNotEqualTo(Barcode.valueCheckDigit(right));
        });
  }

  @Test
  void thePairOfTheStandardsModelNumberComesOut() {
    assertThat(CheckDigits.pair("1987654Ad4X4bL5ttr2310c")).isEqualTo("2K");
    assertThat(CheckDigits.pair("12345678901234567890123")).isEqualTo("NT");
    assertThat(CheckDigits.pair("12345_ABCDEFGHIJKLM")).isEqualTo("CP");
    assertThat(CheckDigits.pair("12345_!\"%&'()*+,-./")).isEqualTo("LC");
    assertThat(CheckDigits.pair("99999zzzzzzzzzzzzzzzzzz")).isEqualTo("T2");
    assertThat(CheckDigits.pair("00000!")).isEqualTo("HV");
    assertThat(CheckDigits.pair("!")).isEqualTo("22");
  }
}
