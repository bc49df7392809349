package dev.evertill.till.campaign;

import dev.evertill.sync.client.JournalFeed;
import dev.evertill.till.app.Logs;
import dev.evertill.till.app.TillOptions;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.store.CatalogueLines;
import dev.evertill.till.store.TillStore;
import dev.evertill.till.ui.model.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A whole till but its window, in a process of its own, that sells random baskets while it talks to
 * head office. Does what its standard input says and tells what it did, a line each. Confined to
 * the main thread.
 *
 * <pre>
 * sell | rest      begins to sell, and stops
 * close            closes the day
 * prune            removes days that head office has confirmed
 * send             asks head office at once
 * end              closes the store and ends; so does the end of the input
 * </pre>
 */
@Command(name = "online-till")
final class OnlineTill implements Callable<Integer> {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final long TELL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  @Mixin private TillOptions options;

  @Option(names = "--seed", required = true)
  private long seed;

  @Option(names = "--rate", required = true, description = "sales a second, 0 for all it can")
  private double rate;

  @Option(
      names = "--price-list",
      required = true,
      description = "gets the rows in force at the end")
  private Path priceList;

  private final Telling telling = new Telling(System.out);
  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private final AtomicReference<Counter> counter = new AtomicReference<>(Counter.IDLE);
  private final AtomicReference<Status> status = new AtomicReference<>(Status.AT_START);
  private boolean sells;
  private long lastTold = System.nanoTime();

  private OnlineTill() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new OnlineTill()).execute(arguments));
  }

  @Override
  public Integer call() {
    telling.orEnd(this::run).run();
    return 0;
  }

  private Void run() throws Exception {
    telling.tell("start", "process", ProcessHandle.current().pid());
    Logs.beside(options.data());
    Thread listener = new Thread(telling.orEnd(this::listen), "orders");
    listener.setDaemon(true);
    listener.start();
    try (Wiring till =
        new Wiring(
            options.settings(options.headOffice(), IDLE),
            Clock.systemDefaultZone(),
            new Random(seed),
            counter::set,
            status::set)) {
      till.start();
      tellOpened(till.store());
      serve(till);
      writePriceList(till.store());
    }
    telling.tell("closed");
    return null;
  }

  private Void listen() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      orders.add(line);
    }
    orders.add("end");
    return null;
  }

  private void tellOpened(TillStore store) {
    telling.tell(
        "opened",
        "number",
        store.head().number().paper(),
        "epoch",
        store.news().newEpoch().map(EpochStart.Cause::text).orElse("-"),
        "aside",
        store.news().setAside().map(Path::toString).orElse("-"));
  }

  private void serve(Wiring till) throws InterruptedException {
    OnlineCashier cashier = new OnlineCashier(till, counter::get, telling, new Random(seed + 1));
    long pauseNanos = rate == 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / rate);
    for (long next = System.nanoTime(); ; ) {
      String order = orders.poll(untilNext(next), TimeUnit.NANOSECONDS);
      if ("end".equals(order)) {
        return;
      }
      obey(order, till, cashier);
      if (sells && System.nanoTime() >= next) {
        cashier.serve();
        next = Math.max(next + pauseNanos, System.nanoTime() - pauseNanos);
      }
      if (System.nanoTime() - lastTold >= TELL_EVERY_NANOS) {
        lastTold = System.nanoTime();
        cashier.settleDoubts();
        tellState(till.store());
      }
    }
  }

  private long untilNext(long next) {
    long until = lastTold + TELL_EVERY_NANOS;
    return Math.max(0, (sells ? Math.min(until, next) : until) - System.nanoTime());
  }

  private void obey(String order, Wiring till, OnlineCashier cashier) throws InterruptedException {
    if (order == null) {
      return;
    }
    switch (order) {
      case "sell" -> sells = true;
      case "rest" -> sells = false;
      case "close" -> cashier.closeDay();
      case "prune" -> telling.tell("pruned", "entries", till.store().removeConfirmedDays());
      case "send" -> till.sendNow();
      default -> throw new IllegalArgumentException("order " + order);
    }
  }

  /**
   * What waits is counted by epoch: that of a fork waits for ever where head office takes no
   * branches, and is told apart. The price list is read first: it becomes active with an entry.
   */
  private void tellState(TillStore store) {
    String digest = store.catalogueSink().digest();
    JournalFeed feed = store.journalFeed();
    long unsent =
        feed.unfinishedEpochs().stream()
            .mapToLong(epoch -> feed.lastNumber(epoch) - feed.acknowledged(epoch))
            .sum();
    telling.tell(
        "state",
        "unsent",
        unsent,
        "waiting",
        feed.waiting(),
        "prints",
        store.printsWaiting(),
        "catalogue",
        store.catalogue().version(),
        "digest",
        digest.isEmpty() ? "-" : digest,
        "link",
        status.get().link(),
        "day",
        store.lastClose().map(day -> day.z() + ":" + day.verdict()).orElse("-"),
        "trouble",
        status.get().trouble().isEmpty() ? "-" : status.get().trouble());
  }

  private void writePriceList(TillStore store) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(priceList))) {
      CatalogueLines.each(store, out::println);
    }
  }
}
