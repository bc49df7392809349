package dev.evertill.till.app.demo;

import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.Line;
import dev.evertill.till.staff.Cashier;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A day at the counter without a window: opens a shift, sells baskets, loses the link half way,
 * goes on selling, gets it back. Sells each basket once, also when it was stopped in between and
 * begins again. Confined to the main thread, which acts on the counter through the till thread.
 */
final class ScriptedDay {
  private static final Duration PRICES_COME_WITHIN = Duration.ofMinutes(5);
  private static final Duration LINK_COMES_BACK_WITHIN = Duration.ofSeconds(90);
  private static final Money FLOAT = Money.of(100_00);

  private final Wiring till;
  private final CounterView screen;
  private final LinkRelay link;
  private final PrintWriter out;
  private Assortment assortment;

  ScriptedDay(Wiring till, CounterView screen, LinkRelay link, PrintWriter out) {
    this.till = till;
    this.screen = screen;
    this.link = link;
    this.out = out;
  }

  void sell(List<List<String>> baskets)
      throws DemoFailedException, InterruptedException, IOException {
    awaitPrices();
    settleDoubtfulPrints();
    int sold = salesSoFar();
    if (sold > 0) {
      out.printf(Locale.ROOT, "going on after %,d sales%n", sold);
    }
    if (sold < baskets.size()) {
      openShift();
    }
    int cutAt = baskets.size() / 2;
    int backAt = baskets.size() * 3 / 4;
    for (int i = sold; i < baskets.size(); i++) {
      if (i == cutAt || i == sold && i > cutAt && i < backAt) {
        link.cut();
        out.printf(Locale.ROOT, "the link is lost after %,d sales; selling goes on%n", i);
      }
      if (i == backAt && i > sold) {
        linkComesBack(i);
      }
      sell(baskets.get(i), i);
    }
  }

  private void awaitPrices() throws DemoFailedException, InterruptedException {
    long begun = System.nanoTime();
    Until.happens(
        "the first price list from head office",
        PRICES_COME_WITHIN,
        () -> till.store().catalogue().version() > 0);
    assortment = new Assortment(till.store().itemNumbers(), till.store().catalogue());
    out.printf(
        Locale.ROOT,
        "price list %d with %,d items is here after %.1f s%n",
        till.store().catalogue().version(),
        assortment.skus().size(),
        (System.nanoTime() - begun) / 1e9);
  }

  /** Nobody is here to look at the paper, so what is doubtful is printed again, as a copy. */
  private void settleDoubtfulPrints() throws InterruptedException {
    while (onTill(() -> till.store().ledger().oldestDoubtfulPrint()).isPresent()) {
      act(checkout -> checkout.settleDoubtfulPrint(false));
      out.println("a receipt may or may not have come out; it prints again, marked as a copy");
    }
  }

  private int salesSoFar() {
    AtomicLong sales = new AtomicLong();
    till.store()
        .ledger()
        .read(
            0,
            recorded -> {
              if (SaleDocument.isOf(recorded.entry().header().kind())) {
                sales.incrementAndGet();
              }
            });
    return (int) sales.get();
  }

  private void openShift() throws DemoFailedException, InterruptedException {
    if (now().shift().isPresent()) {
      return;
    }
    Cashier cashier = till.store().catalogue().staff().get(0);
    act(checkout -> checkout.openShift(cashier, FLOAT));
    expect(now().shift().isPresent(), "the shift did not open");
    out.printf(Locale.ROOT, "%s opens the shift%n", cashier.name());
  }

  private void linkComesBack(int sold)
      throws DemoFailedException, InterruptedException, IOException {
    long waiting = till.store().journalFeed().waiting();
    expect(waiting > 0, "the link was cut and yet nothing waits");
    link.restore();
    till.sendNow();
    out.printf(Locale.ROOT, "the link is back after %,d sales; %,d entries wait%n", sold, waiting);
    Until.happens(
        "the first entry through the new link",
        LINK_COMES_BACK_WITHIN,
        () -> till.store().journalFeed().waiting() < waiting);
  }

  private void sell(List<String> names, int index)
      throws DemoFailedException, InterruptedException {
    List<Line> back = now().basket().lines();
    if (!back.isEmpty()) {
      out.printf(
          Locale.ROOT, "%d of %d goods are back on the counter%n", back.size(), names.size());
    }
    for (String name : names.subList(back.size(), names.size())) {
      Assortment.Wish wish = assortment.of(name);
      act(
          checkout -> {
            wish.weight().ifPresent(weight -> checkout.quantity(weight.text()));
            checkout.scan(wish.code());
          });
    }
    Counter full = now();
    expect(
        full.basket().lines().size() == names.size(),
        "basket " + (index + 1) + ": " + full.notice().kind() + " " + full.notice().words());
    act(checkout -> checkout.payCash(given(full.total(), index)));
    expect(
        now().notice().kind() == Notice.Kind.PAID,
        "basket " + (index + 1) + ": " + now().notice().kind() + " " + now().notice().words());
  }

  /** Every third customer has it exact, the others give the next 5 or 50. */
  private static Money given(Money total, int index) {
    if (index % 3 == 0) {
      return total;
    }
    long note = index % 3 == 1 ? 5_00 : 50_00;
    return Money.of((total.minor() + note - 1) / note * note);
  }

  /** One act at the counter, as a cashier does it, and whatever it leads to on the till thread. */
  private void act(Consumer<Checkout> act) throws InterruptedException {
    onTill(
        () -> {
          act.accept(till.checkout());
          return true;
        });
  }

  private <T> T onTill(Callable<T> question) throws InterruptedException {
    return till.tillThread().ask(question);
  }

  private Counter now() throws InterruptedException {
    return onTill(screen::counter);
  }

  static void expect(boolean right, String otherwise) throws DemoFailedException {
    if (!right) {
      throw new DemoFailedException(otherwise);
    }
  }
}
