package dev.evertill.receipt.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.status.PrinterStatus.Drawer;
import dev.evertill.receipt.status.Replies.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private final Replies replies = new Replies(DrawerSensor.HIGH_IS_OPEN);

  @Test
  void answersAtOnceAreReadInTheOrderOfAsking() {
    replies.asked(Question.PRINTER);
    replies.asked(Question.OFFLINE_CAUSE);
    replies.asked(Question.ERROR_CAUSE);
    replies.asked(Question.PAPER);

    assertThat(hear(0x1E, 0x16, 0x1A, 0x1E)).containsOnly(Reply.REAL_TIME).hasSize(4);
    assertThat(replies.status())
        .isEqualTo(
            new PrinterStatus(
                Set.of(
                    Condition.OFFLINE,
                    Condition.COVER_OPEN,
                    Condition.CUTTER_ERROR,
                    Condition.PAPER_LOW),
                Drawer.OPEN));
    assertThat(replies.status().gravest()).contains(Condition.CUTTER_ERROR);
    assertThat(replies.status().blocked()).isTrue();
  }

  @Test
  void whatItSaysByItselfIsNotTakenForAnAnswer() {
    replies.asked(Question.PAPER_IN_TURN);

    assertThat(hear(0x10, 0x00, 0x03, 0x00))
        .containsExactly(Reply.NONE, Reply.NONE, Reply.NONE, Reply.AUTOMATIC);
    assertThat(replies.status().conditions()).containsExactly(Condition.PAPER_LOW);
    assertThat(hear(0x00)).containsExactly(Reply.IN_TURN);
    assertThat(replies.status()).isEqualTo(new PrinterStatus(Set.of(), Drawer.CLOSED));
  }

  @Test
  void theJobOnPaperIsNamed() {
    assertThat(hear(0x37, 0x22, 'A', '0', '~', '7', 0))
        .containsExactly(
            Reply.NONE,
            Reply.NONE,
            Reply.NONE,
            Reply.NONE,
            Reply.NONE,
            Reply.NONE,
            Reply.PROCESS_ID);
    assertThat(replies.processId()).isEqualTo("A0~7");
  }

  @Test
  void anotherBlockAndFlowControlAreNothingOfOurs() {
    assertThat(hear(0x37, 0x25, 'A', 0, 0x11, 0x13)).containsOnly(Reply.NONE);
    assertThat(replies.processId()).isEmpty();
  }

  @Test
  void anAnswerToNothingIsNone() {
    assertThat(hear(0x00, 0x12)).containsOnly(Reply.NONE);
  }

  @Test
  void theDrawerIsReadInItsTurnToo() {
    replies.asked(Question.DRAWER_IN_TURN);
    hear(0x01);

    assertThat(replies.status().drawer()).isEqualTo(Drawer.OPEN);
    assertThat(DrawerSensor.LOW_IS_OPEN.drawer(true)).isEqualTo(Drawer.CLOSED);
    assertThat(DrawerSensor.LOW_IS_OPEN.drawer(false)).isEqualTo(Drawer.OPEN);
    assertThat(DrawerSensor.NONE.drawer(true)).isEqualTo(Drawer.UNKNOWN);
  }

  @Test
  void theCommandsAreEpsons() {
    assertThat(Question.PRINTER.command()).containsExactly(0x10, 0x04, 1);
    assertThat(Question.PAPER.command()).containsExactly(0x10, 0x04, 4);
    assertThat(Question.PAPER_IN_TURN.command()).containsExactly(0x1D, 'r', 1);
    assertThat(Question.DRAWER_IN_TURN.command()).containsExactly(0x1D, 'r', 2);
    assertThat(Question.AUTOMATIC.command()).containsExactly(0x1D, 'a', 0x0F);
    assertThat(Replies.processIdRequest("A0~7"))
        .containsExactly(0x1D, '(', 'H', 6, 0, 48, 48, 'A', '0', '~', '7');
    assertThatThrownBy(() -> Replies.processIdRequest("12345"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a process id has 4 characters: 12345");
  }

  private List<Reply> hear(int... values) {
    List<Reply> heard = new ArrayList<>();
    for (int value : values) {
      heard.add(replies.hear(value));
    }
    return heard;
  }
}
