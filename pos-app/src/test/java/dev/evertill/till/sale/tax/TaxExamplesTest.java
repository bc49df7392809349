package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaxExamplesTest {
  private static List<String> compute(String kind, String... given) {
    return TaxExamples.kinds().get(kind).compute(List.of(given));
  }

  @Test
  void aDocumentIsLinesSumsAndWhatIsToBePaid() {
    assertThat(
            compute(
                "tax",
                "prices with tax, rounded by document, tax first, half up",
                "class A:  VAT 20 %",
                "class E:  exempt  Postal services",
                "line  A   2 for 24.00",
                "back  A   -12.00 = -10.00 + VAT -2.00",
                "line  E   1.00"))
        .containsExactly(
            "line A 24.00 = 20.00 + VAT 4.00",
            "line A -12.00 = -10.00 + VAT -2.00",
            "line E 1.00 = 1.00",
            "sum A 12.00 = 10.00 + VAT 2.00",
            "sum E 1.00 = 1.00",
            "to pay 13.00");
  }

  @Test
  void aClassIsTreatedOrRefused() {
    assertThat(compute("tax-class", "class Z: VAT 0 %", "class V: outside Voucher", "class X:"))
        .containsExactly(
            "Z taxed, category Z",
            "V outside, category O",
            "refused: tax class X is taxed and has 0 taxes, a zero rate is a tax of 0 %");
  }

  @Test
  void aTableAnswersForDays() {
    assertThat(
            compute(
                "tax-table",
                "class A from 2021-01-01: VAT 19 %; ECO 0.5 each",
                "2021-01-01   A",
                "2020-12-31 A"))
        .containsExactly("2021-01-01 A: VAT 19 %, ECO 0.50 each", "2020-12-31 A: none");
  }
}
