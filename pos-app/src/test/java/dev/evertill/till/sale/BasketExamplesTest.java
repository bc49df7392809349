package dev.evertill.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BasketExamplesTest {
  private static List<String> compute(String kind, String... given) {
    return BasketExamples.kinds().get(kind).compute(List.of(given));
  }

  @Test
  void aBasketIsItsLinesWithWhatWasTakenOff() {
    assertThat(
            compute(
                "basket",
                "promotion 20 % off Coffee",
                "Coffee   2 x 6.00",
                "  less 10 %",
                "Book 1 x 20.00 fixed price",
                "Soap 1 x 1.45",
                "  now 1.00 damaged",
                "Ham 0.500 kg x 9.90 label 4.90",
                "  voided",
                "back 1 of Cup 3 x 4.99 less 10 %",
                "basket less 1.00"))
        .containsExactly(
            "Coffee 12.00, promotion -2.40, line -0.96, basket -0.90 = 7.74",
            "Book 20.00 = 20.00",
            "Soap 1.00 (list 1.45, damaged, Anna), basket -0.10 = 0.90",
            "Ham 0.00 = 0.00, voided",
            "Cup back -4.99, line 0.50 = -4.49",
            "to pay 24.15, saved 4.36");
    assertThat(compute("basket", "back 4 of Cup 3 x 4.99"))
        .containsExactly("refused: 4 of Cup come back: at most 3 are left of that sale");
  }

  @Test
  void aReturnSaysWhatGoesBackEachTime() {
    assertThat(compute("return", "sold Cup 2 x 0.33", "back 1", "back 1", "back 1"))
        .containsExactly(
            "sold 0.66, VAT 0.11",
            "back 1 -0.33, VAT -0.06",
            "back 1 -0.33, VAT -0.05",
            "back 1 refused: 1 of Cup come back: at most 0 are left of that sale",
            "all -0.66");
  }

  @Test
  void aPaymentIsChangeAndRoundingOrARefusal() {
    assertThat(
            compute(
                "pay",
                "CH 12.43: card 5.00, cash 10.00",
                "DE 1.80: 2.00 USD at 0.90",
                "DE 1.80: gift-card 2.00",
                "DE 1.80:"))
        .containsExactly(
            "CH 12.43: card 5.00, cash 10.00 => change 2.55, rounding 0.02",
            "DE 1.80: 2.00 USD at 0.90 => change 0.00, rounding 0.00",
            "DE 1.80: gift-card 2.00 => refused, tender too large",
            "DE 1.80: => refused, tender too small");
  }

  @Test
  void aTotalIsSplit() {
    assertThat(compute("payers", "10.00   over 3"))
        .containsExactly("10.00 over 3 = 3.33 3.34 3.33");
  }
}
