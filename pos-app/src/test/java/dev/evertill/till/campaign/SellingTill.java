package dev.evertill.till.campaign;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.transport.NetworkTransport;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A till in a process of its own that sells through the real counter, ledger and spooler until it
 * is killed, or so many customers and then home. Its main thread is the till thread.
 *
 * <pre>
 * --data DIR --printer PORT --seed N [--customers N]
 * --paper-first PORT    broken: receipts go to this printer before their sale is on the disk
 * --hurry yes           sells without a pause, by the price list that is there
 * --past-the-lock yes   broken: opens a directory that another process has open
 * </pre>
 */
final class SellingTill {
  /** A mistake of ours, or a fault of the till: the campaign fails. */
  static final int MISTAKE = 3;

  private static final String TILL = "03";
  private static final int MOST_PAUSE_MICROS = 6_000;
  private static final long LOOK_AGAIN_MILLIS = 10;
  private static final long PRINTS_WITHIN_SECONDS = 60;

  private final Map<String, String> options;
  private final Telling telling = new Telling(System.out);
  private final Slips slips = new Slips(Locale.ROOT);
  private final long seed;

  private SellingTill(Map<String, String> options) {
    this.options = options;
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
    Path data = Path.of(options.get("--data"));
    if (options.containsKey("--past-the-lock")) {
      // Without its file the other process's lock keeps nobody out.
      Files.deleteIfExists(data.resolve("till.lock"));
    }
    Clock clock = Clock.systemDefaultZone();
    try (TillStore store =
        TillStore.open(settings(data), slips, clock, new Random(seed), Rescue.NONE)) {
      Ledger.Recorded head = store.head();
      telling.tell(
          "opened",
          "number",
          head.number().paper(),
          "position",
          head.position(),
          "hash",
          head.entry().hash());
      sell(store, clock);
    }
    telling.tell("closed");
    return null;
  }

  private static StoreSettings settings(Path data) {
    return StoreSettings.of(
        TILL, data, data.resolveSibling("witness"), "the machine of the campaign");
  }

  private void sell(TillStore store, Clock clock) throws Exception {
    Spooler spooler =
        new Spooler(
            store.printQueue(),
            printer("--printer"),
            PrinterProfile.EPSON_80MM,
            state -> {},
            store::thread);
    Ledger ledger = new ToldLedger(journal(store), telling, spooler::wake);
    OfficePrices office = new OfficePrices();
    Random chance = new Random(seed + 1);
    BusyCashier cashier =
        new BusyCashier(
            store.catalogue(),
            ledger,
            office,
            telling,
            new Random(seed + 2),
            hurries() ? 0 : MOST_PAUSE_MICROS,
            (afterwards, screen) ->
                new Checkout(
                    store.catalogue(),
                    ledger,
                    clock,
                    System::nanoTime,
                    chance,
                    afterwards::accept,
                    screen));
    cashier.arrive();
    spooler.start();
    Chores sync =
        new Chores(
            "sync",
            store,
            List.of(new PriceList(office, store.catalogueSink())),
            telling,
            new Random(seed + 3));
    sync.start();
    awaitPrices(store);
    if (hurries()) {
      sync.stop();
    }
    serve(cashier);
    sync.stop();
    goHome(store, cashier);
    spooler.close();
  }

  private boolean hurries() {
    return options.containsKey("--hurry");
  }

  private Ledger journal(TillStore store) {
    return options.containsKey("--paper-first")
        ? new PaperFirst(store.ledger(), slips, printer("--paper-first"), telling)
        : store.ledger();
  }

  private NetworkTransport printer(String option) {
    return new NetworkTransport("127.0.0.1", Integer.parseInt(options.get(option)), 1_000, 5_000);
  }

  /** The price list comes before the first sale; its changes come meanwhile. */
  private static void awaitPrices(TillStore store) {
    while (store.catalogue().version() == 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
    }
  }

  private void serve(BusyCashier cashier) {
    long customers = Long.parseLong(options.getOrDefault("--customers", "-1"));
    for (long served = 0; served != customers; served++) {
      cashier.serve();
    }
  }

  private void goHome(TillStore store, BusyCashier cashier) {
    cashier.goHome();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PRINTS_WITHIN_SECONDS);
    while (store.printsWaiting() > 0 || cashier.settledNewDoubts()) {
      if (System.nanoTime() > end) {
        telling.fault(store.printsWaiting() + " papers wait for the printer");
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
    }
  }
}
