package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Counter.Paid;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Refusal;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Settlement;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.staff.Cashier;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final Pen pen;
  private final Day day;
  private final Reprints reprints;
  private final Lookup lookup;
  private final Executor afterwards;
  private final Consumer<Counter> screen;

  private Optional<Terms> terms = Optional.empty();
  private Priced priced = Priced.NOTHING;
  private int selected = -1;
  private Optional<Quantity> nextQuantity = Optional.empty();
  private Optional<Paid> paid = Optional.empty();
  private boolean draftIsStale;

  /**
   * @param afterwards runs a draft's write behind what already waits for the till thread, so that
   *     scans in a row share one
   * @param screen gets every new state of the counter, on the till thread
   */
  public Checkout(
      Catalogue catalogue,
      Ledger ledger,
      Clock clock,
      RandomGenerator chance,
      Executor afterwards,
      Consumer<Counter> screen) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    pen = new Pen(ledger, clock, chance);
    day = new Day(catalogue, ledger, pen);
    reprints = new Reprints(ledger, pen);
    lookup = new Lookup(catalogue);
    this.afterwards = afterwards;
    this.screen = screen;
  }

  /**
   * Takes up what a stop or a power cut left: the open shift, and the goods on the counter. What
   * cannot be read stops neither.
   */
  public void start() {
    int unreadable = day.takeUp();
    Optional<Basket> kept = kept();
    kept.ifPresent(this::price);
    selected = lastLive(basket());
    if (unreadable > 0) {
      show(Notice.of(Notice.Kind.ENTRIES_UNREADABLE, Integer.toString(unreadable)));
    } else if (basket().isEmpty()) {
      show(Notice.NONE);
    } else {
      show(Notice.of(Notice.Kind.BASKET_BACK, Long.toString(basket().items())));
    }
  }

  private Optional<Basket> kept() {
    Optional<byte[]> draft = ledger.kept();
    try {
      return draft.isEmpty() ? Optional.empty() : Optional.of(Drafts.read(draft.get()));
    } catch (MalformedException e) {
      LOG.error(
          "The kept basket cannot be read; in base64: {}",
          Base64.getEncoder().encodeToString(draft.get()),
          e);
      return Optional.empty();
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
    } else if (found instanceof Lookup.Goods goods) {
      add(goods.line(), goods.news());
    } else if (found instanceof Lookup.Coupon coupon) {
      redeem(coupon);
    }
  }

  private void add(Line line, Notice news) {
    changed(basket().with(line), basket().lines().size());
    nextQuantity = Optional.empty();
    show(news);
  }

  /** A coupon counts when its goods are there, whichever comes first. */
  private void redeem(Lookup.Coupon coupon) {
    if (basket().coupons().contains(coupon.code()) || day.isRedeemed(coupon)) {
      show(Notice.of(Notice.Kind.COUPON_USED, coupon.name()));
      return;
    }
    changed(basket().withCoupon(coupon.code()), selected);
    show(Notice.of(Notice.Kind.COUPON_TAKEN, coupon.name()));
  }

  /** A quantity typed ahead of the next item: pieces, or kilograms with up to three decimals. */
  public void quantity(String typed) {
    Optional<Quantity> read = readQuantity(typed);
    if (read.isEmpty()) {
      show(Notice.of(Notice.Kind.QUANTITY_NOT_READ, typed.strip()));
      return;
    }
    nextQuantity = read;
    show(Notice.of(Notice.Kind.QUANTITY_SET, read.get().text()));
  }

  private static Optional<Quantity> readQuantity(String typed) {
    try {
      Quantity quantity = Quantity.parse(typed.strip().replace(',', '.'));
      boolean sensible = quantity.thousandths() > 0 && !Lookup.isTooMuch(quantity);
      return sensible ? Optional.of(quantity) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Voids the selected line; it stays visible, selected, and costs nothing. A second press finds
   * nothing to void.
   */
  public void voidLine() {
    if (selected < 0 || basket().lines().get(selected).voided()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
      return;
    }
    String name = basket().lines().get(selected).item().name();
    changed(basket().withVoided(selected), selected);
    show(Notice.of(Notice.Kind.LINE_VOIDED, name));
  }

  private static int lastLive(Basket basket) {
    int line = basket.lines().size() - 1;
    while (line >= 0 && basket.lines().get(line).voided()) {
      line--;
    }
    return line;
  }

  /** The line that the next change goes to; what is no line changes nothing. */
  public void select(int line) {
    if (line >= 0 && line < basket().lines().size()) {
      selected = line;
    }
    show(Notice.NONE);
  }

  private Basket basket() {
    return priced.basket();
  }

  /** A basket keeps the terms it began with, whatever price list comes meanwhile. */
  private void price(Basket next) {
    if (terms.isEmpty()) {
      terms = Optional.of(catalogue.terms());
    }
    priced = next.priced(terms.get(), pen.now());
  }

  private void changed(Basket next, int select) {
    price(next);
    selected = select;
    paid = Optional.empty();
    if (!draftIsStale) {
      draftIsStale = true;
      afterwards.execute(this::keepDraft);
    }
  }

  private void keepDraft() {
    if (!draftIsStale) {
      return;
    }
    draftIsStale = false;
    try {
      ledger.keep(Drafts.write(basket()));
    } catch (NotRecordedException e) {
      LOG.error("The basket in progress could not be kept on disk", e);
      show(Notice.of(Notice.Kind.DRAFT_NOT_KEPT, e.why().name()));
    }
  }

  // Money

  /**
   * Pays the whole basket in cash. Where the customer gets money back, nothing is given and what is
   * due goes out. A second press on the same sale does nothing.
   */
  public void payCash(Money given) {
    if (basket().isEmpty() && paid.isPresent()) {
      return;
    }
    Optional<Shift> seller = day.shift();
    if (seller.isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
      return;
    }
    Money handed = priced.total().isNegative() ? priced.cashDue(Money.ZERO) : given;
    Settlement settlement = priced.settle(List.of(Tender.cash(handed)));
    settlement.refusal().ifPresent(this::refuse);
    settlement.sale().ifPresent(sale -> act(() -> record(sale, handed, seller.get())));
  }

  private void refuse(Refusal why) {
    show(
        Notice.of(
            why == Refusal.NOTHING_TO_PAY
                ? Notice.Kind.NOTHING_TO_PAY
                : Notice.Kind.TENDER_TOO_SMALL));
  }

  private Notice record(Sale sale, Money given, Shift seller) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    Shop shop = catalogue.shop();
    long version = catalogue.version();
    Recorded recorded =
        pen.write(
            place ->
                Posting.sale(
                    stamp.id(),
                    stamp.millis(),
                    SaleDocuments.write(sale, place, stamp, shop, seller, version)));
    clearCounter();
    day.sold(recorded, sale.basket().redeemed());
    String number = recorded.number().paper();
    Money due = sale.total().plus(sale.rounding());
    Money out = due.isNegative() ? due.negate() : sale.change();
    paid = Optional.of(new Paid(number, due, given.atLeast(Money.ZERO), out));
    return Notice.of(Notice.Kind.PAID, number, shop.currency().text(out));
  }

  /** Gives the whole basket up; that it was there is recorded. */
  public void voidBasket() {
    if (basket().isEmpty()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
    } else if (day.shift().isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
    } else {
      act(() -> voidBasket(day.shift().get()));
    }
  }

  private Notice voidBasket(Shift seller) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    byte[] document = Documents.voided(priced, stamp.at(), seller);
    Recorded recorded = pen.write(place -> Posting.voided(stamp.id(), stamp.millis(), document));
    clearCounter();
    return Notice.of(Notice.Kind.BASKET_VOIDED, recorded.number().paper());
  }

  private void clearCounter() {
    terms = Optional.empty();
    priced = Priced.NOTHING;
    selected = -1;
    nextQuantity = Optional.empty();
    draftIsStale = false;
  }

  // Drawer, day, paper

  /** Hands the drawer with its float to a cashier. */
  public void openShift(Cashier cashier, Money openingFloat) {
    act(() -> day.open(cashier, openingFloat));
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
    paid = Optional.empty();
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
    } catch (NotRecordedException e) {
      LOG.error("Not recorded; nothing was printed and the basket is as it was", e);
      news = Notice.of(Notice.Kind.NOT_RECORDED, e.why().name());
    }
    show(news);
  }

  private void show(Notice notice) {
    screen.accept(new Counter(priced, selected, nextQuantity, notice, day.shift(), paid));
  }
}
