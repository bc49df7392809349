package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.shift.DayBook;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.shift.ZReport;
import dev.evertill.till.staff.Cashier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drawer and the business day: whose drawer it is, and their end. State changes after the
 * write. Confined to the till thread.
 */
final class Day {
  private static final Logger LOG = LoggerFactory.getLogger(Day.class);

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final Pen pen;
  private Optional<Shift> shift = Optional.empty();
  private final Set<String> redeemed = new HashSet<>();

  Day(Catalogue catalogue, Ledger ledger, Pen pen) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.pen = pen;
  }

  /** Takes up the shift that a stop left open; says how many entries of the day are unreadable. */
  int takeUp() {
    DaySoFar day = soFar();
    shift = day.openShift();
    redeemed.addAll(day.coupons());
    return day.unreadable();
  }

  private DaySoFar soFar() {
    return DaySoFar.read(ledger, catalogue.shop().currency().code());
  }

  /** The shift whose drawer is in use. */
  Optional<Shift> shift() {
    return shift;
  }

  /** A sale was recorded, which redeemed these coupons. */
  void sold(Recorded sale, List<String> coupons) {
    shift = shift.map(open -> after(open, sale));
    redeemed.addAll(coupons);
  }

  private static Shift after(Shift open, Recorded recorded) {
    try {
      return DaySoFar.event(recorded, open.currency()).map(open::after).orElse(open);
    } catch (MalformedException e) {
      // It is recorded, which is what counts; the day's end names it and counts without it.
      LOG.error("entry {} cannot be read", recorded.number().paper(), e);
      return open;
    }
  }

  /** A paper that counts once and was taken on the open day, or since the till's start. */
  boolean isRedeemed(Lookup.Coupon coupon) {
    return coupon.singleUse() && redeemed.contains(coupon.code());
  }

  Notice open(Cashier cashier, Money openingFloat) throws NotRecordedException {
    if (shift.isPresent()) {
      return Notice.of(Notice.Kind.SHIFT_IS_OPEN, shift.get().cashierName());
    }
    Stamp stamp = pen.stamp();
    Shift opened =
        new Shift(
            Integer.toString(lastShiftNumber() + 1),
            cashier.id(),
            cashier.name(),
            stamp.at().toLocalDate(),
            openingFloat,
            catalogue.shop().currency().code(),
            Drawer.NONE);
    byte[] document = Documents.shiftOpened(opened, stamp.at());
    Recorded recorded =
        pen.write(place -> Posting.plain(Kind.SHIFT_OPENED, stamp.id(), stamp.millis(), document));
    shift = Optional.of(after(opened, recorded));
    return Notice.of(Notice.Kind.SHIFT_OPENED, cashier.name());
  }

  private int lastShiftNumber() {
    return numberIn(
        Kind.SHIFT_OPENED,
        document -> Integer.parseInt(Documents.readShiftOpened(document, "").id()));
  }

  /** Counts the drawer, closes its shift where one is open, then the day. */
  Notice close(Money counted) throws NotRecordedException {
    if (shift.isPresent()) {
      closeShift(shift.get(), counted);
    }
    DaySoFar day = soFar();
    return day.lastShift().isEmpty()
        ? Notice.of(Notice.Kind.NO_SHIFT)
        : close(day, day.lastShift().get());
  }

  private void closeShift(Shift open, Money counted) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    byte[] document = Documents.shiftClosed(open, stamp.at(), counted);
    pen.write(place -> Posting.plain(Kind.SHIFT_CLOSED, stamp.id(), stamp.millis(), document));
    shift = Optional.empty();
  }

  private Notice close(DaySoFar day, Shift last) throws NotRecordedException {
    Stamp stamp = pen.stamp();
    ZReport report =
        new DayBook(LastTotals.of(ledger), lastZPosition())
            .close(stamp.at().toInstant(), Figures.of(day.events()), last.drawer());
    int z = Math.toIntExact(report.number());
    ControlTotals totals = ControlTotals.of(day.filed().stream());
    Close close = new Close(z, last.businessDay().toString(), day.segments(), totals);
    pen.write(
        place ->
            Posting.dayClosed(
                stamp.id(),
                stamp.millis(),
                Documents.dayClosed(
                    place.till(),
                    stamp.at(),
                    catalogue.shop(),
                    last,
                    day.segments(),
                    totals,
                    report,
                    day.counted()),
                close));
    return Notice.of(Notice.Kind.DAY_CLOSED, Integer.toString(z));
  }

  private long lastZPosition() {
    return ledger.last(Kind.DAY_CLOSED).map(Recorded::position).orElse(0L);
  }

  /** Reads a running number out of a document. */
  private interface NumberIn {
    int read(byte[] document) throws MalformedException;
  }

  /**
   * The running number of the last entry of a kind, 0 for none. Where it cannot be read the entries
   * of the kind are counted: each has the number after the one before it.
   */
  private int numberIn(Kind kind, NumberIn number) {
    Optional<Recorded> last = ledger.last(kind);
    if (last.isEmpty()) {
      return 0;
    }
    try {
      return number.read(last.get().entry().document());
    } catch (MalformedException | NumberFormatException e) {
      LOG.error("entry {} cannot be read", last.get().number().paper(), e);
      AtomicInteger count = new AtomicInteger();
      ledger.read(
          0,
          recorded -> {
            if (recorded.entry().header().kind().equals(kind.text())) {
              count.incrementAndGet();
            }
          });
      return count.get();
    }
  }
}
