package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.receipt.transport.PrinterTransport;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program asks of a spooler, whatever printer and disk do meanwhile. */
@Timeout(120)
class SubmitTest {
  private static final PrinterProfile PAPER = PrinterProfile.EPSON_58MM;
  private static final Patience QUICK =
      new Patience(30_000, 30_000, 100, 5, 20, 2_000, 30_000, 30_000, 0);

  private final CountDownLatch diskWorks = new CountDownLatch(1);
  private final CountDownLatch printerWorks = new CountDownLatch(1);
  private final MemoryPrintQueue jobs = new MemoryPrintQueue(InstantSource.system());
  private VirtualPrinter printer;
  private Spooler spooler;

  @BeforeEach
  void switchOn() throws IOException {
    printer = new VirtualPrinter(0, PAPER, new VirtualPrinter.Listener() {});
  }

  @AfterEach
  void switchOff() {
    diskWorks.countDown();
    printerWorks.countDown();
    if (spooler != null) {
      spooler.close();
    }
    printer.close();
  }

  @Test
  void submitReturnsAtOnceWhilePrinterAndDiskHang() throws Exception {
    start(new HangingDisk(), new HangingLine());
    List<CompletableFuture<JobState>> accepted = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      accepted.add(spooler.submit(job(i)));
      spooler.openDrawer();
    }
    assertThat(accepted).noneMatch(CompletableFuture::isDone);
    assertThat(spooler.state(job(1).key())).isEmpty();

    diskWorks.countDown();
    for (CompletableFuture<JobState> each : accepted) {
      assertThat(each.get(60, TimeUnit.SECONDS)).isIn(JobState.QUEUED, JobState.CONNECTING);
    }
    assertThat(printer.papers()).isEmpty();

    printerWorks.countDown();
    awaitState(job(999).key(), JobState.PRINTED);
    assertThat(printer.papers()).hasSize(1_000);
  }

  @Test
  void aJobIsAcceptedWhileThePrinterHangs() throws Exception {
    start(jobs, new HangingLine());

    assertThat(spooler.submit(job(1)).get()).isIn(JobState.QUEUED, JobState.CONNECTING);
    assertThat(spooler.submit(job(2)).get()).isEqualTo(JobState.QUEUED);
    assertThat(jobs.state(job(1).key())).contains(JobState.QUEUED);
  }

  @Test
  void aKeyIsPrintedOnce() throws Exception {
    start(jobs, line());
    spooler.submit(job(1)).get();
    awaitState(job(1).key(), JobState.PRINTED);

    assertThat(spooler.submit(job(1)).get()).isEqualTo(JobState.PRINTED);
    spooler.submit(job(2)).get();
    awaitState(job(2).key(), JobState.PRINTED);
    assertThat(printer.papers()).containsExactly(job(1).receipt(), job(2).receipt());
  }

  @Test
  void aJobTheStoreDidNotTakeIsNotAccepted() {
    start(
        new WhenSending(jobs, () -> {}) {
          @Override
          public JobState submit(PrintJob job) {
            throw new IllegalStateException("the disk is full");
          }
        },
        line());

    assertThatThrownBy(() -> spooler.submit(job(1)).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("the disk is full");
  }

  @Test
  void whatNobodyWantsAnyMoreIsNotPrinted() throws Exception {
    start(jobs, new HangingLine());
    spooler.submit(job(1)).get();
    spooler.submit(job(2)).get();

    assertThat(spooler.cancel(job(1).key()).get()).isEqualTo(JobState.CANCELLED);
    printerWorks.countDown();
    awaitState(job(2).key(), JobState.PRINTED);

    assertThat(printer.papers()).containsExactly(job(2).receipt());
    assertThat(spooler.cancel(job(2).key()).get()).as("too late").isEqualTo(JobState.PRINTED);
    assertThatThrownBy(() -> spooler.cancel(job(3).key()).get())
        .hasRootCauseMessage("no such job: " + job(3).key());
  }

  @Test
  void aJobInDoubtIsPrintedAgainFromTheTopAndMarked() throws Exception {
    doubtful(1);
    start(jobs, line());

    JobKey copy = spooler.again(job(1).key()).get();
    awaitState(copy, JobState.PRINTED);

    assertThat(copy).isEqualTo(new JobKey("slip-1", "receipt", 1));
    assertThat(spooler.state(job(1).key())).contains(JobState.CANCELLED);
    assertThat(printer.papers()).last().isEqualTo(Papers.numbered(1).asCopy("COPY"));
    JobKey next = spooler.again(copy).get();
    awaitState(next, JobState.PRINTED);
    assertThat(next).isEqualTo(new JobKey("slip-1", "receipt", 2));
    assertThat(printer.papers()).last().isEqualTo(Papers.numbered(1).asCopy("COPY"));
  }

  private void doubtful(int number) {
    jobs.submit(job(number));
    jobs.sending(job(number).key());
    jobs.settled(job(number).key(), JobState.DOUBTFUL, "it fell silent");
  }

  @Test
  void whatAPersonDecidesIsToldLikeEveryEnd() throws Exception {
    doubtful(1);
    doubtful(2);
    doubtful(3);
    List<JobEnd> ends = Collections.synchronizedList(new ArrayList<>());
    start(
        Spooler.setup(jobs, new HangingLine(), PAPER)
            .jobs(
                end -> {
                  ends.add(end);
                  throw new IllegalStateException("whoever fails to listen stops nothing");
                }));
    spooler.cancel(job(1).key()).get();
    spooler.cameOut(job(2).key()).get();
    spooler.again(job(3).key()).get();
    spooler.cancel(job(1).key()).get();

    assertThat(ends)
        .containsExactly(
            new JobEnd(job(1).key(), JobState.CANCELLED, "nobody wants it any more"),
            new JobEnd(job(2).key(), JobState.PRINTED, "somebody looked"),
            new JobEnd(job(3).key(), JobState.CANCELLED, "printed again as copy 1"));
    assertThat(spooler.reason(job(3).key())).isEqualTo("printed again as copy 1");
    assertThat(spooler.reason(job(4).key())).isEmpty();
  }

  @Test
  void whoeverFailsToListenToAnEndStopsNoPrinting() throws Exception {
    start(
        Spooler.setup(jobs, line(), PAPER)
            .jobs(
                end -> {
                  throw new AssertionError("no room for " + end);
                }));
    spooler.submit(job(1)).get();
    spooler.submit(job(2)).get();

    awaitState(job(2).key(), JobState.PRINTED);
    assertThat(printer.papers()).containsExactly(job(1).receipt(), job(2).receipt());
  }

  @Test
  void itIsStartedOnceAndNotAfterItsEnd() {
    start(jobs, line());
    assertThatThrownBy(spooler::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the spooler was started before");

    spooler.close();
    assertThatThrownBy(spooler::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the spooler is closed");
  }

  @Test
  void aJobThatStillWaitsIsNotPrintedAgain() throws Exception {
    start(jobs, new HangingLine());
    spooler.submit(job(1)).get();

    assertThatThrownBy(() -> spooler.again(job(1).key()).get())
        .hasRootCauseMessage(job(1).key() + " is QUEUED, and is printed anyway");
    assertThatThrownBy(() -> spooler.again(job(2).key()).get())
        .hasRootCauseMessage("no receipt is kept of " + job(2).key());
  }

  @Test
  void aJobInDoubtThatCameOutIsPrinted() throws Exception {
    doubtful(1);
    start(jobs, line());

    assertThat(spooler.cameOut(job(1).key()).get()).isEqualTo(JobState.PRINTED);
    assertThat(jobs.state(job(1).key())).contains(JobState.PRINTED);
    assertThat(jobs.doubtful()).isZero();
  }

  @Test
  void aClosedSpoolerAcceptsNothing() {
    start(jobs, line());
    spooler.close();

    assertThatThrownBy(() -> spooler.submit(job(1)).get())
        .hasRootCauseMessage("the spooler is closed");
    assertThat(jobs.state(job(1).key())).isEmpty();
  }

  @Test
  void closingKeepsWhatWasSubmitted() throws Exception {
    start(jobs, line());
    CompletableFuture<JobState> accepted = spooler.submit(job(1));
    spooler.close();

    assertThat(accepted.get()).isEqualTo(JobState.QUEUED);
  }

  @Test
  void theDrawerOpensOnDemand() throws Exception {
    start(jobs, line());
    spooler.openDrawer();
    spooler.submit(job(1)).get();
    awaitState(job(1).key(), JobState.PRINTED);

    assertThat(printer.drawerKicks()).isEqualTo(1);
  }

  private void start(PrintQueue queue, PrinterTransport line) {
    start(Spooler.setup(queue, line, PAPER));
  }

  private void start(SpoolerSetup setup) {
    spooler = setup.patience(QUICK).build();
    spooler.start();
  }

  private PrinterTransport line() {
    return new NetworkTransport("127.0.0.1", printer.port(), 1_000, 5_000);
  }

  private static PrintJob job(int number) {
    Receipt receipt = Papers.numbered(number);
    return new PrintJob(new JobKey("slip-" + number, "receipt", 0), receipt);
  }

  private void awaitState(JobKey key, JobState wanted) {
    while (!spooler.state(key).equals(Optional.of(wanted))) {
      assertThat(Thread.currentThread().isInterrupted()).as("%s in time", wanted).isFalse();
      Thread.yield();
    }
  }

  /** A disk that takes what it is given only when it works again. */
  private final class HangingDisk extends WhenSending {
    HangingDisk() {
      super(jobs, () -> {});
    }

    @Override
    public JobState submit(PrintJob job) {
      await(diskWorks);
      return super.submit(job);
    }
  }

  /** A way on which nothing goes on until the printer works again. */
  private final class HangingLine implements PrinterTransport {
    @Override
    public Connection open() throws PrinterException {
      await(printerWorks);
      return line().open();
    }

    @Override
    public String describe() {
      return "a way that hangs";
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
