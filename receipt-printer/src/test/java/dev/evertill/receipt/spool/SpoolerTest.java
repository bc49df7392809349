package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.Normal;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.HastyLine.Voice;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.receipt.transport.PrinterTransport;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A spooler and a printer with a real line between them, and everything that happens to it. */
@Timeout(120)
class SpoolerTest {
  private static final PrinterProfile PAPER = PrinterProfile.EPSON_58MM;

  /** For a printer that answers, however busy the machine is; its silence takes no time. */
  private static final Patience PATIENCE =
      new Patience(30_000, 30_000, 5, 5, 20, 2_000, 30_000, 30_000, 0);

  private final AtomicInteger received = new AtomicInteger();
  private final List<String> heard = new ArrayList<>();
  private final BlockingQueue<PrinterState> states = new LinkedBlockingQueue<>();
  private WatchedQueue queue = new WatchedQueue();
  private Patience patience = PATIENCE;
  private VirtualPrinter printer;
  private HastyLine line;
  private Spooler spooler;

  @BeforeEach
  void switchOn() throws IOException {
    printer =
        new VirtualPrinter(
            0,
            PAPER,
            new VirtualPrinter.Listener() {
              @Override
              public void received(byte[] bytes, int from, int length) {
                received.addAndGet(length);
              }

              @Override
              public void paper(Receipt receipt) {
                hear("paper");
              }

              @Override
              public void drawerKicked() {
                hear("drawer");
              }
            });
    line = new HastyLine(printerLine());
  }

  @AfterEach
  void switchOff() {
    if (spooler != null) {
      spooler.close();
    }
    printer.close();
  }

  @Test
  void aReceiptIsPrintedOnceAndThePrinterSaidSo() throws InterruptedException {
    start();
    PrintJob job = add(1);

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).containsExactly(job.receipt());
    assertThat(queue.story()).containsExactly("slip-1 SENDING", "slip-1 PRINTED");
  }

  @Test
  void aReceiptWithEverythingOnItArrivesWhole() throws InterruptedException {
    start();
    PrintJob job = add(1, Papers.ofAShop());

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).containsExactly(Normal.of(Papers.ofAShop(), PAPER));
  }

  @Test
  void theDrawerOpensOnceAndBeforeTheReceipt() throws InterruptedException {
    queue.askDrawer();
    PrintJob job = add(1);
    start();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(heard()).containsExactly("drawer", "paper");
  }

  @Test
  void withThePrinterOffReceiptsWaitAndTheDrawerStaysShut() throws Exception {
    printer.switchOff();
    queue.askDrawer();
    PrintJob first = add(1);
    PrintJob second = add(2);
    start();
    await(Status.OFF);
    assertThat(queue.story()).isEmpty();

    printer.mend();

    assertThat(queue.end(first)).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(second)).isEqualTo(JobState.PRINTED);
    assertThat(heard()).containsExactly("paper", "paper");
    await(Status.READY);
  }

  @Test
  void thePrinterIsMissedBeforeAnythingIsSold() throws Exception {
    printer.switchOff();
    start();
    await(Status.OFF);

    printer.mend();

    await(Status.READY);
  }

  @Test
  void aPrinterThatNeverAnswersIsHandedTheReceipt() throws InterruptedException {
    printer.stopAnswering();
    line.voice = Voice.NOTHING;
    start();
    PrintJob job = add(1);

    assertThat(queue.end(job)).isEqualTo(JobState.HANDED_OVER);
    PrintJob next = add(2);
    assertThat(queue.end(next)).isEqualTo(JobState.HANDED_OVER);
  }

  @Test
  void aPrinterThatNeverReadsHangsNobody() throws InterruptedException {
    printer.stopReading();
    line.voice = Voice.NOTHING;
    start();
    PrintJob job = add(1, pictures());

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
  }

  @Test
  void aPrinterThatFallsSilentInAReceiptLeavesADoubt() throws InterruptedException {
    start();
    await(Status.READY);
    queue.whenSending = () -> fallSilent(printer::stopAnswering);
    PrintJob job = add(1);

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    assertThat(await(Status.NOT_ANSWERING).doubtful()).isEqualTo(1);
    awaitHeard("paper");
  }

  private void fallSilent(Runnable how) {
    how.run();
    line.voice = Voice.NOTHING;
  }

  @Test
  void aPrinterThatStopsTakingBytesHangsNobody() throws Exception {
    start();
    await(Status.READY);
    queue.whenSending = () -> fallSilent(printer::stopReading);
    PrintJob job = add(1, pictures());

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    queue.whenSending = () -> {};
    PrintJob next = add(2);
    await(Status.NOT_ANSWERING);
    assertThat(queue.stateOf(next)).isEqualTo(JobState.QUEUED);

    line.voice = Voice.ALL;
    printer.mend();

    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(receipts()).containsExactly(next.receipt());
    assertThat(await(Status.DOUBTFUL).doubtful()).isEqualTo(1);
  }

  @Test
  void aPrinterWithoutPaperMakesAReceiptWaitAndNotDoubtful() throws Exception {
    start();
    assertThat(queue.end(add(1))).isEqualTo(JobState.PRINTED);
    fallSilent(printer::stopReading);
    PrintJob job = add(2);
    await(Status.NOT_ANSWERING);
    assertThat(queue.stateOf(job)).isEqualTo(JobState.QUEUED);

    line.voice = Voice.ALL;
    printer.mend();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).hasSize(2);
  }

  @Test
  void aPrinterThatDiesAfterAnyByteNeverPrintsAReceiptTwice() throws Exception {
    int all = bytesOfOneReceiptAndADrawer();
    int doubts = 0;
    for (int bytes = 1; bytes <= all; bytes++) {
      queue = new WatchedQueue();
      int papersBefore = printer.papers().size();
      int kicksBefore = printer.drawerKicks();
      printer.dieAfter(bytes);
      queue.askDrawer();
      PrintJob job = add(1);
      PrintJob next = add(2);
      start();

      JobState state = queue.end(job);
      assertThat(queue.end(next)).as("byte %d", bytes).isEqualTo(JobState.PRINTED);
      spooler.close();

      List<Receipt> papers = printer.papers().subList(papersBefore, printer.papers().size());
      long times = papers.stream().filter(job.receipt()::equals).count();
      if (state == JobState.PRINTED) {
        assertThat(times).as("byte %d", bytes).isEqualTo(1);
      } else {
        assertThat(state).as("byte %d", bytes).isEqualTo(JobState.DOUBTFUL);
        assertThat(times).as("byte %d", bytes).isLessThanOrEqualTo(1);
        doubts++;
      }
      assertThat(papers.stream().filter(next.receipt()::equals)).as("byte %d", bytes).hasSize(1);
      assertThat(printer.drawerKicks() - kicksBefore).as("byte %d", bytes).isLessThanOrEqualTo(1);
    }
    int receipt = new EscPosEncoder().encode(Papers.numbered(1), PAPER).length;
    assertThat(doubts).isGreaterThanOrEqualTo(receipt);
  }

  private int bytesOfOneReceiptAndADrawer() throws InterruptedException {
    queue = new WatchedQueue();
    received.set(0);
    queue.askDrawer();
    PrintJob job = add(1);
    start();
    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    spooler.close();
    spooler = null;
    return received.get();
  }

  @Test
  void whatWasBeingSentBeforeACrashIsNotSentAgain() throws InterruptedException {
    PrintJob job = add(1);
    queue.sending(job.key());
    queue.settled(job.key(), JobState.DOUBTFUL, "stopped while it was sent");
    PrintJob next = add(2);
    start();

    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(await(Status.DOUBTFUL).doubtful()).isEqualTo(1);
    assertThat(receipts()).containsExactly(next.receipt());
  }

  @Test
  void nothingIsPrintedThatTheStoreCouldNotNote() throws InterruptedException {
    queue.failToSend = true;
    PrintJob job = add(1);
    start();
    assertThat(await(Status.STORE_FAILED).detail()).isEqualTo("the disk is full");
    assertThat(printer.papers()).isEmpty();

    queue.mend();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).hasSize(1);
  }

  @Test
  void aReceiptTheStoreCouldNotTickOffIsNotPrintedAgain() throws InterruptedException {
    queue.failToSettle = true;
    PrintJob job = add(1);
    start();
    await(Status.STORE_FAILED);
    assertThat(printer.papers()).hasSize(1);

    queue.mend();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).hasSize(1);
  }

  @Test
  void aQueueThatCannotBeReadEndsNoPrinting() throws InterruptedException {
    queue.failToLook = true;
    PrintJob job = add(1);
    start();
    assertThat(await(Status.STORE_FAILED).detail()).isEqualTo("the job cannot be read");

    queue.mend();

    assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    await(Status.READY);
  }

  @Test
  void whoeverFailsToShowThePrinterEndsNoPrinting() throws InterruptedException {
    start(
        printerLine(),
        state -> {
          throw new AssertionError("no room for " + state);
        });

    assertThat(queue.end(add(1))).isEqualTo(JobState.PRINTED);
    assertThat(queue.end(add(2))).isEqualTo(JobState.PRINTED);
  }

  @Test
  void aReceiptInWhichWeFailedIsDoubtfulAndNotPrintedAgain() throws InterruptedException {
    PrintJob job = add(1);
    PrintJob next = add(2);
    FailingLine line = new FailingLine(printerLine());
    queue.whenSending = () -> line.armed.compareAndSet(null, true);
    start(line, states::add);

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
    assertThat(queue.end(next)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).containsOnlyOnce(next.receipt());
    assertThat(printer.papers()).filteredOn(job.receipt()::equals).hasSizeLessThan(2);
  }

  /** Takes the first receipt to the printer, and fails then. */
  private record FailingLine(PrinterTransport line, AtomicReference<Boolean> armed)
      implements PrinterTransport {
    FailingLine(PrinterTransport line) {
      this(line, new AtomicReference<>());
    }

    @Override
    public Connection open() throws PrinterException {
      Connection connection = line.open();
      return new Connection() {
        @Override
        public void write(byte[] bytes, int from, int length) throws PrinterException {
          connection.write(bytes, from, length);
          if (armed.compareAndSet(true, false)) {
            throw new AssertionError("after " + length + " bytes");
          }
        }

        @Override
        public OptionalInt read(long timeoutMillis) throws PrinterException {
          return connection.read(timeoutMillis);
        }

        @Override
        public void close() {
          connection.close();
        }
      };
    }

    @Override
    public String describe() {
      return line.describe();
    }
  }

  @Test
  void aReceiptNoPrinterCouldPrintStopsNoOther() throws InterruptedException {
    Receipt tooWide =
        Receipt.builder().barcode(Symbology.CODE_128, "TILL-2/SLIP-000417").cut().build();
    PrintJob bad = add(1, tooWide);
    PrintJob good = add(2);
    start();

    assertThat(queue.end(bad)).isEqualTo(JobState.FAILED);
    assertThat(queue.end(good)).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).containsExactly(good.receipt());
  }

  @Test
  void aDeadLineBetweenTwoReceiptsCostsNothing() throws Exception {
    start();
    assertThat(queue.end(add(1))).isEqualTo(JobState.PRINTED);
    printer.switchOff();
    printer.mend();

    assertThat(queue.end(add(2))).isEqualTo(JobState.PRINTED);
    assertThat(printer.papers()).hasSize(2);
  }

  @Test
  void aDayOfReceiptsComesOutWholeAndInOrder() throws InterruptedException {
    start();
    List<PrintJob> jobs = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      jobs.add(add(i));
    }
    for (PrintJob job : jobs) {
      assertThat(queue.end(job)).isEqualTo(JobState.PRINTED);
    }
    assertThat(queue.story()).hasSize(2 * jobs.size());
    assertThat(printer.papers())
        .containsExactlyElementsOf(jobs.stream().map(PrintJob::receipt).toList());
  }

  @Test
  void closingWaitsForTheReceiptInHandButNotForEver() throws InterruptedException {
    patience = new Patience(30_000, 30_000, 5, 5, 20, 2_000, 300, 30_000, 0);
    start();
    await(Status.READY);
    queue.whenSending = printer::stopReading;
    PrintJob job = add(1);
    await(Status.PRINTING);

    spooler.close();

    assertThat(queue.end(job)).isEqualTo(JobState.DOUBTFUL);
  }

  private void start() {
    start(line, states::add);
  }

  /** Without the strips on which nothing stands: what a job in doubt left was cut off. */
  private List<Receipt> receipts() {
    return printer.papers().stream()
        .filter(
            paper ->
                paper.blocks().stream()
                    .anyMatch(block -> block instanceof Block.Text text && !text.text().isBlank()))
        .toList();
  }

  private PrinterTransport printerLine() {
    return new NetworkTransport("127.0.0.1", printer.port(), 1_000, 200);
  }

  private void start(PrinterTransport transport, Consumer<PrinterState> listener) {
    spooler =
        Spooler.setup(queue, transport, PAPER)
            .listener(listener)
            .patience(patience)
            .nanos(line)
            .build();
    spooler.start();
  }

  private PrintJob add(int number) {
    return add(number, Papers.numbered(number));
  }

  private PrintJob add(int number, Receipt receipt) {
    PrintJob job = new PrintJob(new JobKey("slip-" + number, "receipt", 0), receipt);
    queue.add(job);
    if (spooler != null) {
      spooler.wake();
    }
    return job;
  }

  /** More than the systems on both ends swallow. */
  private static Receipt pictures() {
    Receipt.Builder receipt = Receipt.builder();
    Bitmap picture = new Bitmap(384, 4_000, new byte[48 * 4_000]);
    for (int i = 0; i < 60; i++) {
      receipt.raster(picture);
    }
    return receipt.cut().build();
  }

  private PrinterState await(Status status) throws InterruptedException {
    List<PrinterState> passed = new ArrayList<>();
    for (PrinterState state; (state = states.poll(60, TimeUnit.SECONDS)) != null; ) {
      if (state.status() == status) {
        return state;
      }
      passed.add(state);
    }
    throw new AssertionError("never " + status + ", but " + passed);
  }

  private synchronized void hear(String what) {
    heard.add(what);
    notifyAll();
  }

  private synchronized void awaitHeard(String... all) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (heard.size() < all.length) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("heard was only %s", heard).isPositive();
      wait(left);
    }
    assertThat(heard).containsExactly(all);
  }

  private synchronized List<String> heard() {
    return List.copyOf(heard);
  }
}
