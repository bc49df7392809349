package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CloseAnswer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Days that are closed are confirmed by a real head office on the same machine. */
final class ClosingTest extends WithHeadOffice {
  @Test
  void aDayIsConfirmedByBothSides() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 3);
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED));
    assertThat(journal.unconfirmedCloses()).isEmpty();
  }

  @Test
  void aDisputedDayComesWithHeadOfficesFiguresAndIsNotAskedEveryTime() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 2);
    sync.round();
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(CloseAnswer.DISPUTED);
              assertThat(answer.office().turnover()).isEqualTo(900);
            });
    sync.askAgain();
    sync.round();
    assertThat(journal.answers).hasSize(2);
  }

  @Test
  void aDayThatIsNotSentYetIsNotAskedAbout() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 3);
    line.refused.put("e1", Duration.ZERO);
    Round round = sync.round();
    assertThat(round.trouble()).isEqualTo("head office answers 500 for e1");
    assertThat(line.calls).containsExactly("state", "append 1 to 3");
    assertThat(journal.answers).isEmpty();

    line.refused.clear();
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED));
  }
}
