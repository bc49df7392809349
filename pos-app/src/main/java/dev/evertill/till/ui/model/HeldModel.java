package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.HeldBasket;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Baskets put aside: how many, which, and the key that puts one aside or shows them. On the event
 * thread only.
 */
public final class HeldModel {
  /** The oldest first. */
  public final Value<List<HeldBasket>> baskets = new Value<>(List.of());

  /** The one that is marked, from 0. */
  public final Value<Integer> marked = new Value<>(0);

  /** The key shows what was put aside: there is nothing on the counter to put there. */
  public final Value<Boolean> keyShows = new Value<>(false);

  public final Value<Boolean> keyWorks = new Value<>(false);
  public final Value<Boolean> recallable = new Value<>(false);

  private final SaleModel sale;
  private final Checkout checkout;
  private final Executor till;
  private final Executor screen;

  HeldModel(SaleModel sale, Checkout checkout, Executor till, Executor screen) {
    this.sale = sale;
    this.checkout = checkout;
    this.till = till;
    this.screen = screen;
  }

  /** Asks the till what is put aside now. */
  void read() {
    till.execute(
        () -> {
          List<HeldBasket> now = checkout.putAside();
          screen.execute(() -> show(now));
        });
  }

  private void show(List<HeldBasket> now) {
    baskets.set(List.copyOf(now));
    mark(marked.get());
    recallable.set(!now.isEmpty());
    refresh(sale.counter.get());
  }

  /** The counter shows this now. */
  void heard(Counter next) {
    refresh(next);
    switch (next.notice().kind()) {
      case HELD, BASKET_BACK, NOT_HELD, BASKETS_HELD -> read();
      default -> {}
    }
  }

  private void refresh(Counter counter) {
    boolean empty = counter.basket().isEmpty();
    keyShows.set(empty && !baskets.get().isEmpty());
    keyWorks.set(!empty || !baskets.get().isEmpty());
  }

  /** The key beside the keypad: puts the basket aside, or shows those that are. */
  public void key() {
    if (keyShows.get()) {
      open();
    } else if (keyWorks.get()) {
      hold();
    }
  }

  /** What stands in the scan field is the label; without one it is the time. */
  private void hold() {
    String label = sale.scan.entry.get();
    if (sale.scan.isBarcodeBegun()) {
      return;
    }
    sale.scan.typed("");
    sale.act(() -> checkout.hold(label), () -> giveBack(label));
  }

  /** After an act that left the goods where they were, the label is back to be tried again. */
  private void giveBack(String label) {
    if (!sale.counter.get().basket().isEmpty() && sale.scan.entry.get().isEmpty()) {
      sale.scan.typed(label);
    }
  }

  public void open() {
    marked.set(0);
    sale.open(Panel.HELD);
    read();
  }

  /** Up or down. */
  void move(int by) {
    mark(marked.get() + by);
  }

  /** Marks a basket; beyond the ends, the last there is. */
  public void mark(int row) {
    marked.set(Math.max(0, Math.min(baskets.get().size() - 1, row)));
  }

  /** Takes the marked basket up again. */
  public void recall() {
    if (sale.panel.get() == Panel.HELD && recallable.get()) {
      long id = baskets.get().get(marked.get()).id();
      sale.act(() -> checkout.recall(id), () -> {});
    }
  }
}
