package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptExamplesTest {
  private final ReceiptExamples receipts = new ReceiptExamples();

  @Test
  void aPaperComesOutFromTheGoodsToTheTaxes() {
    assertThat(
            receipts.compute(
                List.of(
                    "class B Food: VAT 10 %",
                    "B  Bananas   1.250 kg x 1.79",
                    "B  Bread roll     6 x 0.45",
                    "promotion 5 of Bread roll for 1.99",
                    "pay cash 5.00")))
        .containsExactly(
            "Bananas",
            "1.250 kg x 1.79 2.24 B",
            "Bread roll",
            "6 x 0.45 2.70 B",
            "Subtotal 4.94",
            "5 of Bread roll for 1.99 -0.26",
            "TOTAL EUR 4.68",
            "Cash 5.00",
            "Change 0.32",
            "Tax Net Tax Gross",
            "B 10% 4.25 0.43 4.68");
  }

  @Test
  void whatIsNoLineOfAnExampleIsNamed() {
    assertThatThrownBy(() -> receipts.compute(List.of("hello")))
        .hasMessage("not a line of a receipt example: hello");
    assertThatThrownBy(() -> receipts.compute(List.of("B Milk 1.39")))
        .hasMessage("no class B before Milk");
  }
}
