package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.status.DrawerSensor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A queue, the rounds of a spooler and printers that fail, all in the test's time. One thread only.
 */
final class Counter {
  static final PrinterProfile PAPER = PrinterProfile.EPSON_58MM;
  static final Patience PATIENCE =
      new Patience(10_000, 1_000, 250, 100, 5_000, 2_000, 5_000, 60_000, 0);
  private static final int MOST_ROUNDS = 200_000;

  final Time time = new Time();
  final FaultPrinter printer = new FaultPrinter(time, "the printer");
  final FaultPrinter second = new FaultPrinter(time, "the second printer");
  final MemoryPrintQueue jobs = new MemoryPrintQueue(() -> Instant.ofEpochMilli(time.millis()));
  final List<PrinterState> shown = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  final List<JobEnd> ends = new ArrayList<>();
  final List<DrawerEnd> drawers = new ArrayList<>();
  final LiveJob live = new LiveJob();
  final Set<JobState> seen = EnumSet.noneOf(JobState.class);
  private final Map<String, JobKey> papers = new TreeMap<>();
  Patience patience = PATIENCE;
  PrintQueue queue = jobs;
  PrinterProfile profile = PAPER;
  boolean withSecond;
  DrawerSensor sensor = DrawerSensor.NONE;
  private PrintRounds rounds;

  static PrinterProfile answering(Answer... answers) {
    return new PrinterProfile(
        PAPER.id(),
        PAPER.name(),
        PAPER.columns(),
        PAPER.smallColumns(),
        PAPER.dotsPerLine(),
        PAPER.codePages(),
        PAPER.cutter(),
        PAPER.symbologies(),
        PAPER.qr(),
        Set.of(answers));
  }

  static Receipt slip(int number) {
    Receipt.Builder slip = Receipt.builder().text("Slip " + number + ".");
    for (int line = 1; line <= 3; line++) {
      slip.text("line " + line + " of " + number);
    }
    return slip.text("End " + number).cut().build();
  }

  JobKey sell(int number) {
    JobKey key = new JobKey(Integer.toString(number), "receipt", 0);
    papers.put(Integer.toString(number), key);
    jobs.submit(new PrintJob(key, slip(number)));
    return key;
  }

  /** As {@code Spooler.again} does, which has threads. */
  JobKey again(JobKey key) {
    JobKey copy = new JobKey(key.document(), key.kind(), key.copy() + 1);
    papers.put(copy.document() + "/" + copy.copy(), copy);
    jobs.submit(new PrintJob(copy, slip(Integer.parseInt(key.document())).asCopy("COPY")));
    jobs.settled(key, JobState.CANCELLED, "printed again");
    return copy;
  }

  /** The program starts, or starts again. */
  void start() {
    SpoolerSetup setup =
        Spooler.setup(queue, printer, profile)
            .drawer(DrawerKick.USUAL, sensor)
            .patience(patience)
            .nanos(time)
            .jobs(ends::add)
            .drawers(drawers::add)
            .listener(
                state -> {
                  shown.add(state);
                  told.add(state.status() + (state.atSecond() ? " at the second" : ""));
                });
    if (withSecond) {
      setup.second(second, profile, Duration.ofSeconds(20));
    }
    rounds = setup.rounds(live, new Object());
  }

  /** Until nothing waits and nothing is going to happen, but no longer than so many seconds. */
  void run(long seconds) {
    if (rounds == null) {
      start();
    }
    long end = time.millis() + seconds * 1_000;
    for (int count = 0; time.millis() < end; count++) {
      assertThat(count).as("it goes round and round: %s", told).isLessThan(MOST_ROUNDS);
      long rest = rounds.round();
      look();
      if (rest > 0) {
        if (jobs.next().isEmpty() && !time.hasEvents()) {
          return;
        }
        time.pass(Math.min(rest, end - time.millis()));
      }
    }
  }

  /** So many seconds, whether there is anything to do or not. */
  void idle(long seconds) {
    long end = time.millis() + seconds * 1_000;
    for (int count = 0; time.millis() < end; count++) {
      assertThat(count).as("it goes round and round: %s", told).isLessThan(MOST_ROUNDS);
      time.pass(Math.min(rounds.round(), end - time.millis()));
    }
  }

  private void look() {
    papers.values().forEach(key -> seen.add(state(key)));
  }

  JobState state(JobKey key) {
    return live.beyond(key, jobs.state(key).orElseThrow());
  }

  /** What was shown, one after another: how the spooler finds it, what it says of itself. */
  List<String> story() {
    return shown.stream()
        .map(state -> state.status() + " " + state.printer().conditions() + " " + state.detail())
        .map(String::strip)
        .toList();
  }

  PrinterState shown() {
    return shown.get(shown.size() - 1);
  }

  /** What the queue says of every paper, in words. */
  Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    papers.forEach((paper, key) -> states.put(paper, jobs.state(key).orElseThrow().name()));
    return states;
  }

  List<String> strips() {
    List<String> strips = new ArrayList<>(printer.strips);
    strips.add(printer.hangingOut());
    strips.addAll(second.strips);
    strips.add(second.hangingOut());
    return strips;
  }

  List<String> faults() {
    return PaperChecker.faults(strips(), states());
  }
}
