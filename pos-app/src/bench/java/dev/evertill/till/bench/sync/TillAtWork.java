package dev.evertill.till.bench.sync;

import com.sun.management.OperatingSystemMXBean;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.till.app.PrinterSettings;
import dev.evertill.till.app.Settings;
import dev.evertill.till.app.WindowedTill;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.bench.store.DemoSale;
import dev.evertill.till.bench.store.ManyGoods;
import dev.evertill.till.bench.store.Tills;
import dev.evertill.till.bench.store.Times;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.ManySales;
import dev.evertill.till.ui.Theme;
import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;

/**
 * A program that is the till, and does what its standard input says, a line each; it answers each
 * with a line. Confined to the main thread.
 *
 * <pre>
 * goods N          scan the benchmark's goods from now on, 0 for the demo's
 * scan N           scan so often                         → scans p50 p99 max (nanoseconds)
 * idle N           the same, while nothing else happens  → scans p50 p99 max
 * idle-again N     so often once more, later             → scans p50 p99 max of all of them
 * scan-until COND  scan until it is so                   → took scans p50 p99 max
 * await COND       wait until it is so, and do nothing   → took
 * days N SALES     so many days, each closed, with as many sales in all of them → ok
 * heap             what is in use of it, once all is cleared away → bytes
 * send             send now                              → ok
 * end
 * </pre>
 *
 * COND is {@code sent} (nothing waits for head office), {@code version V} (that price list is in
 * force) or {@code rest} (it has done what a start brings with it).
 */
public final class TillAtWork {
  private static final Rectangle WINDOW = new Rectangle(0, 0, 1280, 800);
  private static final int LOOK_EVERY_MS = 5;

  /** As of thirty days of a shop, 225,000 lines in 17,000 sales, and a little more. */
  private static final int LINES = 15;

  private static final Money FLOAT = Money.of(100_00);

  private final Wiring wiring;
  private final Optional<Cashier> cashier;
  private Times idle;

  private TillAtWork(Wiring wiring, Optional<Cashier> cashier) {
    this.wiring = wiring;
    this.cashier = cashier;
  }

  /**
   * Directory of its data, address of head office, port of its printer, or 0 for no window and a
   * file.
   */
  public static void main(String[] args) throws Exception {
    Settings settings =
        new Settings(
            Tills.settings(Path.of(args[0])),
            Optional.empty(),
            args[1],
            PrinterSettings.of(
                args[2].equals("0") ? "file:" + args[0] + ".paper" : "127.0.0.1:" + args[2],
                PrinterProfile.EPSON_80MM),
            Locale.ENGLISH,
            Duration.ofSeconds(5));
    if (args[2].equals("0")) {
      try (Wiring wiring =
          new Wiring(settings, Clock.systemUTC(), new Random(6), counter -> {}, status -> {})) {
        wiring.start();
        new TillAtWork(wiring, Optional.empty()).obey();
      }
      System.exit(0);
    }
    PaintWatch paints = new PaintWatch();
    SwingUtilities.invokeAndWait(() -> RepaintManager.setCurrentManager(paints));
    try (WindowedTill till =
        WindowedTill.open(
            settings,
            Clock.systemUTC(),
            new Random(6),
            Locale.ENGLISH,
            Theme.LIGHT,
            Optional.of(WINDOW),
            paints::shown)) {
      new TillAtWork(till.wiring(), Optional.of(new Cashier(till.wiring(), paints))).obey();
    }
    System.exit(0); // the window's toolkit would keep it
  }

  private void obey() throws Exception {
    System.out.println("ready");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order; !(order = orders.readLine()).equals("end"); ) {
      System.out.println(done(order.split(" ")));
    }
  }

  private String done(String[] order) throws Exception {
    switch (order[0]) {
      case "goods":
        int count = Integer.parseInt(order[1]);
        cashier.orElseThrow().goods(count == 0 ? null : new ManyGoods(count));
        return "ok";
      case "scan":
        return scanned(order[1], Cashier.times());
      case "idle":
        idle = Cashier.times();
        return scanned(order[1], idle);
      case "idle-again":
        return scanned(order[1], idle);
      case "scan-until":
        BooleanSupplier so = condition(order);
        long begun = System.nanoTime();
        String said = cashier.orElseThrow().scanUntil(so, Cashier.times());
        return System.nanoTime() - begun + " " + said;
      case "await":
        return Long.toString(waited(condition(order)));
      case "days":
        days(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
        return "ok";
      case "heap":
        System.gc();
        return Long.toString(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      case "send":
        wiring.sendNow();
        return "ok";
      default:
        throw new IllegalArgumentException(String.join(" ", order));
    }
  }

  private String scanned(String scans, Times times) throws Exception {
    int[] left = {Integer.parseInt(scans)};
    return cashier.orElseThrow().scanUntil(() -> left[0]-- == 0, times);
  }

  /** Sales whose receipts are out: what is measured is not how fast paper comes. */
  private void days(int days, int sales) throws Exception {
    DemoSale sale = DemoSale.ofLines(3, LINES);
    for (int day = 0; day < days; day++) {
      int count = sales * (day + 1) / days - sales * day / days;
      wiring.tillThread().ask(() -> day(count, sale));
    }
  }

  private Void day(int sales, DemoSale sale) {
    Checkout checkout = wiring.checkout();
    checkout.openShift(wiring.store().catalogue().staff().get(0), FLOAT);
    ManySales.append(wiring.store(), sales, sale::receiptOut);
    checkout.closeDay(FLOAT);
    return null;
  }

  private BooleanSupplier condition(String[] order) {
    switch (order[1]) {
      case "sent":
        return () -> wiring.store().journalFeed().waiting() == 0;
      case "rest":
        return new Rest();
      default:
        return version(order);
    }
  }

  private BooleanSupplier version(String[] order) {
    long version = Long.parseLong(order[2]);
    return () -> wiring.store().catalogue().version() >= version;
  }

  /** It has used next to no processor for a second. */
  private static final class Rest implements BooleanSupplier {
    private static final long FOR_NANOS = 1_000_000_000;
    private static final long MOST_NANOS = FOR_NANOS / 20;

    private final OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long since = System.nanoTime();
    private long used = machine.getProcessCpuTime();

    @Override
    public boolean getAsBoolean() {
      if (System.nanoTime() - since < FOR_NANOS) {
        return false;
      }
      long before = used;
      used = machine.getProcessCpuTime();
      since = System.nanoTime();
      return used - before < MOST_NANOS;
    }
  }

  private static long waited(BooleanSupplier so) throws InterruptedException {
    long begun = System.nanoTime();
    while (!so.getAsBoolean()) {
      Thread.sleep(LOOK_EVERY_MS);
    }
    return System.nanoTime() - begun;
  }
}
