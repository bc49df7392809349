package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.HastyLine.Voice;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import dev.evertill.receipt.virtual.Fault;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that happens to a printer, with the spooler's own threads and a real line; the checker
 * holds the paper against the states after each test.
 */
@Timeout(60)
class FaultyPrinterOverTcpTest {
  private static final PrinterProfile PAPER = PrinterProfile.EPSON_58MM;

  /** {@code GS ( H}, then {@code GS r}, after each receipt. */
  private static final int NUMBER_ASKED = 11;

  private static final int PAPER_ASKED = 3;

  private TcpCounter counter;
  private WatchedQueue queue;
  private VirtualPrinter printer;
  private HastyLine line;

  @BeforeEach
  void switchOn() throws IOException {
    counter = new TcpCounter(PAPER);
    queue = counter.queue;
    printer = counter.printer;
    line = counter.line;
  }

  @AfterEach
  void whatIsOnPaperIsWhatTheStatesSay() {
    counter.close();
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void withThePrinterOffReceiptsWaitAndNoDrawerOpensLater() throws Exception {
    printer.switchOff();
    queue.askDrawer();
    PrintJob first = counter.sell(1);
    PrintJob second = counter.sell(2);
    counter.start();
    counter.await(Status.OFF);
    assertThat(queue.story()).isEmpty();

    printer.mend();

    assertThat(queue.end(first)).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(second)).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2);
    assertThat(printer.drawerKicks()).isZero();
  }

  @Test
  void aPrinterSwitchedOffInTheMiddleLeavesADoubtAndTheNextReceiptWaits() throws Exception {
    counter.startAndPrintOne();
    counter.inTheMiddle(40, Fault.OFFLINE, printer::switchOff);
    PrintJob job = counter.sell(2);
    PrintJob next = counter.sell(3);

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    counter.await(Status.OFF);
    assertThat(queue.stateOf(next)).isEqualTo(JobState.QUEUED);
    counter.carryOn();
    printer.mend();

    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(counter.again(job))).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 3);
    assertThat(counter.copies()).containsExactly(2);
  }

  @Test
  void aPrinterThatAcceptsAndNeverReadsMakesReceiptsWait() throws Exception {
    counter.startAndPrintOne();
    printer.stopReading();
    line.voice = Voice.NOTHING;
    PrintJob job = counter.sell(2);
    counter.await(Status.NOT_ANSWERING);
    assertThat(queue.stateOf(job)).isEqualTo(JobState.QUEUED);

    line.voice = Voice.ALL;
    printer.mend();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2);
  }

  @Test
  void aPrinterThatReadsNoMoreOfASmallReceiptLeavesADoubtAndPrintsItLater() throws Exception {
    counter.startAndPrintOne();
    queue.whenSending =
        () -> {
          printer.stopReading();
          line.voice = Voice.NOTHING;
        };
    PrintJob job = counter.sell(2);
    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    counter.carryOn();
    PrintJob copy = counter.again(job);
    printer.mend();

    assertThat(queue.end(copy)).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2);
    assertThat(counter.copies()).containsExactly(2);
  }

  @Test
  void aPrinterThatReadsNoMoreOfALargeReceiptLeavesADoubtAndNothingOfItComesLater()
      throws Exception {
    counter.startAndPrintOne();
    queue.whenSending =
        () -> {
          printer.stopReading();
          line.voice = Voice.NOTHING;
        };
    PrintJob job = counter.sell(2, pictures());
    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    queue.whenSending = () -> {};
    PrintJob next = counter.sell(3);
    counter.await(Status.NOT_ANSWERING);
    assertThat(queue.stateOf(next)).isEqualTo(JobState.QUEUED);

    line.voice = Voice.ALL;
    printer.mend();

    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsSubsequence(1, 3).doesNotHaveDuplicates();
  }

  /** More than the systems on both ends swallow. */
  private static Receipt pictures() {
    Receipt.Builder receipt = Receipt.builder().text("Slip 2.");
    Bitmap picture = new Bitmap(384, 4_000, new byte[48 * 4_000]);
    for (int i = 0; i < 60; i++) {
      receipt.raster(picture);
    }
    return receipt.text("End 2").cut().build();
  }

  @Test
  void aPrinterThatNeverAnsweredIsHandedTheReceiptAndPrintsItOnce() throws Exception {
    printer.stopReading();
    line.voice = Voice.NOTHING;
    counter.start();
    PrintJob job = counter.sell(1);
    assertThat(queue.end(job)).isEqualTo(JobState.HANDED_OVER);

    line.voice = Voice.ALL;
    printer.mend();

    PrintJob next = counter.sell(2);
    assertThat(queue.end(next)).isIn(JobState.HANDED_OVER, JobState.PRINTED);
    counter.awaitPapers(2);
    assertThat(counter.originals()).containsExactly(1, 2);
  }

  @Test
  void aPrinterThatDiesAfterAnyByteLosesNothingAndRepeatsNothing() throws Exception {
    counter.startAndPrintOne();
    int receipt = new EscPosEncoder().encode(TcpCounter.slip(1_000), PAPER).length;
    int all = receipt + NUMBER_ASKED + PAPER_ASKED;
    assertThat(all).as("bytes, for the spread").isGreaterThan(500);
    for (int bytes : spread(all)) {
      queue.whenSending = dieOnceAfter(bytes);
      PrintJob job = counter.sell(1_000 + bytes);
      PrintJob next = bytes % 8 == 0 ? counter.sell(10_000 + bytes) : null;

      JobState end = queue.end(job);

      if (bytes < receipt + NUMBER_ASKED) {
        assertThat(end).as("byte %d of %d", bytes, all).isEqualTo(JobState.DOUBTFUL);
      }
      if (end == JobState.DOUBTFUL) {
        assertThat(queue.end(counter.again(job))).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
        assertThat(counter.copies()).as("byte %d", bytes).last().isEqualTo(1_000 + bytes);
      } else {
        assertThat(end).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      }
      if (next != null) {
        assertThat(queue.end(next)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      }
    }
    assertThat(counter.originals()).doesNotHaveDuplicates();
    assertThat(counter.copies()).doesNotHaveDuplicates();
  }

  private static int[] spread(int all) {
    return IntStream.rangeClosed(0, all)
        .filter(bytes -> bytes <= 64 || bytes >= all - 64 || bytes % 5 == 0)
        .toArray();
  }

  private Runnable dieOnceAfter(int bytes) {
    return () -> {
      queue.whenSending = () -> {};
      printer.dieAfter(bytes);
    };
  }

  @Test
  void anAnswerThatIsLateCounts() throws Exception {
    counter.start();
    printer.answerLate(20);

    assertThat(queue.end(counter.sell(1))).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(counter.sell(2))).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2);
  }

  @Test
  void anAnswerThatComesInTheLastMomentCounts() throws Exception {
    counter.startAndPrintOne();
    queue.whenSending =
        () -> {
          printer.holdAnswers();
          line.voice = Voice.NOTHING;
        };
    line.whenNothingCame =
        () -> {
          counter.carryOn();
          printer.releaseAnswers();
        };

    assertThat(queue.end(counter.sell(2))).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2);
  }

  @Test
  void anAnswerThatComesTooLateLeavesADoubtAndVouchesForNoOther() throws Exception {
    counter.startAndPrintOne();
    queue.whenSending =
        () -> {
          printer.holdAnswers();
          line.voice = Voice.NOTHING;
        };
    PrintJob job = counter.sell(2);
    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    counter.carryOn();
    printer.releaseAnswers();
    queue.whenSending = dieOnceAfter(5);
    PrintJob next = counter.sell(3);

    assertThat(queue.end(next)).isEqualTo(JobState.DOUBTFUL);
    assertThat(queue.end(counter.again(next))).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).startsWith(1, 2);
    assertThat(counter.copies()).containsExactly(3);
  }

  @Test
  void withAnythingWrongReceiptsWaitAndComeOutByThemselves() throws Exception {
    counter.startAndPrintOne();
    int number = 1;
    for (Fault fault : Fault.values()) {
      line.voice = fault == Fault.PAPER_LOW ? Voice.ALL : Voice.OUT_OF_TURN;
      printer.fail(fault);
      PrintJob job = counter.sell(++number);
      if (fault != Fault.PAPER_LOW) {
        counter.await(Status.BLOCKED);
        assertThat(queue.stateOf(job)).as("%s", fault).isEqualTo(JobState.QUEUED);
      }
      line.voice = Voice.ALL;
      printer.mend(fault);
      assertThat(queue.end(job)).as("%s", fault).isEqualTo(JobState.PRINTED);
      counter.await(Status.READY);
    }
    assertThat(counter.originals()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void aFaultInTheMiddleHoldsAReceiptUpAndNothingElse() throws Exception {
    counter.startAndPrintOne();
    int receipt = new EscPosEncoder().encode(TcpCounter.slip(1_000), PAPER).length;
    List<Integer> sold = new ArrayList<>(List.of(1));
    for (Fault fault : List.of(Fault.COVER_OPEN, Fault.PAPER_OUT, Fault.OVERHEATED)) {
      for (int bytes = 1; bytes < receipt; bytes += 37) {
        counter.inTheMiddle(bytes, fault, () -> printer.mend(fault));
        int number = 1_000 * (1 + fault.ordinal()) + bytes;
        PrintJob job = counter.sell(number);
        sold.add(number);

        assertThat(queue.end(job)).as("%s at %d", fault, bytes).isEqualTo(JobState.PRINTED);
      }
    }
    assertThat(counter.originals()).containsExactlyElementsOf(sold);
    assertThat(printer.torn()).isEmpty();
  }

  @Test
  void aRollThatEndsInTheMiddleIsShownUntilThereIsANewOneAndNoLonger() throws Exception {
    counter.startAndPrintOne();
    counter.inTheMiddle(60, Fault.PAPER_OUT, () -> printer.mend(Fault.PAPER_OUT));
    PrintJob job = counter.sell(2);

    PrinterState state = counter.await(Status.BLOCKED);
    assertThat(state.printer().gravest()).contains(Condition.PAPER_OUT);
    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(counter.await(Status.READY).printer().conditions()).isEmpty();
    assertThat(counter.originals()).containsExactly(1, 2);
  }

  @Test
  void aCoverThatStaysOpenLeavesADoubtAndTheReceiptComesOutWhenItIsClosed() throws Exception {
    counter.startAndPrintOne();
    queue.whenSending =
        () -> {
          printer.failAfter(40, Fault.COVER_OPEN);
          line.voice = Voice.OUT_OF_TURN;
        };
    PrintJob job = counter.sell(2);

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    PrinterState state = counter.await(Status.BLOCKED);
    assertThat(state.printer().gravest()).contains(Condition.COVER_OPEN);
    PrintJob next = counter.sell(3);
    counter.carryOn();
    printer.mend(Fault.COVER_OPEN);

    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(counter.originals()).containsExactly(1, 2, 3);
  }

  @Test
  void aPowerCycleAnywhereInTheMiddleLeavesADoubtAndACopyMendsIt() throws Exception {
    counter.startAndPrintOne();
    int receipt = new EscPosEncoder().encode(TcpCounter.slip(1_000), PAPER).length;
    for (int bytes = 1; bytes < receipt; bytes += 29) {
      counter.inTheMiddle(bytes, Fault.OFFLINE, this::powerCycle);
      PrintJob job = counter.sell(1_000 + bytes);

      assertThat(queue.end(job)).as("byte %d", bytes).isEqualTo(JobState.DOUBTFUL);
      assertThat(queue.end(counter.again(job))).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
    }
    assertThat(counter.originals()).doesNotHaveDuplicates();
    assertThat(counter.copies()).doesNotHaveDuplicates();
  }

  private void powerCycle() {
    try {
      printer.powerCycle();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    printer.mend(Fault.OFFLINE);
  }

  @Test
  void aPowerCycleBetweenReceiptsCostsNothing() throws Exception {
    counter.start();
    for (int number = 1; number <= 5; number++) {
      assertThat(queue.end(counter.sell(number))).isEqualTo(JobState.PRINTED);
      powerCycle();
    }
    assertThat(counter.originals()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void theDrawerIsSeenOpenAndSeenShut() throws Exception {
    counter.start();
    queue.askDrawer();
    assertThat(queue.end(counter.sell(1))).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(counter.sell(2))).isEqualTo(JobState.PRINTED);
    counter.await(state -> state.printer().drawer() == Drawer.OPEN);

    printer.shutDrawer();
    assertThat(queue.end(counter.sell(3))).isEqualTo(JobState.PRINTED);

    counter.await(state -> state.printer().drawer() == Drawer.CLOSED);
    assertThat(printer.drawerKicks()).isEqualTo(1);
  }
}
