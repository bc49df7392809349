package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyExamplesTest {
  private static void shows(String kind, String given, String expected) {
    assertThat(MoneyExamples.kinds().get(kind).compute(List.of(given))).containsExactly(expected);
  }

  @Test
  void eachKindAnswersItsLines() {
    assertThat(MoneyExamples.kinds())
        .containsOnlyKeys(
            "amount", "currency", "exact", "line-price", "percent", "rounding", "split");
    shows("amount", "EUR  12,5", "EUR 12,5 = 12.50");
    shows(
        "amount",
        "EUR 1.250",
        "EUR 1.250 refused: amount 1.250: a number with at most 2 decimals is allowed");
    shows("currency", "KWD", "KWD 3 decimals");
    shows("exact", "1/3 - 1/2", "1/3 - 1/2 = -1/6");
    shows("line-price", "1.044 x EUR 1.79 half up", "1.044 x EUR 1.79 half up = 1.87");
    shows("percent", "50 % of EUR -0.01 half up", "50 % of EUR -0.01 half up = -0.01");
    shows("rounding", "2.5", "2.5 half up 3, half down 2, half even 2, up 3, down 2");
    shows("split", "EUR 10.00 into 3", "EUR 10.00 into 3 = 3.33 3.34 3.33");
    shows("split", "EUR 1.00 by 1.00 2.00 4.00", "EUR 1.00 by 1.00 2.00 4.00 = 0.14 0.29 0.57");
  }
}
