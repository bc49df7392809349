package dev.evertill.till.bench.sync;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.bench.store.ManyGoods;
import dev.evertill.till.bench.store.Times;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.money.Money;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * Types codes into the till's window as a scanner does, and measures from the Enter until the line
 * is on the display. Pays now and then, which is not measured. Confined to the main thread.
 */
final class Cashier {
  private static final int A_BASKET = 15;
  private static final int MOST = 100_000;

  /** Between two scans, so that not everything runs in step. */
  private static final int MOST_PAUSE_MS = 30;

  private static final List<String> DEMO = demo();

  private static final Money ENOUGH = Money.of(10_000_00);

  private final Wiring wiring;
  private final PaintWatch paints;
  private final Random chance = new Random(5);
  private ManyGoods goods;
  private boolean open;
  private int lines;

  Cashier(Wiring wiring, PaintWatch paints) throws InterruptedException {
    this.wiring = wiring;
    this.paints = paints;
    paints.awaited(1); // what start() shows
  }

  /** Pieces with a code that anybody may buy. */
  private static List<String> demo() {
    List<String> codes = new ArrayList<>();
    for (CatalogueRow row : DemoCatalogue.rows()) {
      try {
        ItemValue item = row.kind().equals(CatalogueRow.ITEM) ? Wire.item(row.value()) : null;
        if (item != null && item.code() != null && item.unit().equals(ItemValue.PIECE)) {
          codes.add(item.code());
        }
      } catch (MalformedException e) {
        throw new IllegalStateException("the demo catalogue is of our own making", e);
      }
    }
    return codes;
  }

  /**
   * @param next null for the demo's
   */
  void goods(ManyGoods next) throws InterruptedException {
    goods = next;
    if (!open) {
      open = true;
      act(
          checkout ->
              checkout.openShift(wiring.store().catalogue().staff().get(0), Money.of(100_00)));
    }
  }

  static Times times() {
    return new Times(MOST);
  }

  /**
   * Scans, p50, p99 and the longest, in nanoseconds.
   *
   * @param times to which these scans are added
   */
  String scanUntil(BooleanSupplier enough, Times times) throws Exception {
    while (!enough.getAsBoolean()) {
      times.add(scan());
      if (++lines == A_BASKET) {
        lines = 0;
        act(checkout -> checkout.payCash(ENOUGH));
      }
      Thread.sleep(chance.nextInt(MOST_PAUSE_MS));
    }
    return times.count() + " " + times.p50() + " " + times.p99() + " " + times.most();
  }

  private long scan() throws Exception {
    String code =
        goods == null
            ? DEMO.get(chance.nextInt(DEMO.size()))
            : goods.code(chance.nextInt(goods.count())).substring(1);
    Component focused = focused();
    for (char digit : code.toCharArray()) {
      press(focused, KeyEvent.VK_0 + (digit - '0'), digit);
    }
    SwingUtilities.invokeAndWait(() -> {});
    long counter = paints.counters() + 1;
    long begun = System.nanoTime();
    press(focused, KeyEvent.VK_ENTER, '\n');
    long took = paints.awaited(counter) - begun;
    if (paints.last().basket().lines().isEmpty()) {
      throw new IllegalStateException(code + ": " + paints.last().notice());
    }
    return took;
  }

  private static Component focused() throws InterruptedException {
    KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    while (focus.getFocusOwner() == null) {
      Thread.sleep(1);
    }
    return focus.getFocusOwner();
  }

  private static void press(Component focused, int key, char typed) {
    EventQueue queue = Toolkit.getDefaultToolkit().getSystemEventQueue();
    long now = System.currentTimeMillis();
    queue.postEvent(new KeyEvent(focused, KeyEvent.KEY_PRESSED, now, 0, key, typed));
    queue.postEvent(
        new KeyEvent(focused, KeyEvent.KEY_TYPED, now, 0, KeyEvent.VK_UNDEFINED, typed));
    queue.postEvent(new KeyEvent(focused, KeyEvent.KEY_RELEASED, now, 0, key, typed));
  }

  /** Waits until the screen has shown what came of it, as a cashier does. */
  private void act(Consumer<Checkout> act) throws InterruptedException {
    long counter = paints.counters() + 1;
    wiring.tillThread().execute(() -> act.accept(wiring.checkout()));
    paints.awaited(counter);
  }
}
