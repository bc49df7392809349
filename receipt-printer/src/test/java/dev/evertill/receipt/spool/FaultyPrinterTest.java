package dev.evertill.receipt.spool;

import static dev.evertill.receipt.spool.Counter.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Everything that happens to a printer, in time that passes only when somebody waits for it. */
class FaultyPrinterTest {
  private static final int RECEIPT =
      new EscPosEncoder().encode(Counter.slip(1), Counter.PAPER).length;

  private static final Patience WATCHING =
      new Patience(10_000, 1_000, 250, 100, 5_000, 2_000, 5_000, 60_000, 30_000);

  /** {@code DLE EOT} four times, {@code GS ( H} and {@code GS r}, before each receipt. */
  private static final int QUESTIONS = 4 * 3 + 11 + 3;

  private final Counter counter = new Counter();
  private final FaultPrinter printer = counter.printer;

  @Test
  void withThePrinterOffReceiptsWaitAndComeOutOnce() {
    printer.off = true;
    JobKey key = counter.sell(1);
    counter.run(60);
    assertThat(counter.jobs.state(key)).contains(JobState.QUEUED);
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);
    assertThat(counter.shown().status()).isEqualTo(Status.OFF);

    printer.off = false;
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(printer.strips).containsExactly(slip(1));
    assertThat(counter.faults()).isEmpty();
  }

  private static String slip(int number) {
    return """
        Slip %1$d.
        line 1 of %1$d
        line 2 of %1$d
        line 3 of %1$d
        End %1$d
        """
        .formatted(number);
  }

  @Test
  void aPrinterThatAcceptsAndNeverReadsMakesReceiptsWait() {
    JobKey first = counter.sell(1);
    counter.run(60);
    printer.stuck = true;
    JobKey next = counter.sell(2);
    counter.run(60);
    assertThat(counter.jobs.state(next)).contains(JobState.QUEUED);
    assertThat(counter.shown().status()).isEqualTo(Status.NOT_ANSWERING);

    printer.stuck = false;
    counter.run(60);

    assertThat(counter.state(first)).isEqualTo(JobState.PRINTED);
    assertThat(counter.state(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void aPrinterThatNeverAnsweredIsHandedTheReceipt() {
    printer.stuck = true;
    JobKey key = counter.sell(1);
    counter.run(60);
    assertThat(counter.state(key)).isEqualTo(JobState.HANDED_OVER);
  }

  /** It dies after every byte of it, in three ways, and each time something else is right. */
  @Test
  void aPrinterThatDiesAfterAnyByteLosesNothingAndRepeatsNothing() {
    List<BiConsumer<FaultPrinter, Integer>> ways =
        List.of(
            (printer, bytes) -> printer.diesAfter = bytes,
            (printer, bytes) -> {
              printer.diesAfter = bytes;
              printer.tells = true;
            },
            (printer, bytes) -> printer.breaksAfter = bytes);
    int all = bytesOfOneReceipt();
    for (BiConsumer<FaultPrinter, Integer> way : ways) {
      List<JobState> ends = new ArrayList<>();
      for (int bytes = 1; bytes <= all; bytes++) {
        ends.add(diesAfter(bytes, way));
      }
      // Not a byte of the receipt, some of it or all, and all with its answer.
      assertThat(ends.subList(0, all - RECEIPT - 14)).containsOnly(JobState.PRINTED);
      assertThat(ends.subList(all - RECEIPT - 14, all - 3)).containsOnly(JobState.DOUBTFUL);
    }
  }

  private int bytesOfOneReceipt() {
    Counter counting = new Counter();
    int before = 1 << 20;
    counting.printer.breaksAfter = before;
    counting.sell(1);
    counting.run(60);
    return before - counting.printer.breaksAfter;
  }

  private static JobState diesAfter(int bytes, BiConsumer<FaultPrinter, Integer> way) {
    Counter counter = new Counter();
    way.accept(counter.printer, bytes);
    JobKey key = counter.sell(1);
    JobKey next = counter.sell(2);
    counter.run(120);
    JobState end = counter.state(key);
    assertThat(end).as("byte %d", bytes).isIn(JobState.PRINTED, JobState.DOUBTFUL);
    assertThat(counter.state(next)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
    assertThat(counter.faults()).as("byte %d", bytes).isEmpty();
    if (end == JobState.DOUBTFUL) {
      JobKey copy = counter.again(key);
      counter.run(120);
      assertThat(counter.state(copy)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      assertThat(counter.printer.strips).as("byte %d", bytes).last().isEqualTo("COPY\n" + slip(1));
    }
    assertThat(counter.faults()).as("byte %d", bytes).isEmpty();
    return end;
  }

  @Test
  void anAnswerThatIsLateButNotTooLateCounts() {
    printer.answersAfter = 900;
    JobKey key = counter.sell(1);
    counter.run(60);
    printer.answersAfter = 9_000;
    JobKey next = counter.sell(2);
    printer.answersAfter = 900;

    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.state(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.faults()).isEmpty();
  }

  /** Where answers have no number, a late one must not vouch for the next receipt. */
  @Test
  void anAnswerThatIsTooLateVouchesForNoOtherReceipt() {
    counter.profile = answering(Answer.STATUS);
    counter.sell(1);
    counter.run(60);
    JobKey doubtful = counter.sell(2);
    counter.queue = new WhenSending(counter.jobs, () -> printer.answersAfter = 10_500);
    counter.start();
    counter.run(11);
    assertThat(counter.jobs.state(doubtful)).contains(JobState.DOUBTFUL);

    printer.answersAfter = 0;
    JobKey next = counter.sell(3);
    counter.queue = new WhenSending(counter.jobs, () -> printer.diesAfter = 5);
    counter.start();
    counter.run(60);

    assertThat(counter.state(next)).isEqualTo(JobState.DOUBTFUL);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void withoutPaperAReceiptWaitsAndGoesOnByItself() {
    printer.paperOut = true;
    JobKey key = counter.sell(1);
    counter.run(60);
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);
    assertThat(counter.shown().status()).isEqualTo(Status.BLOCKED);
    assertThat(counter.shown().printer().gravest()).contains(Condition.PAPER_OUT);
    assertThat(counter.shown().detail()).isEqualTo("the printer: PAPER_OUT, OFFLINE");

    printer.putPaperIn();
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.shown().status()).isEqualTo(Status.READY);
    assertThat(counter.shown().printer().conditions()).isEmpty();
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void aCoverOpenedInTheMiddleOfAReceiptHoldsItUpAndNothingElse() {
    int all = bytesOfOneReceipt();
    for (int bytes = all - RECEIPT - 14; bytes < all - 14; bytes++) {
      Counter counter = new Counter();
      counter.printer.opensAfter = bytes + 1;
      counter.printer.closedAgainAfter = 30_000;
      JobKey key = counter.sell(1);
      JobKey next = counter.sell(2);
      counter.run(120);

      assertThat(counter.state(key)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      assertThat(counter.state(next)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      assertThat(counter.printer.strips).containsExactly(slip(1), slip(2));
      assertThat(counter.faults()).as("byte %d", bytes).isEmpty();
    }
  }

  /** The job is blocked, so the status is, for as long as that lasts and no longer. */
  @Test
  void aCoverOpenInTheMiddleIsShownWhileItIsOpenAndNotAfterwards() {
    counter.patience = WATCHING;
    printer.opensAfter = bytesOfOneReceipt() - 60;
    printer.closedAgainAfter = 12_000;
    JobKey key = counter.sell(1);
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.story())
        .containsExactly(
            "PRINTING []",
            "BLOCKED [COVER_OPEN, OFFLINE] the printer: COVER_OPEN, OFFLINE",
            "READY []");
    assertThat(printer.strips).containsExactly(slip(1));
  }

  @Test
  void aReceiptHeldUpInTheMiddleLeavesNothingSaidBeforeTheNext() {
    counter.patience = WATCHING;
    printer.opensAfter = bytesOfOneReceipt() - 60;
    printer.closedAgainAfter = 12_000;
    counter.sell(1);
    counter.sell(2);
    counter.run(60);

    assertThat(counter.story())
        .containsExactly(
            "PRINTING []",
            "BLOCKED [COVER_OPEN, OFFLINE] the printer: COVER_OPEN, OFFLINE",
            "PRINTING []",
            "READY []");
    assertThat(printer.strips).containsExactly(slip(1), slip(2));
  }

  /** Whatever it had answered by then: all is well, some of it, or nothing. */
  @Test
  void aCoverThatOpensWhileItIsAskedIsNamed() {
    for (int bytes = 1; bytes <= QUESTIONS; bytes++) {
      Counter counter = new Counter();
      counter.sell(1);
      counter.run(60);
      counter.shown.clear();
      counter.printer.opensAfter = bytes;
      counter.printer.closedAgainAfter = 10_000_000;
      JobKey key = counter.sell(2);
      counter.run(10);

      assertThat(counter.state(key)).as("byte %d", bytes).isEqualTo(JobState.BLOCKED);
      assertThat(counter.story())
          .as("byte %d", bytes)
          .allMatch(told -> told.startsWith("BLOCKED [COVER_OPEN"))
          .endsWith("BLOCKED [COVER_OPEN, OFFLINE] the printer: COVER_OPEN, OFFLINE");
    }
  }

  @Test
  void aDoubtOfTheRunBeforeIsShownFromTheFirst() {
    counter.sell(1);
    counter.jobs.settled(new JobKey("1", "receipt", 0), JobState.DOUBTFUL, "the program stopped");
    counter.sell(2);
    counter.run(60);

    assertThat(counter.shown.stream().map(state -> state.status() + " " + state.doubtful()))
        .containsExactly("PRINTING 1", "DOUBTFUL 1");
  }

  @Test
  void aCoverThatStaysOpenLeavesADoubtAndHangsNobody() {
    counter.sell(1);
    counter.run(60);
    JobKey key = counter.sell(2);
    counter.queue =
        new WhenSending(
            counter.jobs,
            () -> {
              printer.opensAfter = 10;
              printer.closedAgainAfter = 10_000_000;
            });
    counter.start();
    counter.run(100);

    assertThat(counter.jobs.state(key)).contains(JobState.DOUBTFUL);
    assertThat(counter.shown().status()).isEqualTo(Status.BLOCKED);
    assertThat(counter.shown().printer().gravest()).contains(Condition.COVER_OPEN);

    printer.closeCover();
    counter.queue = counter.jobs;
    counter.start();
    JobKey next = counter.sell(3);
    counter.run(100);

    assertThat(counter.state(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void aPrinterSwitchedOffAndOnBetweenReceiptsCostsNothing() {
    for (int number = 1; number <= 5; number++) {
      JobKey key = counter.sell(number);
      printer.diesAfter = 1;
      counter.run(60);
      assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    }
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void afterACrashATorsoIsCutOffBeforeTheNextReceipt() {
    JobKey key = counter.sell(1);
    printer.diesAfter = bytesOfOneReceipt() - 30;
    counter.run(60);
    assertThat(counter.jobs.state(key)).contains(JobState.DOUBTFUL);
    assertThat(printer.hangingOut()).isEqualTo("Slip 1.\nline 1 of 1\nline 2 of 1\n");

    counter.start();
    JobKey next = counter.sell(2);
    counter.run(60);

    assertThat(counter.state(next)).isEqualTo(JobState.PRINTED);
    assertThat(printer.strips)
        .containsExactly("Slip 1.\nline 1 of 1\nline 2 of 1\n\n\n\n\n\n", slip(2));
  }

  @Test
  void aJobCancelledInTheLastMomentIsNotPrinted() {
    JobKey key = counter.sell(1);
    counter.queue =
        new WhenSending(counter.jobs, () -> {}) {
          @Override
          public Optional<PrintJob> next() {
            Optional<PrintJob> job = super.next();
            job.ifPresent(found -> settled(found.key(), JobState.CANCELLED, "too late, almost"));
            return job;
          }
        };
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.CANCELLED);
    assertThat(printer.strips).isEmpty();
    assertThat(printer.hangingOut()).isEmpty();
  }

  @Test
  void whatIsGoingOnIsSeenWhileItGoesOn() {
    List<JobState> seen = new ArrayList<>();
    JobKey key = counter.sell(1);
    counter.queue = new WhenSending(counter.jobs, () -> seen.add(counter.state(key)));
    printer.answersAfter = 900;
    printer.whenAsked = () -> seen.add(counter.state(key));
    counter.run(60);

    assertThat(seen)
        .containsSubsequence(JobState.CONNECTING, JobState.SENDING, JobState.AWAITING_CONFIRMATION);
    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
  }

  @Test
  void aPrinterThatHasNothingToDoIsLookedAtNowAndThen() {
    counter.patience = WATCHING;
    counter.sell(1);
    counter.run(10);
    assertThat(counter.shown().status()).isEqualTo(Status.READY);
    int before = printer.connections;
    counter.idle(100);
    assertThat(printer.connections - before).isEqualTo(3);
    assertThat(printer.isConnected()).as("another till can have it").isFalse();
    printer.coverOpen = true;
    counter.idle(40);

    assertThat(counter.shown().status()).isEqualTo(Status.BLOCKED);
    assertThat(counter.shown().printer().gravest()).contains(Condition.COVER_OPEN);
    printer.closeCover();
    counter.idle(10);
    assertThat(counter.shown().status()).isEqualTo(Status.READY);
  }
}
