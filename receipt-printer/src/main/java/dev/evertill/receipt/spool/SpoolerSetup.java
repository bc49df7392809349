package dev.evertill.receipt.spool;

import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.transport.PrinterTransport;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What a {@link Spooler} is made of. Confined to the thread that makes it. */
public final class SpoolerSetup {
  final PrintQueue queue;
  final PrinterTransport transport;
  final PrinterProfile profile;
  Optional<PrinterTransport> secondTransport = Optional.empty();
  PrinterProfile secondProfile;
  long standInMillis;
  Consumer<PrinterState> listener = state -> {};
  Consumer<JobEnd> jobs = end -> {};
  Consumer<DrawerEnd> drawers = end -> {};
  ThreadFactory threads = Thread::new;
  DrawerKick kick = DrawerKick.USUAL;
  DrawerSensor sensor = DrawerSensor.NONE;
  String copyMark = "COPY";
  Patience patience = Patience.USUAL;
  LongSupplier nanos = System::nanoTime;

  SpoolerSetup(PrintQueue queue, PrinterTransport transport, PrinterProfile profile) {
    this.queue = Objects.requireNonNull(queue, "queue");
    this.transport = Objects.requireNonNull(transport, "transport");
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /**
   * Told of every change, on the printer thread: the stream of what is the matter with the printer.
   *
   * <p>A printer that speaks is looked at before each job, about every second while it holds a job
   * up, every 30 s when there is nothing to do, and every 5 s as long as its drawer is open or the
   * second printer stands in for it.
   */
  public SpoolerSetup listener(Consumer<PrinterState> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Told of each job's end when the queue keeps it, in the order of the ends. Not told: of a job
   * that the queue itself settled, because the program stopped while it was sent or its receipt
   * cannot be read any more.
   *
   * @param jobs told on the printer thread, and of what a person decided on the thread that takes
   *     orders; must be safe from any thread, and quick
   */
  public SpoolerSetup jobs(Consumer<JobEnd> jobs) {
    this.jobs = Objects.requireNonNull(jobs, "jobs");
    return this;
  }

  /**
   * Told on the printer thread what became of each wish to open the drawer: at the latest when its
   * 5 s are over and the job in hand is. Two wishes of which the first was not tried yet are one.
   */
  public SpoolerSetup drawers(Consumer<DrawerEnd> drawers) {
    this.drawers = Objects.requireNonNull(drawers, "drawers");
    return this;
  }

  /** Makes the threads, for a program whose store wants to know when they end. */
  public SpoolerSetup threads(ThreadFactory threads) {
    this.threads = Objects.requireNonNull(threads, "threads");
    return this;
  }

  /**
   * A printer that takes the jobs when the first was off or blocked for so long, and gives them
   * back when the first is well again. No drawer hangs on it.
   */
  public SpoolerSetup second(PrinterTransport transport, PrinterProfile profile, Duration after) {
    secondTransport = Optional.of(transport);
    secondProfile = Objects.requireNonNull(profile, "profile");
    standInMillis = after.toMillis();
    return this;
  }

  /** How the drawer of the first printer opens, and what its switch says. */
  public SpoolerSetup drawer(DrawerKick kick, DrawerSensor sensor) {
    this.kick = Objects.requireNonNull(kick, "kick");
    this.sensor = Objects.requireNonNull(sensor, "sensor");
    return this;
  }

  /** What stands on top of a job that {@link Spooler#again} prints once more. */
  public SpoolerSetup copyMark(String mark) {
    copyMark = Objects.requireNonNull(mark, "mark");
    return this;
  }

  SpoolerSetup patience(Patience patience) {
    this.patience = patience;
    return this;
  }

  /** A clock that only goes forward, in nanoseconds. */
  SpoolerSetup nanos(LongSupplier nanos) {
    this.nanos = nanos;
    return this;
  }

  /** Nothing happens before {@link Spooler#start}. */
  public Spooler build() {
    return new Spooler(this);
  }

  News news() {
    return new News(listener, jobs, drawers);
  }

  PrintRounds rounds(LiveJob live, Object decisions) {
    PrinterLine first = new PrinterLine(transport, profile, sensor, patience, nanos);
    Optional<PrinterLine> second =
        secondTransport.map(
            line -> new PrinterLine(line, secondProfile, DrawerSensor.NONE, patience, nanos));
    Printers printers = new Printers(first, second, standInMillis, patience, nanos);
    return new PrintRounds(queue, printers, kick, news(), patience, nanos, live, decisions);
  }
}
