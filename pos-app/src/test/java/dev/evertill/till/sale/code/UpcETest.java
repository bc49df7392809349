package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Plu;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcETest {
  private static final BarcodeReader UPC_E = new BarcodeReader(List.of(), 2, 2025, true);

  @Test
  void theLastDigitSaysWhereTheZerosWere() throws NotReadException {
    assertThat(UpcE.expand("123450")).isEqualTo("012000003455");
    assertThat(UpcE.expand("123451")).isEqualTo("012100003454");
    assertThat(UpcE.expand("123452")).isEqualTo("012200003453");
    assertThat(UpcE.expand("123453")).isEqualTo("012300000451");
    assertThat(UpcE.expand("123454")).isEqualTo("012340000053");
    assertThat(UpcE.expand("123455")).isEqualTo("012345000058");
    assertThat(UpcE.expand("123459")).isEqualTo("012345000096");
  }

  @Test
  void theNumberSystemStandsBeforeAndTheCheckDigitBehind() throws NotReadException {
    assertThat(UpcE.expand("0425261")).isEqualTo("042100005264");
    assertThat(UpcE.expand("04252614")).isEqualTo("042100005264");
    assertThat(UpcE.expand("1123450")).isEqualTo("112000003452");
    assertThat(Barcode.read("04252614")).isEqualTo(new Gtin("00042100005264"));
  }

  @Test
  void eightDigitsAreAGtinFirstUnlessTheShopSaysUpcE() {
    String both = ambiguous();

    assertThat(Barcode.read(both)).isEqualTo(new Gtin("000000" + both));
    assertThat(UPC_E.read(both))
        .isEqualTo(Barcode.read("]E0" + both))
        .isNotEqualTo(Barcode.read(both));
    assertThat(UPC_E.read("96385074")).isEqualTo(new Gtin("00000096385074"));
  }

  /** The first number whose last digit is right as a GTIN-8 and as a UPC-E. */
  private static String ambiguous() {
    for (int body = 100_000; ; body++) {
      String seven = "0" + body;
      String gtin = seven + Barcode.checkDigit(seven);
      try {
        if (UpcE.expand(seven).endsWith(gtin.substring(7))) {
          return gtin;
        }
      } catch (NotReadException e) {
        throw new AssertionError(seven, e);
      }
    }
  }

  @Test
  void sixAndSevenDigitsAreTheShopsOwnUnlessTheShopSaysUpcE() {
    assertThat(Barcode.read("425261")).isEqualTo(new Plu("425261"));
    assertThat(Barcode.read("0425261")).isEqualTo(new Plu("425261"));
    assertThat(UPC_E.read("425261")).isEqualTo(new Gtin("00042100005264"));
    assertThat(UPC_E.read("0425261")).isEqualTo(new Gtin("00042100005264"));
    assertThat(UPC_E.read("42526")).isEqualTo(new Plu("42526"));
    assertThat(UPC_E.read("2425261"))
        .isEqualTo(new Unreadable("not a UPC-E: number system 2, 0 or 1 is allowed"));
  }

  @Test
  void aWrongCheckDigitIsNamed() {
    assertThat(Barcode.read("]E004252615"))
        .isEqualTo(new Unreadable("not a UPC-E: check digit 5, expected 4"));
    assertThat(Barcode.read("04252615"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 5, expected 0"));
  }

  @Test
  void whatIsExpandedIsAlwaysAGtinWithTheSameDigits() {
    Seeds.each(
        500,
        chance -> {
          String six = String.format("%06d", chance.nextInt(1_000_000));
          String upc = UpcE.expand(chance.nextInt(2) + six);

          assertThat(upc).hasSize(12);
          assertThat(Barcode.read(upc).keys()).containsExactly("00" + upc);
          assertThat(upc.chars().filter(c -> c != '0').count())
              .isGreaterThanOrEqualTo(six.substring(0, 5).chars().filter(c -> c != '0').count());
        });
  }
}
