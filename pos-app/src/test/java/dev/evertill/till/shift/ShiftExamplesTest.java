package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftExamplesTest {
  @Test
  void aSheetTheDrawerAndTheBookAreToldInTheShopsWords() {
    assertThat(example("denominations", "MYR"))
        .containsExactly("MYR notes 100 50 20 10 5 1", "MYR coins 0.50 0.20 0.10 0.05");
    assertThat(example("cash-count", "3 notes of 20.00", "1 coin of  0.50"))
        .containsExactly("sum 60.50");
    assertThat(example("drawer", "Ann opens with 100.00", "Ann counts 99.00"))
        .containsExactly(
            "cash EUR expected 100.00 counted 99.00 short -1.00 ask why",
            "in the hands of Ann",
            "cash EUR holds 99.00",
            "cash EUR was off by -1.00");
    assertThat(example("day-book", "sold 10.00 refunds 0.00", "Z 2", "Z"))
        .containsExactly(
            "refused: Z 2 after Z 0: the next is Z 1",
            "Z 1 turnover 10.00 grand totals sales 10.00 refunds 0.00 net 10.00");
  }

  private static List<String> example(String kind, String... given) {
    return ShiftExamples.kinds().get(kind).compute(List.of(given));
  }
}
