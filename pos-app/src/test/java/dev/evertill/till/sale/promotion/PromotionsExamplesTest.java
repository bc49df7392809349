package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionsExamplesTest {
  @Test
  void aBasketAndItsOffersAreReadAndComputed() {
    assertThat(
            new PromotionsExamples.Promotion()
                .compute(
                    List.of(
                        "3 x cola  in drinks at 1.00",
                        "1.250 kg ham in meat at 10.00",
                        "code 981",
                        "customer club",
                        "had A 1",
                        "at 2026-03-02 17:00",
                        "offer A priority 2 exclusive at most 2 a basket at most 2 a customer for"
                            + " club with coupon 98.. once each on MONDAY from 16:00 to 18:00: each"
                            + " the drinks at 0.80",
                        "offer B: from 1.00 of ham less 5 %")))
        .containsExactly(
            "B x 1 saves 0.63",
            "line 2 ham -0.63",
            "A x 1 saves 0.20 for 981",
            "line 1 cola -0.20",
            "to pay 14.67");
  }

  @Test
  void hoursAreReadAndAsked() {
    assertThat(
            new PromotionsExamples.Hours()
                .compute(List.of("MONDAY 22:00 to 02:00", "2026-03-03 01:59")))
        .containsExactly("2026-03-03 01:59 TUESDAY holds");
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PromotionsExamples.Promotion().compute(List.of("offer A maybe: each cola")))
        .withMessage("not understood: maybe");
  }
}
