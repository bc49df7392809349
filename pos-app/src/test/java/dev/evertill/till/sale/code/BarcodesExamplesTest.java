package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.WorkedExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarcodesExamplesTest {
  @Test
  void aScanIsTold() {
    assertThat(
            new BarcodesExamples.Scans()
                .compute(
                    List.of(
                        "layout 28IIIIVWWWWWK",
                        "scan   4006381333931",
                        "scan 4011",
                        "scan ]C1010950110153000310AB<GS>17251231",
                        "scan 4006381333932")))
        .containsExactly(
            "GTIN 04006381333931",
            "number 4011",
            "item 09501101530003",
            "batch AB",
            "expires 2025-12-31",
            "not read: not a GTIN: check digit 2, expected 1");
  }

  @Test
  void aCheckDigitIsTold() {
    assertThat(
            new BarcodesExamples.CheckDigit()
                .compute(List.of("number 950110153000", "value  2875")))
        .containsExactly("check digit 3", "check digit 9");
  }

  @Test
  void aBatchIsTold() {
    assertThat(
            new BarcodesExamples.Batches()
                .compute(
                    List.of(
                        "recall 09501101530003 A",
                        "now 2025-06-15 12:00",
                        "scan (01)09501101530003(10)A",
                        "scan (01)09501101530003(10)B")))
        .containsExactly("refused: Batch A is recalled.", "sold");
  }

  @Test
  void aLineThatMeansNothingIsRefused() {
    for (WorkedExample example :
        List.of(
            new BarcodesExamples.Scans(),
            new BarcodesExamples.CheckDigit(),
            new BarcodesExamples.Batches())) {
      assertThatThrownBy(() -> example.compute(List.of("odd line"))).hasMessage("line: odd line");
    }
  }
}
