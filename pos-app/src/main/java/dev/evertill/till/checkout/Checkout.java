package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Counter.Paid;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.Uuid7;
import dev.evertill.till.sale.Barcode;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Refusal;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Settlement;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.staff.Cashier;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final Clock clock;
  private final RandomGenerator chance;
  private final Executor afterwards;
  private final Consumer<Counter> screen;

  private Basket basket = Basket.EMPTY;
  private int selected = -1;
  private Optional<Quantity> nextQuantity = Optional.empty();
  private Optional<Shift> shift = Optional.empty();
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
    this.clock = clock;
    this.chance = chance;
    this.afterwards = afterwards;
    this.screen = screen;
  }

  /** Takes up what a stop or a power cut left: the open shift, and the goods on the counter. */
  public void start() {
    shift = DaySoFar.read(ledger).openShift();
    Optional<byte[]> draft = ledger.kept();
    if (draft.isEmpty()) {
      show(Notice.NONE);
      return;
    }
    try {
      basket = Documents.readDraft(draft.get());
      selected = basket.lines().size() - 1;
      show(
          basket.isEmpty()
              ? Notice.NONE
              : Notice.of(Notice.Kind.BASKET_BACK, Long.toString(basket.items())));
    } catch (MalformedException e) {
      throw new IllegalStateException("the kept basket is of our own making", e);
    }
  }

  /** The shift whose drawer is in use. */
  public Optional<Shift> shift() {
    return shift;
  }

  // Goods

  /** What the scan field holds when Enter is pressed: a barcode, or a number typed by hand. */
  public void scan(String typed) {
    Barcode code = Barcode.read(typed);
    if (code instanceof Barcode.Unreadable unreadable) {
      show(Notice.of(Notice.Kind.UNREADABLE, typed.strip(), unreadable.why()));
    } else if (code instanceof Barcode.Gtin gtin) {
      catalogue
          .find(gtin)
          .ifPresentOrElse(this::add, () -> unknown(Notice.Kind.UNKNOWN_BARCODE, typed));
    } else if (code instanceof Barcode.Plu plu) {
      add(plu.digits());
    }
  }

  /** By item number: a quick key, a search result, a price look-up number. */
  public void add(String sku) {
    catalogue.find(sku).ifPresentOrElse(this::add, () -> unknown(Notice.Kind.UNKNOWN_PLU, sku));
  }

  private void unknown(Notice.Kind kind, String typed) {
    Notice.Kind why = catalogue.version() == 0 ? Notice.Kind.NO_CATALOGUE : kind;
    show(Notice.of(why, typed.strip()));
  }

  private void add(Item item) {
    if (shift.isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
      return;
    }
    Quantity quantity = nextQuantity.orElse(Quantity.ONE);
    if (item.unit() == Unit.KILOGRAM && nextQuantity.isEmpty()) {
      show(Notice.of(Notice.Kind.WEIGHT_NEEDED, item.name()));
      return;
    }
    if (item.unit() == Unit.PIECE && !quantity.isWhole()) {
      show(Notice.of(Notice.Kind.WHOLE_PIECES, item.name(), quantity.text()));
      return;
    }
    changed(basket.with(item, quantity), basket.lines().size());
    nextQuantity = Optional.empty();
    show(
        item.minimumAge() == 0
            ? Notice.NONE
            : Notice.of(Notice.Kind.AGE_CHECK, item.name(), Integer.toString(item.minimumAge())));
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
      boolean sensible = quantity.thousandths() > 0 && quantity.thousandths() < 10_000_000;
      return sensible ? Optional.of(quantity) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Voids the selected line; it stays visible and costs nothing. */
  public void voidLine() {
    if (selected < 0 || basket.lines().get(selected).voided()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
      return;
    }
    String name = basket.lines().get(selected).item().name();
    changed(basket.withVoided(selected), lastLive(basket.withVoided(selected)));
    show(Notice.of(Notice.Kind.LINE_VOIDED, name));
  }

  private static int lastLive(Basket basket) {
    int line = basket.lines().size() - 1;
    while (line >= 0 && basket.lines().get(line).voided()) {
      line--;
    }
    return line;
  }

  /** The line that the next change goes to. */
  public void select(int line) {
    if (line >= 0 && line < basket.lines().size()) {
      selected = line;
      show(Notice.NONE);
    }
  }

  private void changed(Basket next, int select) {
    basket = next;
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
      ledger.keep(Documents.draft(basket));
    } catch (NotRecordedException e) {
      LOG.error("The basket in progress could not be kept on disk", e);
      show(Notice.of(Notice.Kind.DRAFT_NOT_KEPT, e.why().name()));
    }
  }

  // Money

  /** Pays the whole basket in cash. A second press on the same sale does nothing. */
  public void payCash(Money given) {
    if (basket.isEmpty() && paid.isPresent()) {
      return;
    }
    if (shift.isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
      return;
    }
    Settlement settlement = basket.settle(List.of(Tender.cash(given)));
    settlement.refusal().ifPresent(this::refuse);
    settlement.sale().ifPresent(sale -> record(sale, given));
  }

  private void refuse(Refusal why) {
    show(
        Notice.of(
            why == Refusal.NOTHING_TO_PAY
                ? Notice.Kind.NOTHING_TO_PAY
                : Notice.Kind.TENDER_TOO_SMALL));
  }

  private void record(Sale sale, Money given) {
    Shift seller = shift.orElseThrow();
    ZonedDateTime now = now();
    append(
            place -> {
              String id = newId(now);
              byte[] document =
                  Documents.sale(
                      sale, place, id, now, catalogue.shop(), seller, catalogue.version());
              return Posting.sale(id, millis(now), document);
            })
        .ifPresent(
            recorded -> {
              clearCounter();
              shift = Optional.of(seller.withSale(given.minus(sale.change())));
              String number = recorded.number().paper();
              paid = Optional.of(new Paid(number, sale.total(), given, sale.change()));
              show(
                  Notice.of(
                      Notice.Kind.PAID, number, catalogue.shop().currency().text(sale.change())));
            });
  }

  /** Gives the whole basket up; that it was there is recorded. */
  public void voidBasket() {
    if (basket.isEmpty()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_VOID));
      return;
    }
    Shift seller = shift.orElseThrow();
    ZonedDateTime now = now();
    byte[] document = Documents.voided(basket, now, seller);
    append(place -> Posting.voided(newId(now), millis(now), document))
        .ifPresent(
            recorded -> {
              clearCounter();
              show(Notice.of(Notice.Kind.BASKET_VOIDED, recorded.number().paper()));
            });
  }

  private void clearCounter() {
    basket = Basket.EMPTY;
    selected = -1;
    nextQuantity = Optional.empty();
    draftIsStale = false;
  }

  // Drawer and day

  /** Hands the drawer with its float to a cashier. */
  public void openShift(Cashier cashier, Money openingFloat) {
    if (shift.isPresent()) {
      show(Notice.of(Notice.Kind.SHIFT_IS_OPEN, shift.get().cashierName()));
      return;
    }
    ZonedDateTime now = now();
    Shift opened =
        new Shift(
            Integer.toString(lastShiftNumber() + 1),
            cashier.id(),
            cashier.name(),
            now.toLocalDate(),
            openingFloat,
            Money.ZERO);
    append(
            place ->
                Posting.plain(
                    Kind.SHIFT_OPENED, newId(now), millis(now), Documents.shiftOpened(opened, now)))
        .ifPresent(
            recorded -> {
              shift = Optional.of(opened);
              show(Notice.of(Notice.Kind.SHIFT_OPENED, cashier.name()));
            });
  }

  private int lastShiftNumber() {
    return ledger
        .last(Kind.SHIFT_OPENED)
        .map(
            recorded -> {
              try {
                return Integer.parseInt(
                    Documents.readShiftOpened(recorded.entry().document()).id());
              } catch (MalformedException e) {
                throw new IllegalStateException("a shift of our own making", e);
              }
            })
        .orElse(0);
  }

  /**
   * Counts the drawer, closes the shift and the day, prints the Z report and asks head office to
   * agree. Head office need not be there: the question waits like every entry.
   *
   * @param counted the cash found in the drawer
   */
  public void closeDay(Money counted) {
    if (!basket.isEmpty()) {
      show(Notice.of(Notice.Kind.BASKET_OPEN));
      return;
    }
    if (shift.isPresent() && !closeShift(shift.get(), counted)) {
      return;
    }
    DaySoFar day = DaySoFar.read(ledger);
    if (day.lastShift().isEmpty()) {
      show(Notice.of(Notice.Kind.NO_SHIFT));
      return;
    }
    closeDay(day, day.lastShift().get());
  }

  private boolean closeShift(Shift open, Money counted) {
    ZonedDateTime now = now();
    boolean closed =
        append(
                place ->
                    Posting.plain(
                        Kind.SHIFT_CLOSED,
                        newId(now),
                        millis(now),
                        Documents.shiftClosed(open, now, counted)))
            .isPresent();
    if (closed) {
      shift = Optional.empty();
      paid = Optional.empty();
    }
    return closed;
  }

  private void closeDay(DaySoFar day, Shift last) {
    ZonedDateTime now = now();
    int z = lastZ() + 1;
    ControlTotals totals = ControlTotals.of(day.filed().stream());
    Close close = new Close(z, last.businessDay().toString(), day.segments(), totals);
    append(
            place ->
                Posting.dayClosed(
                    newId(now),
                    millis(now),
                    Documents.dayClosed(
                        place.till(),
                        z,
                        now,
                        catalogue.shop(),
                        last,
                        day.segments(),
                        totals,
                        day.counted()),
                    close))
        .ifPresent(recorded -> show(Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z))));
  }

  private int lastZ() {
    return ledger
        .last(Kind.DAY_CLOSED)
        .map(
            recorded -> {
              try {
                return Documents.readDayClosed(recorded.entry().document()).z();
              } catch (MalformedException e) {
                throw new IllegalStateException("a Z report of our own making", e);
              }
            })
        .orElse(0);
  }

  // Paper

  /** Prints the last receipt once more, marked as a copy. */
  public void reprintLast() {
    Optional<Recorded> last = ledger.last(Kind.SALE);
    if (last.isEmpty()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_REPRINT));
    } else {
      printAgain(last.get(), SlipKind.RECEIPT, Optional.empty());
    }
  }

  /**
   * Answers for the oldest paper of which nobody knew whether it came out: it did, or it is printed
   * once more, marked as a copy.
   */
  public void settleDoubtfulPrint(boolean cameOut) {
    Optional<Print> doubtful = ledger.oldestDoubtfulPrint();
    if (doubtful.isEmpty()) {
      show(Notice.of(Notice.Kind.NOTHING_TO_REPRINT));
      return;
    }
    if (!cameOut) {
      Recorded entry = ledger.at(doubtful.get().position()).orElseThrow();
      printAgain(entry, doubtful.get().slip(), doubtful);
      return;
    }
    try {
      ledger.cameOut(doubtful.get());
      show(Notice.NONE);
    } catch (NotRecordedException e) {
      notRecorded(e);
    }
  }

  private void printAgain(Recorded entry, SlipKind slip, Optional<Print> replaces) {
    ZonedDateTime now = now();
    int copy = ledger.copies(entry.position(), slip) + 1;
    byte[] document = Documents.reprint(entry.number(), slip, copy, now, shift);
    Print print = new Print(entry.position(), slip, copy);
    append(place -> Posting.reprint(newId(now), millis(now), document, print, replaces))
        .ifPresent(recorded -> show(Notice.of(Notice.Kind.REPRINTED, entry.number().paper())));
  }

  // Writing and showing

  private Optional<Recorded> append(Function<EntryNumber, Posting> posting) {
    try {
      return Optional.of(ledger.append(posting));
    } catch (NotRecordedException e) {
      notRecorded(e);
      return Optional.empty();
    }
  }

  private void notRecorded(NotRecordedException e) {
    LOG.error("Not recorded; nothing was printed and the basket is as it was", e);
    show(Notice.of(Notice.Kind.NOT_RECORDED, e.why().name()));
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
  }

  private static long millis(ZonedDateTime at) {
    return at.toInstant().toEpochMilli();
  }

  private String newId(ZonedDateTime at) {
    return Uuid7.at(millis(at), chance).toString();
  }

  private void show(Notice notice) {
    screen.accept(
        new Counter(
            basket, selected, basket.total(), basket.taxes(), nextQuantity, notice, shift, paid));
  }
}
