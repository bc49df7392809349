package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.PrinterState.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second printer takes the jobs when the first has been out of order for 20 s. */
class SecondPrinterTest {
  private final Counter counter = new Counter();

  @BeforeEach
  void standBy() {
    counter.withSecond = true;
  }

  @Test
  void itTakesNothingBeforeItsTimeAndAllAfterIt() {
    counter.printer.off = true;
    JobKey key = counter.sell(1);
    counter.run(19);
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);
    assertThat(counter.second.connections).isZero();

    counter.run(3);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.second.strips).hasSize(1);
    assertThat(counter.told).contains("PRINTING at the second");
    assertThat(counter.shown().atSecond()).isTrue();
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void withoutPaperInTheFirstItTakesThemToo() {
    counter.printer.paperOut = true;
    JobKey key = counter.sell(1);
    counter.run(30);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.second.strips).hasSize(1);
  }

  @Test
  void theFirstTakesOverAgainWhenItIsWell() {
    counter.printer.off = true;
    counter.sell(1);
    counter.run(30);
    counter.printer.off = false;
    counter.time.pass(Counter.PATIENCE.lastRetry());
    JobKey key = counter.sell(2);
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.printer.strips).hasSize(1);
    assertThat(counter.second.strips).hasSize(1);
    assertThat(counter.shown().atSecond()).isFalse();
    assertThat(counter.shown().status()).isEqualTo(Status.READY);
    assertThat(counter.faults()).isEmpty();
  }

  /** Also a first that never says a word: that it takes a line again is all there is to see. */
  @Test
  void aFirstThatIsWellAgainIsSeenWithinSecondsThoughNothingIsPrinted() {
    for (PrinterProfile profile : List.of(Counter.PAPER, Counter.answering())) {
      Counter counter = new Counter();
      counter.withSecond = true;
      counter.profile = profile;
      counter.patience = new Patience(10_000, 1_000, 250, 100, 5_000, 2_000, 5_000, 60_000, 30_000);
      counter.printer.off = true;
      counter.sell(1);
      counter.run(22);
      assertThat(counter.second.strips).hasSize(1);
      assertThat(counter.shown().atSecond()).isTrue();

      counter.printer.off = false;
      counter.idle(6);

      assertThat(counter.shown().status()).isEqualTo(Status.READY);
      assertThat(counter.shown().atSecond()).isFalse();
      int connections = counter.printer.connections;
      counter.idle(20);
      assertThat(counter.printer.connections).as("then it is left alone").isEqualTo(connections);
    }
  }

  @Test
  void aSecondThatStandsStillInTheMiddleIsNamed() {
    counter.printer.off = true;
    counter.sell(1);
    counter.run(30);
    counter.queue =
        new WhenSending(
            counter.jobs,
            () -> {
              counter.second.opensAfter = 20;
              counter.second.closedAgainAfter = 12_000;
            });
    counter.start();
    counter.shown.clear();
    JobKey key = counter.sell(2);
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.story()).contains("BLOCKED [] the second printer: COVER_OPEN, OFFLINE");
  }

  /** However much of it the first took, the second never gets it by itself. */
  @Test
  void aReceiptOfWhichTheFirstTookAByteNeverGoesToTheSecond() {
    for (int bytes = 1; bytes < 90; bytes++) {
      Counter counter = new Counter();
      counter.withSecond = true;
      int alive = bytes;
      counter.queue =
          new WhenSending(
              counter.jobs,
              () -> {
                if (!counter.printer.off && counter.printer.strips.isEmpty()) {
                  counter.printer.diesAfter = alive;
                  counter.printer.off = true;
                }
              });
      JobKey key = counter.sell(1);
      JobKey next = counter.sell(2);
      counter.run(200);

      assertThat(counter.state(next)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      assertThat(counter.second.strips).as("byte %d", bytes).hasSize(1);
      assertThat(counter.second.strips.get(0)).as("byte %d", bytes).startsWith("Slip 2.\n");
      assertThat(counter.state(key)).isIn(JobState.DOUBTFUL, JobState.PRINTED);
      assertThat(counter.faults()).as("byte %d", bytes).isEmpty();
    }
  }

  @Test
  void aFirstThatStandsStillInTheMiddleHoldsUpTheOthersNoLongerThanThat() {
    counter.sell(1);
    counter.run(60);
    counter.queue =
        new WhenSending(
            counter.jobs,
            () -> {
              counter.printer.opensAfter = 20;
              counter.printer.closedAgainAfter = 10_000_000;
            });
    counter.start();
    JobKey key = counter.sell(2);
    JobKey next = counter.sell(3);
    counter.run(100);

    assertThat(counter.state(key)).isEqualTo(JobState.DOUBTFUL);
    assertThat(counter.state(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.second.strips).hasSize(1);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void withBothOffReceiptsWaitAndNothingSpins() {
    counter.printer.off = true;
    counter.second.off = true;
    JobKey key = counter.sell(1);
    counter.run(600);
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);

    counter.second.off = false;
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.second.strips).hasSize(1);
  }

  @Test
  void noDrawerHangsOnTheSecond() {
    counter.printer.off = true;
    counter.sell(1);
    counter.run(30);
    counter.jobs.askDrawer();
    counter.sell(2);
    counter.run(60);

    assertThat(counter.second.strips).hasSize(2);
    assertThat(counter.second.kicks).isZero();
    assertThat(counter.printer.kicks).isZero();
  }
}
