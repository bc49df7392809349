package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.DrawerEvents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.ShiftDocuments;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Shift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal says of the day that is not closed yet, from the last Z report on (which belongs
 * to no day before it): read once at start and once at the day's end. Stays inside the method that
 * makes it. Confined to the till thread.
 */
final class DaySoFar {
  private static final Logger LOG = LoggerFactory.getLogger(DaySoFar.class);

  private final List<Segment> segments = new ArrayList<>();
  private final List<Filed> filed = new ArrayList<>();
  private Optional<Shift> open = Optional.empty();
  private Optional<Shift> lastShift = Optional.empty();
  private Money counted = Money.ZERO;
  private final Currency usual;
  private final List<DrawerEvent> events = new ArrayList<>();
  private final List<String> coupons = new ArrayList<>();
  private int unreadable;
  private Optional<Instant> lastMoment = Optional.empty();

  private DaySoFar(Currency usual) {
    this.usual = usual;
  }

  /**
   * @param usual the shop's currency, for shifts that do not say theirs
   */
  static DaySoFar read(Ledger ledger, Currency usual) {
    DaySoFar day = new DaySoFar(usual);
    long zReport = ledger.last(Kind.DAY_CLOSED).map(Recorded::position).orElse(1L);
    ledger.read(zReport - 1, day::add);
    return day;
  }

  /** An entry that cannot be read counts, as at head office; its money is left out. */
  private void add(Recorded recorded) {
    Entry entry = recorded.entry();
    filed.add(Filed.of(entry));
    lastMoment = Optional.of(Instant.ofEpochMilli(entry.header().tillTimeMillis()));
    follow(entry);
    try {
      read(recorded);
    } catch (MalformedException e) {
      LOG.error("entry {} cannot be read", recorded.number().paper(), e);
      unreadable++;
    }
  }

  /** State changes when all of the entry is read. */
  private void read(Recorded recorded) throws MalformedException {
    byte[] document = recorded.entry().document();
    String kind = recorded.entry().header().kind();
    Optional<DrawerEvent> event = event(recorded, usual);
    if (kind.equals(Kind.SHIFT_CLOSED.text())) {
      counted = ShiftDocuments.readClosed(document, usual).counted();
      open = Optional.empty();
    } else if (kind.equals(Kind.SHIFT_OPENED.text())) {
      open = Optional.of(ShiftDocuments.readOpened(document, usual).shift());
    } else if (SaleDocument.isOf(kind)) {
      redeemed(SaleDocuments.read(document));
    }
    if (event.isPresent()) {
      events.add(event.get());
      open = open.map(shift -> shift.after(event.get()));
    }
    lastShift = open.or(() -> lastShift);
  }

  /** What an entry means to its drawer, if anything. */
  static Optional<DrawerEvent> event(Recorded recorded, Currency usual) throws MalformedException {
    Entry entry = recorded.entry();
    return DrawerEvents.of(entry.header().kind(), recorded.position(), entry.document(), usual);
  }

  private void redeemed(SaleDocument sale) {
    if (sale.promotions() != null) {
      sale.promotions().stream()
          .filter(given -> given.coupons() != null)
          .forEach(given -> coupons.addAll(given.coupons()));
    }
  }

  private void follow(Entry entry) {
    String epoch = entry.header().epoch();
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && last.epoch().equals(epoch)) {
      segments.set(
          segments.size() - 1,
          new Segment(epoch, last.first(), entry.number(), entry.hash().hex()));
    } else {
      segments.add(new Segment(epoch, entry.number(), entry.number(), entry.hash().hex()));
    }
  }

  /** The shift whose drawer is in use. */
  Optional<Shift> openShift() {
    return open;
  }

  /** The shift that was open last, with its sales. */
  Optional<Shift> lastShift() {
    return lastShift;
  }

  /** What was counted when the last shift was closed. */
  Money counted() {
    return counted;
  }

  /** What happened at its drawers. */
  List<DrawerEvent> events() {
    return events;
  }

  /** The coupons that its sales redeemed. */
  List<String> coupons() {
    return coupons;
  }

  /** How many entries of the day cannot be read. */
  int unreadable() {
    return unreadable;
  }

  /** What the till's clock said at the journal's last entry. */
  Optional<Instant> lastMoment() {
    return lastMoment;
  }

  List<Segment> segments() {
    return segments;
  }

  List<Filed> filed() {
    return filed;
  }
}
