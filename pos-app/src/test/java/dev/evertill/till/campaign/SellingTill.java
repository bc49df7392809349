package dev.evertill.till.campaign;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A till in a process of its own that sells through the real counter, ledger and spooler until it
 * is killed, or so many customers and then home. Its main thread is the till thread.
 *
 * <pre>
 * --data DIR --beside DIR --printer PORT --seed N [--customers N]
 * --paper-first PORT    broken: receipts go to this printer before their sale is on the disk
 * --hurry yes           sells without a pause and does nothing beside
 * --past-the-lock yes   broken: opens a directory that another process has open
 * </pre>
 */
final class SellingTill {
  /** A mistake of ours, or a fault of the till: the campaign fails. */
  static final int MISTAKE = 3;

  static final String TILL = "03";

  private static final int MOST_PAUSE_MICROS = 6_000;
  private static final long LOOK_AGAIN_MILLIS = 10;
  private static final long END_WITHIN_SECONDS = 60;

  private final Map<String, String> options;
  private final Telling telling = new Telling(System.out);
  private final Slips slips = new Slips(Locale.ROOT);
  private final Clock clock = Clock.systemDefaultZone();
  private final Path data;
  private final Path beside;
  private final long seed;

  private SellingTill(Map<String, String> options) {
    this.options = options;
    data = Path.of(options.get("--data"));
    beside = Path.of(options.get("--beside"));
    seed = Long.parseLong(options.get("--seed"));
  }

  public static void main(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    SellingTill till = new SellingTill(options);
    till.telling.orEnd(till::run).run();
    System.exit(0);
  }

  private Void run() throws Exception {
    telling.tell("start", "process", ProcessHandle.current().pid());
    if (options.containsKey("--past-the-lock")) {
      // Without their files the other process's locks keep nobody out.
      Files.deleteIfExists(data.resolve("till.lock"));
      Files.deleteIfExists(data.resolve("till.pid"));
    }
    StoreSettings settings =
        StoreSettings.of(TILL, data, beside.resolve("witness"), "the campaign's machine");
    try (TillStore store = TillStore.open(settings, slips, clock, new Random(seed), Rescue.NONE)) {
      tellOpened(store);
      sell(store);
    }
    telling.tell("closed");
    return null;
  }

  private void tellOpened(TillStore store) {
    Ledger.Recorded head = store.head();
    telling.tell(
        "opened",
        "number",
        head.number().paper(),
        "position",
        head.position(),
        "hash",
        head.entry().hash(),
        "epoch",
        store.news().newEpoch().map(EpochStart.Cause::text).orElse("-"),
        "aside",
        store.news().setAside().map(Path::toString).orElse("-"));
  }

  private void sell(TillStore store) throws Exception {
    Spooler spooler =
        new Spooler(
            store.printQueue(),
            printer("--printer"),
            PrinterProfile.EPSON_80MM,
            state -> {},
            store::thread);
    OfficePrices office = new OfficePrices();
    Beside others = new Beside(store, office, telling, beside, clock, seed + 3);
    Ledger ledger = ledger(store, spooler, others);
    BusyCashier cashier = cashier(store, ledger, office);
    cashier.arriveAt(counter(store, ledger, cashier));
    spooler.start();
    others.bringPrices();
    waitUntil("the price list", () -> store.catalogue().version() > 0);
    if (hurries()) {
      others.stop();
    } else {
      others.start();
    }
    serve(cashier);
    others.stop();
    goHome(store, cashier);
    if (!hurries()) {
      waitUntil("the last entry in the mirror", () -> others.isMirrored(store.head().position()));
    }
    others.close();
    spooler.close();
  }

  private Ledger ledger(TillStore store, Spooler spooler, Beside others) {
    Ledger journal =
        options.containsKey("--paper-first")
            ? new PaperFirst(store.ledger(), slips, printer("--paper-first"), telling)
            : store.ledger();
    return new ToldLedger(
        journal,
        telling,
        () -> {
          spooler.wake();
          others.written();
        });
  }

  private Checkout counter(TillStore store, Ledger ledger, BusyCashier cashier) {
    return new Checkout(
        store.catalogue(),
        ledger,
        clock,
        System::nanoTime,
        new Random(seed + 1),
        cashier::later,
        cashier::show);
  }

  private BusyCashier cashier(TillStore store, Ledger ledger, OfficePrices office) {
    return new BusyCashier(
        store.catalogue(),
        ledger,
        office,
        telling,
        new Random(seed + 2),
        hurries() ? 0 : MOST_PAUSE_MICROS);
  }

  private boolean hurries() {
    return options.containsKey("--hurry");
  }

  private NetworkTransport printer(String option) {
    return new NetworkTransport("127.0.0.1", Integer.parseInt(options.get(option)), 1_000, 5_000);
  }

  private void serve(BusyCashier cashier) {
    long customers = Long.parseLong(options.getOrDefault("--customers", "-1"));
    for (long served = 0; served != customers; served++) {
      cashier.serve();
    }
  }

  private void goHome(TillStore store, BusyCashier cashier) {
    cashier.goHome();
    waitUntil("the last paper", () -> store.printsWaiting() == 0 && !cashier.settledNewDoubts());
  }

  private void waitUntil(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_WITHIN_SECONDS);
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + " did not come within " + END_WITHIN_SECONDS + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
    }
  }
}
