package dev.evertill.till.bench.store;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.till.app.PrinterSettings;
import dev.evertill.till.app.Settings;
import dev.evertill.till.app.WindowedTill;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.ui.Theme;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A program that is the till, with its window and everything behind it, and a cashier who searches
 * and sells: {@link Memory} weighs it. There is no head office. Confined to the main thread.
 */
public final class SellingTill {
  private static final Rectangle WINDOW = new Rectangle(0, 0, 1280, 800);
  private static final int FOUND = 50;
  private static final int LINES = 5;
  private static final Money ENOUGH = Money.of(1_000_00);

  private final WindowedTill till;
  private final ManyGoods goods;
  private final Random chance = new Random(5);
  private final AtomicReference<Counter> counter;
  private final Semaphore painted;

  private SellingTill(
      WindowedTill till, ManyGoods goods, AtomicReference<Counter> counter, Semaphore painted) {
    this.till = till;
    this.goods = goods;
    this.counter = counter;
    this.painted = painted;
  }

  /** Directory of its data, port of its printer, how many goods it has, searches, sales. */
  public static void main(String[] args) throws Exception {
    Settings settings =
        new Settings(
            Tills.settings(Path.of(args[0])),
            Optional.empty(),
            "http://127.0.0.1:9", // nobody is there
            PrinterSettings.of("127.0.0.1:" + args[1], PrinterProfile.EPSON_80MM),
            Locale.ENGLISH,
            Duration.ofSeconds(60));
    AtomicReference<Counter> counter = new AtomicReference<>();
    Semaphore painted = new Semaphore(0);
    Consumer<Counter> witness =
        next -> {
          counter.set(next);
          painted.release();
        };
    try (WindowedTill till =
        WindowedTill.open(
            settings,
            Clock.systemUTC(),
            new Random(6),
            Locale.ENGLISH,
            Theme.LIGHT,
            Optional.of(WINDOW),
            witness)) {
      SellingTill cashier =
          new SellingTill(till, new ManyGoods(Integer.parseInt(args[2])), counter, painted);
      cashier.search(Integer.parseInt(args[3]));
      cashier.sell(Integer.parseInt(args[4]));
    }
    System.exit(0); // the window's toolkit would keep it
  }

  /** A beginning of a name and a word inside of one, in turn. */
  private void search(int searches) throws InterruptedException {
    Catalogue catalogue = till.wiring().store().catalogue();
    for (int i = 0; i < searches; i++) {
      String[] words = ManyGoods.typed(goods.name(chance.nextInt(goods.count()))).split(" ");
      String typed = i % 2 == 0 ? words[0].substring(0, 2) : words[1];
      int found = till.wiring().workThread().ask(() -> catalogue.search(typed, FOUND).size());
      must(found > 0, "nothing is called " + typed);
    }
  }

  private void sell(int sales) throws InterruptedException {
    painted.acquire(); // what start() shows
    act(
        checkout ->
            checkout.openShift(till.wiring().store().catalogue().staff().get(0), Money.of(100_00)));
    for (int i = 0; i < sales; i++) {
      for (int line = 0; line < LINES; line++) {
        String code = goods.code(chance.nextInt(goods.count())).substring(1);
        act(checkout -> checkout.scan(code));
      }
      must(counter.get().basket().lines().size() == LINES, "scanned: " + counter.get().notice());
      act(checkout -> checkout.payCash(ENOUGH));
      must(counter.get().notice().kind() == Notice.Kind.PAID, "paid: " + counter.get().notice());
    }
  }

  /** Waits until the screen has shown what came of it, as a cashier does. */
  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.wiring().tillThread().execute(() -> act.accept(till.wiring().checkout()));
    painted.acquire();
  }

  private static void must(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException(otherwise);
    }
  }
}
