package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.DrawerEvents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal says of the day that is not closed yet, from the last Z report on (which belongs
 * to no day before it): read once at start and once at the day's end. Stays inside the method that
 * makes it.
 */
final class DaySoFar {
  private static final Logger LOG = LoggerFactory.getLogger(DaySoFar.class);

  private final List<Segment> segments = new ArrayList<>();
  private final List<Filed> filed = new ArrayList<>();
  private Optional<Shift> open = Optional.empty();
  private Optional<Shift> lastShift = Optional.empty();
  private Money counted = Money.ZERO;
  private final String currency;
  private final List<DrawerEvent> events = new ArrayList<>();
  private final List<String> coupons = new ArrayList<>();
  private int unreadable;

  private DaySoFar(String currency) {
    this.currency = currency;
  }

  /**
   * @param currency ISO 4217 code of the shop's money
   */
  static DaySoFar read(Ledger ledger, String currency) {
    DaySoFar day = new DaySoFar(currency);
    long zReport = ledger.last(Kind.DAY_CLOSED).map(Recorded::position).orElse(1L);
    ledger.read(zReport - 1, day::add);
    return day;
  }

  /** An entry that cannot be read counts, as at head office; its money is left out. */
  private void add(Recorded recorded) {
    Entry entry = recorded.entry();
    filed.add(Filed.of(entry));
    follow(entry);
    try {
      read(recorded);
    } catch (MalformedException e) {
      LOG.error("entry {} cannot be read", recorded.number().paper(), e);
      unreadable++;
    }
  }

  private void read(Recorded recorded) throws MalformedException {
    Entry entry = recorded.entry();
    String kind = entry.header().kind();
    Optional<DrawerEvent> event = event(recorded, currency);
    event.ifPresent(events::add);
    if (kind.equals(Kind.SHIFT_OPENED.text())) {
      open =
          Optional.of(
              Documents.readShiftOpened(entry.document(), currency).after(event.orElseThrow()));
      lastShift = open;
    } else if (kind.equals(Kind.SALE.text())) {
      redeemed(SaleDocuments.read(entry.document()));
      open = open.map(shift -> shift.after(event.orElseThrow()));
      lastShift = open.or(() -> lastShift);
    } else if (kind.equals(Kind.SHIFT_CLOSED.text())) {
      open = Optional.empty();
      counted = Money.of(readCounted(entry));
    }
  }

  /** What an entry means to its drawer, if anything. */
  static Optional<DrawerEvent> event(Recorded recorded, String currency) throws MalformedException {
    Entry entry = recorded.entry();
    return DrawerEvents.of(entry.header().kind(), recorded.position(), entry.document(), currency);
  }

  private void redeemed(SaleDocument sale) {
    if (sale.promotions() != null) {
      sale.promotions().stream()
          .filter(given -> given.coupons() != null)
          .forEach(given -> coupons.addAll(given.coupons()));
    }
  }

  private static long readCounted(Entry entry) throws MalformedException {
    ShiftClosed closed = Documents.readShiftClosed(entry.document());
    return closed.counted();
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

  List<Segment> segments() {
    return segments;
  }

  List<Filed> filed() {
    return filed;
  }
}
