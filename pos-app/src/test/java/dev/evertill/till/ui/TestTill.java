package dev.evertill.till.ui;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.JournalReading;
import dev.evertill.till.checkout.MemoryLedger;
import dev.evertill.till.money.Money;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;

/** A till of the demo's shop in memory, with the model of its screens. */
public final class TestTill {
  private static final Instant AFTERNOON = Instant.parse("2026-11-16T14:32:00Z");

  public final DemoGoods goods;
  public final MemoryLedger ledger = new MemoryLedger("03");
  public final Texts texts;
  public final Checkout checkout;
  public final SaleModel model;
  private final Executor screen;

  public TestTill(DemoGoods goods, Locale locale, Executor till, Executor work, Executor screen) {
    this.goods = goods;
    this.screen = screen;
    texts = Texts.of(locale);
    checkout =
        new Checkout(
            goods,
            ledger,
            Clock.fixed(AFTERNOON, ZoneOffset.UTC),
            () -> 0L,
            new Random(1),
            Runnable::run,
            this::show);
    model =
        new SaleModel(
            checkout,
            goods,
            new JournalReading(ledger, ledger::lastPosition, goods, ZoneOffset.UTC),
            till,
            work,
            screen,
            texts);
  }

  /** One where everything happens at once, on the thread that asks. */
  public static TestTill atOnce() {
    return atOnce(new DemoGoods(), Locale.ENGLISH);
  }

  public static TestTill atOnce(DemoGoods goods, Locale locale) {
    TestTill till = new TestTill(goods, locale, Runnable::run, Runnable::run, Runnable::run);
    till.checkout.start();
    till.model.show(till.status(Status.Link.UP, 0));
    return till;
  }

  /**
   * One with a shift, whose till thread does what waits for it when a test says so; from now on.
   */
  public static TestTill withSlowTill(Queue<Runnable> waiting) {
    TestTill slow =
        new TestTill(new DemoGoods(), Locale.ENGLISH, waiting::add, Runnable::run, Runnable::run);
    waiting.remove().run();
    slow.checkout.start();
    return slow.opened();
  }

  /** The same with a slow work thread. */
  public static TestTill withSlowWork(Queue<Runnable> waiting) {
    TestTill slow =
        new TestTill(new DemoGoods(), Locale.ENGLISH, Runnable::run, waiting::add, Runnable::run);
    slow.checkout.start();
    waiting.remove().run();
    return slow.opened();
  }

  private void show(Counter counter) {
    screen.execute(() -> model.show(counter));
  }

  public Status status(Status.Link link, long waiting) {
    return new Status(
        link,
        waiting,
        Optional.of(AFTERNOON.minusSeconds(600)),
        goods.version(),
        Status.Printer.READY,
        0,
        Optional.empty(),
        List.of(),
        "");
  }

  /** Anna takes the drawer with 100.00 in it. */
  public TestTill opened() {
    checkout.openShift(goods.staff().get(0), Money.of(100_00));
    return this;
  }

  /** As a quick key or a search would. */
  public TestTill with(String... names) {
    for (String name : names) {
      checkout.add(goods.named(name).sku());
    }
    return this;
  }
}
