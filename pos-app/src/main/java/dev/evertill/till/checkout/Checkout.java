package dev.evertill.till.checkout;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Settlement;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.staff.Cashier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sale after another. The only holder of the basket in progress. Confined to the till
 * thread.
 *
 * <p>Every act shows a new {@link Counter} before it returns. Goods are shown first and kept on
 * disk at once after; money changes state only after its write. What could not be recorded did not
 * happen: the basket stays, nothing prints.
 */
public final class Checkout {
  private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

  private final Pen pen;
  private final OnCounter goods;
  private final HeldBaskets held;
  private final Day day;
  private final Sales sales;
  private final CashMovements cash;
  private final Reprints reprints;
  private final Lookup lookup;
  private final Consumer<Counter> screen;

  private Optional<Quantity> nextQuantity = Optional.empty();

  /**
   * @param nanos a clock in nanoseconds that nobody can set; it tells when {@code clock} was set
   * @param afterwards runs a draft's write behind what already waits for the till thread, so that
   *     scans in a row share one
   * @param screen gets every new state of the counter, on the till thread
   */
  public Checkout(
      Catalogue catalogue,
      Ledger ledger,
      Clock clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Executor afterwards,
      Consumer<Counter> screen) {
    this.screen = screen;
    pen = new Pen(ledger, clock, chance, new ClockWatch(nanos));
    goods = new OnCounter(catalogue, ledger, pen, afterwards, this::show);
    held = new HeldBaskets(catalogue, ledger, pen, goods);
    day = new Day(catalogue, ledger, pen);
    sales = new Sales(catalogue, pen, goods, day);
    cash = new CashMovements(catalogue, pen, day);
    reprints = new Reprints(ledger, pen);
    lookup = new Lookup(catalogue);
  }

  /**
   * Takes up what a stop or a power cut left: the open shift, and the goods on the counter. What
   * cannot be read stops neither.
   */
  public void start() {
    int unreadable = day.takeUp();
    goods.takeUp();
    if (unreadable > 0) {
      show(Notice.of(Notice.Kind.ENTRIES_UNREADABLE, Integer.toString(unreadable)));
    } else if (goods.isEmpty()) {
      show(Notice.NONE);
    } else {
      show(Notice.of(Notice.Kind.BASKET_BACK, Long.toString(goods.basket().items())));
    }
  }

  /** The shift whose drawer is in use. */
  public Optional<Shift> shift() {
    return day.shift();
  }

  /** A mistake of ours ended an act half-way; the cashier must not wait for it. */
  public void mistake() {
    show(Notice.of(Notice.Kind.MISTAKE));
  }

  /** The journal was read again, and an entry of it does not fit, named as it is on paper. */
  public void journalDamaged(String entry) {
    show(Notice.of(Notice.Kind.JOURNAL_DAMAGED_ENTRY, entry));
  }

  // Goods

  /** What the scan field holds when Enter is pressed: a barcode, or a number typed by hand. */
  public void scan(String typed) {
    take(lookup.scanned(typed, nextQuantity, pen.now()));
  }

  /** By item number: a quick key, a search result, a price look-up number. */
  public void add(String sku) {
    take(lookup.item(sku, nextQuantity));
  }

  private void take(Lookup.Found found) {
    if (found instanceof Lookup.Nothing nothing) {
      show(nothing.why());
    } else if (day.shift().isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
    } else if (found instanceof Lookup.Goods item) {
      add(item.line(), item.news(), day.shift().get());
    } else if (found instanceof Lookup.Coupon coupon) {
      redeem(coupon);
    }
  }

  private void add(Line line, Notice news, Shift seller) {
    Basket next = basket().with(line);
    if (!goods.hasRoomFor(next, seller)) {
      show(Notice.of(Notice.Kind.SPLIT_BASKET));
      return;
    }
    changed(next, basket().lines().size());
    nextQuantity = Optional.empty();
    show(news);
  }

  /** A coupon counts when its goods are there, whichever comes first. */
  private void redeem(Lookup.Coupon coupon) {
    if (basket().coupons().contains(coupon.code()) || day.isRedeemed(coupon)) {
      show(Notice.of(Notice.Kind.COUPON_USED, coupon.name()));
      return;
    }
    changed(basket().withCoupon(coupon.code()), goods.selected());
    show(Notice.of(Notice.Kind.COUPON_TAKEN, coupon.name()));
  }

  /** A quantity typed ahead of the next item: pieces, or kilograms with up to three decimals. */
  public void quantity(String typed) {
    Optional<Quantity> read = Lookup.quantity(typed);
    if (read.isEmpty()) {
      show(Notice.of(Notice.Kind.QUANTITY_NOT_READ, typed.strip()));
      return;
    }
    nextQuantity = read;
    show(Notice.of(Notice.Kind.QUANTITY_SET, read.get().text()));
  }

  /**
   * Voids the selected line; it stays visible, selected, and costs nothing. A second press finds
   * nothing to void.
   */
  public void voidLine() {
    int selected = goods.selected();
    if (selected < 0 || basket().lines().get(selected).voided()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
      return;
    }
    String name = basket().lines().get(selected).item().name();
    changed(basket().withVoided(selected), selected);
    show(Notice.of(Notice.Kind.LINE_VOIDED, name));
  }

  /** The line that the next change goes to; what is no line changes nothing. */
  public void select(int line) {
    goods.select(line);
    show(Notice.NONE);
  }

  private Basket basket() {
    return goods.basket();
  }

  private void changed(Basket next, int select) {
    goods.change(next, select);
    sales.forgetPaid();
  }

  // Goods put aside

  /**
   * Puts the goods on the counter aside for later.
   *
   * @param label what the cashier finds them by, for instance a name; it may be empty: then it is
   *     the time
   */
  public void hold(String label) {
    finish(() -> held.hold(label));
  }

  /** The baskets that were put aside, oldest first. */
  public List<Ledger.Held> held() {
    return held.all();
  }

  /** The same as a person finds them, with what they cost. */
  public List<HeldBasket> putAside() {
    return held.shown();
  }

  /** Takes a basket up again exactly as it was put aside; refused over goods on the counter. */
  public void recall(long id) {
    act(
        () -> {
          Notice news = held.recall(id);
          if (!goods.isEmpty()) {
            sales.forgetPaid();
          }
          return news;
        });
  }

  // Money

  /**
   * Pays the whole basket in cash. Where the customer gets money back, nothing is given and what is
   * due goes out. A second press on the same sale does nothing.
   */
  public void payCash(Money given) {
    if (basket().isEmpty() && sales.paid().isPresent()) {
      return;
    }
    Optional<Shift> seller = day.shift();
    if (seller.isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
      return;
    }
    if (sales.isCurrencyUnknown(seller.get())) {
      show(Notice.of(Notice.Kind.NO_CATALOGUE));
      return;
    }
    Money handed = sales.handed(given);
    Settlement settlement = sales.settle(handed);
    settlement.refusal().ifPresent(why -> show(Sales.refusal(why)));
    settlement.sale().ifPresent(sale -> finish(() -> sales.sold(sale, handed, seller.get())));
  }

  /** Gives the whole basket up; that it was there is recorded. */
  public void voidBasket() {
    if (basket().isEmpty()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
    } else if (day.shift().isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
    } else {
      finish(() -> sales.givenUp(day.shift().get()));
    }
  }

  // Drawer, day, paper

  /** Hands the drawer with its float to a cashier. */
  public void openShift(Cashier cashier, Money openingFloat) {
    act(() -> day.open(cashier, openingFloat));
  }

  /** Somebody says who they are; opening a shift says it too. */
  public void logIn(Cashier cashier) {
    act(() -> day.logIn(cashier));
  }

  /** Lays cash into the drawer that no sale brought, above 0, for a reason. */
  public void cashIn(Money amount, String reason) {
    act(() -> cash.in(amount, reason));
  }

  /** Takes cash out of the drawer that no return cost: above 0, no more than it holds. */
  public void cashOut(Money amount, String reason) {
    act(() -> cash.out(amount, reason));
  }

  /** Brings takings to the safe, in the bag of this number: above 0, no more than there is. */
  public void drop(Money amount, String bag) {
    act(() -> cash.drop(amount, bag));
  }

  /** Opens the drawer for a reason that is no payment. */
  public void noSale(String reason) {
    act(() -> cash.noSale(reason));
  }

  /**
   * Counts the drawer, closes the shift and the day, prints the Z report and asks head office to
   * agree. Head office need not be there: the question waits like every entry.
   *
   * @param counted the cash found in the drawer
   */
  public void closeDay(Money counted) {
    if (!basket().isEmpty()) {
      show(Notice.of(Notice.Kind.BASKET_OPEN));
      return;
    }
    long aside = held.readable();
    if (aside > 0) {
      show(Notice.of(Notice.Kind.BASKETS_HELD, Long.toString(aside)));
      return;
    }
    sales.forgetPaid();
    act(() -> day.close(counted));
  }

  /** Prints the last receipt once more, marked as a copy. */
  public void reprintLast() {
    act(() -> reprints.last(day.shift()));
  }

  /**
   * Answers for the oldest paper of which nobody knew whether it came out: it did, or it is printed
   * once more, marked as a copy.
   */
  public void settleDoubtfulPrint(boolean cameOut) {
    act(() -> reprints.settleDoubt(cameOut, day.shift()));
  }

  // Writing and showing

  /** Something that is written, and the news of it. */
  private interface Act {
    Notice done() throws NotRecordedException;
  }

  private void act(Act act) {
    Notice news;
    try {
      news = act.done();
      news = pen.takeNews().orElse(news);
    } catch (NotRecordedException e) {
      LOG.error("Not recorded; nothing was printed and the basket is as it was", e);
      news =
          e.why() == NotRecordedException.Cause.TOO_LONG
              ? Notice.of(Notice.Kind.SPLIT_BASKET)
              : Notice.of(Notice.Kind.NOT_RECORDED, e.why().name());
    }
    show(news);
  }

  /** Acts on all that is on the counter: a quantity typed ahead goes with it. */
  private void finish(Act act) {
    act(
        () -> {
          Notice news = act.done();
          nextQuantity = Optional.empty();
          return news;
        });
  }

  private void show(Notice notice) {
    screen.accept(
        new Counter(
            goods.priced(), goods.selected(), nextQuantity, notice, day.shift(), sales.paid()));
  }
}
