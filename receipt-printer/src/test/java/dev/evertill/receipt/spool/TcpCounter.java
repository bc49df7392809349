package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.receipt.spool.HastyLine.Voice;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.receipt.virtual.Fault;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A queue, a spooler with its threads, a real line and a virtual printer at its end. Confined to
 * the test's thread, but for what it says it does in the middle of a receipt.
 */
final class TcpCounter implements AutoCloseable {
  private static final Patience PATIENCE =
      new Patience(60_000, 20_000, 5, 5, 20, 2_000, 30_000, 300_000, 0);

  /** Longer than an answer is waited for where the printer does not say that it stands still. */
  private static final int WAITS_IN_THE_MIDDLE = 5;

  final WatchedQueue queue = new WatchedQueue();
  final VirtualPrinter printer;
  final HastyLine line;
  private final PrinterProfile profile;
  private final BlockingQueue<PrinterState> shown = new LinkedBlockingQueue<>();
  private final Map<String, PrintJob> jobs = new TreeMap<>();
  private final List<String> papers = new ArrayList<>(); // guarded by itself
  private final Spooler spooler;

  TcpCounter(PrinterProfile profile) throws IOException {
    this.profile = profile;
    printer =
        new VirtualPrinter(
            0,
            profile,
            new VirtualPrinter.Listener() {
              @Override
              public void paper(Receipt receipt) {
                keep(receipt);
              }
            });
    line = new HastyLine(new NetworkTransport("127.0.0.1", printer.port(), 1_000, 100));
    spooler =
        Spooler.setup(queue, line, profile)
            .drawer(DrawerKick.USUAL, DrawerSensor.HIGH_IS_OPEN)
            .listener(shown::add)
            .patience(PATIENCE)
            .nanos(line)
            .build();
  }

  private void keep(Receipt paper) {
    synchronized (papers) {
      papers.add(text(paper));
      papers.notifyAll();
    }
  }

  private String text(Receipt paper) {
    return PlainText.of(paper, profile.columns());
  }

  void start() {
    spooler.start();
  }

  void startAndPrintOne() throws InterruptedException {
    start();
    assertThat(queue.end(sell(1))).isEqualTo(JobState.PRINTED);
    await(Status.READY);
  }

  /** After so many bytes of the next receipt it stands still; when it was waited for, this. */
  void inTheMiddle(int bytes, Fault fault, Runnable happens) {
    queue.whenSending =
        () -> {
          queue.whenSending = () -> {};
          printer.failAfter(bytes, fault);
          line.voice = Voice.OUT_OF_TURN;
        };
    int[] waits = new int[1];
    line.whenNothingCame =
        () -> {
          if (++waits[0] == WAITS_IN_THE_MIDDLE) {
            carryOn();
            happens.run();
          }
        };
  }

  void carryOn() {
    line.voice = Voice.ALL;
    line.whenNothingCame = () -> {};
    queue.whenSending = () -> {};
  }

  static Receipt slip(int number) {
    Receipt.Builder slip = Receipt.builder().text("Slip " + number + ".");
    byte[] logo = new byte[8 * 48];
    Arrays.fill(logo, (byte) 0x5A);
    slip.raster(new Bitmap(64, 48, logo));
    for (int line = 1; line <= 8; line++) {
      slip.text("line " + line + " of " + number);
    }
    return slip.text("End " + number).cut().build();
  }

  PrintJob sell(int number) {
    return sell(number, slip(number));
  }

  PrintJob sell(int number, Receipt receipt) {
    PrintJob job = new PrintJob(new JobKey(Integer.toString(number), "receipt", 0), receipt);
    jobs.put(job.key().document(), job);
    queue.add(job);
    spooler.wake();
    return job;
  }

  /** Somebody prints it once more. */
  PrintJob again(PrintJob job) {
    JobKey copy = spooler.again(job.key()).join();
    PrintJob second = new PrintJob(copy, job.receipt());
    jobs.put(copy.document() + "/" + copy.copy(), second);
    return second;
  }

  List<Integer> originals() {
    return numbers(text -> !text.contains("COPY"));
  }

  List<Integer> copies() {
    return numbers(text -> text.contains("COPY"));
  }

  /** Of the receipts that are whole, in the order in which they came out. */
  private List<Integer> numbers(Predicate<String> which) {
    return papers().stream()
        .filter(which.and(text -> text.contains("Slip ") && text.contains("End ")))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).*End (\\d+).*", "$1")))
        .toList();
  }

  private List<String> papers() {
    synchronized (papers) {
      return List.copyOf(papers);
    }
  }

  /** Until so many receipts came out, whole or in part. */
  void awaitPapers(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    synchronized (papers) {
      while (papers.size() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("until there are %d of %s", count, papers).isPositive();
        papers.wait(left);
      }
    }
  }

  PrinterState await(Status status) throws InterruptedException {
    return await(state -> state.status() == status);
  }

  PrinterState await(Predicate<PrinterState> wanted) throws InterruptedException {
    List<PrinterState> passed = new ArrayList<>();
    for (PrinterState state; (state = shown.poll(30, TimeUnit.SECONDS)) != null; ) {
      if (wanted.test(state)) {
        return state;
      }
      passed.add(state);
    }
    throw new AssertionError("never so, but " + passed);
  }

  /** What is wrong, if the paper is held against the states. */
  List<String> faults() {
    List<String> strips =
        Stream.concat(papers().stream(), printer.torn().stream().map(this::text)).toList();
    Map<String, String> states = new TreeMap<>();
    jobs.forEach((paper, job) -> states.put(paper, queue.stateOf(job).name()));
    return PaperChecker.faults(strips, states);
  }

  @Override
  public void close() {
    spooler.close();
    printer.close();
  }
}
