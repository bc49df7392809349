package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.GsOne;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GsOneElementsTest {
  private static final List<String> ELEMENTS =
      List.of(
          "(00)340123450000000018",
          "(01)09501101530003",
          "(11)261103",
          "(20)07",
          "(21)12345",
          "(3103)001750",
          "(37)12",
          "(3922)1990",
          "(400)ORDER-7",
          "(414)4012345000009",
          "(421)578PO0150",
          "(7003)2612312359",
          "(8008)261103104200",
          "(91)A");

  @Test
  void elementsComeBackAsTheyWereWritten() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      StringBuilder elements = new StringBuilder();
      for (int i = random.nextInt(5); i >= 0; i--) {
        elements.append(ELEMENTS.get(random.nextInt(ELEMENTS.size())));
      }
      String coded = GsOne.coded(elements.toString()).replace(GsOne.FNC1, GsOneElements.SEPARATOR);

      assertThat(GsOneElements.bracketed(coded.substring(1)))
          .as("seed %d", seed)
          .isEqualTo(elements.toString());
    }
  }

  @Test
  void whatIsCutOffIsSaid() {
    assertThatThrownBy(() -> GsOneElements.bracketed("0109501101530003" + "3103"))
        .hasMessage("GS1-128 ends within an element: 01095011015300033103");
    assertThatThrownBy(() -> GsOneElements.bracketed("AB12"))
        .hasMessage("GS1-128 has an identifier of 2 to 4 digits before each value: AB12");
  }
}
