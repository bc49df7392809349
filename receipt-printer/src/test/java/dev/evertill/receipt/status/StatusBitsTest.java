package dev.evertill.receipt.status;

import static dev.evertill.receipt.status.Condition.COVER_OPEN;
import static dev.evertill.receipt.status.Condition.CUTTER_ERROR;
import static dev.evertill.receipt.status.Condition.ERROR;
import static dev.evertill.receipt.status.Condition.FEEDING;
import static dev.evertill.receipt.status.Condition.OFFLINE;
import static dev.evertill.receipt.status.Condition.PAPER_LOW;
import static dev.evertill.receipt.status.Condition.PAPER_OUT;
import static dev.evertill.receipt.status.Condition.RECOVERABLE_ERROR;
import static dev.evertill.receipt.status.Condition.TEMPERATURE;
import static dev.evertill.receipt.status.Condition.UNRECOVERABLE_ERROR;
import static dev.evertill.receipt.status.Condition.WAITING_FOR_RECOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Every bit of every answer, as Epson's reference has it. */
class StatusBitsTest {
  private static final int REAL_TIME = 0x12;

  @Test
  void aPrinterSaysWhetherItIsOnline() {
    assertThat(eachBit(REAL_TIME, StatusBits::printer))
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(OFFLINE),
            Set.of(),
            Set.of(WAITING_FOR_RECOVERY),
            Set.of(FEEDING),
            Set.of());
    assertThat(eachBit(REAL_TIME, answer -> pin(StatusBits.printerDrawerPin(answer))))
        .containsExactly("low", "low", "high", "low", "low", "low", "low", "low");
  }

  @Test
  void aPrinterSaysWhyItIsOffline() {
    assertThat(eachBit(REAL_TIME, StatusBits::offlineCause))
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(COVER_OPEN),
            Set.of(FEEDING),
            Set.of(),
            Set.of(PAPER_OUT),
            Set.of(ERROR),
            Set.of());
  }

  @Test
  void aPrinterSaysWhichErrorItHas() {
    assertThat(eachBit(REAL_TIME, StatusBits::errorCause))
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(RECOVERABLE_ERROR),
            Set.of(CUTTER_ERROR),
            Set.of(),
            Set.of(UNRECOVERABLE_ERROR),
            Set.of(TEMPERATURE),
            Set.of());
  }

  @Test
  void aPrinterSaysHowMuchPaperThereIs() {
    assertThat(eachBit(REAL_TIME, StatusBits::paper))
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(PAPER_LOW),
            Set.of(PAPER_LOW),
            Set.of(),
            Set.of(PAPER_OUT),
            Set.of(PAPER_OUT),
            Set.of());
    assertThat(StatusBits.paper(0x7E)).containsExactly(PAPER_OUT, PAPER_LOW);
  }

  @Test
  void inItsTurnAPrinterSaysHowMuchPaperThereIsAndWhereTheDrawerStands() {
    assertThat(eachBit(0, StatusBits::paperInTurn))
        .containsExactly(
            Set.of(PAPER_LOW),
            Set.of(PAPER_LOW),
            Set.of(PAPER_OUT),
            Set.of(PAPER_OUT),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    assertThat(eachBit(0, answer -> pin(StatusBits.drawerPinInTurn(answer))))
        .containsExactly("high", "low", "low", "low", "low", "low", "low", "low");
  }

  @Test
  void byItselfAPrinterSaysAllInFourBytes() {
    assertThat(eachBit(0x10, first -> StatusBits.automatic(first, 0, 0)))
        .containsExactly(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(OFFLINE),
            Set.of(),
            Set.of(COVER_OPEN),
            Set.of(FEEDING),
            Set.of());
    assertThat(eachBit(0, second -> StatusBits.automatic(0x10, second, 0)))
        .containsExactly(
            Set.of(WAITING_FOR_RECOVERY),
            Set.of(FEEDING),
            Set.of(RECOVERABLE_ERROR),
            Set.of(CUTTER_ERROR),
            Set.of(),
            Set.of(UNRECOVERABLE_ERROR),
            Set.of(TEMPERATURE),
            Set.of());
    assertThat(eachBit(0, third -> StatusBits.automatic(0x10, 0, third)))
        .containsExactly(
            Set.of(PAPER_LOW),
            Set.of(PAPER_LOW),
            Set.of(PAPER_OUT),
            Set.of(PAPER_OUT),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
  }

  @Test
  void everyByteIsOneKindOfAnswerOrNone() {
    int realTime = 0;
    int automatic = 0;
    int inTurn = 0;
    for (int answer = 0; answer < 256; answer++) {
      boolean fixed = (answer & 0x80) == 0;
      assertThat(StatusBits.isRealTime(answer)).isEqualTo(fixed && (answer & 0x13) == 0x12);
      realTime += StatusBits.isRealTime(answer) ? 1 : 0;
      automatic += StatusBits.isAutomatic(answer) ? 1 : 0;
      inTurn += StatusBits.isInTurn(answer) ? 1 : 0;
    }
    assertThat(List.of(realTime, automatic, inTurn)).containsExactly(16, 16, 64);
  }

  /** What each of the bits 0 to 7 says when it is set, beside the fixed ones. */
  private static <T> List<T> eachBit(int fixed, IntFunction<T> reader) {
    List<T> said = new ArrayList<>();
    for (int bit = 0; bit < 8; bit++) {
      said.add(reader.apply(fixed | 1 << bit));
    }
    return said;
  }

  private static String pin(boolean high) {
    return high ? "high" : "low";
  }
}
