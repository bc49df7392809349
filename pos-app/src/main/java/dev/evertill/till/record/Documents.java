package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CatalogueActive;
import dev.evertill.till.record.TillDocuments.ClockJumped;
import dev.evertill.till.record.TillDocuments.DayAnchor;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.GrandTotalsRecord;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.GrandTotals;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.shift.XReport;
import dev.evertill.till.shift.ZReport;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Values to documents and back. A document is written once and its bytes are what the journal
 * keeps, what head office gets and what a reprint reads. Functions only.
 */
public final class Documents {
  static final DateTimeFormatter AT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  /** More days than a till lives, and far from where a number overflows. */
  private static final int MOST_DAYS = 1_000_000;

  private Documents() {}

  static ShopRecord shop(Shop shop) {
    return new ShopRecord(shop.name(), shop.address(), shop.taxId(), shop.footer());
  }

  static Person cashier(Shift shift) {
    return new Person(shift.cashierId(), shift.cashierName());
  }

  /** A basket that was given up whole. */
  public static byte[] voided(Priced basket, ZonedDateTime at, Shift shift) {
    return Wire.bytes(
        new Voided(
            "evertill.void/1",
            AT.format(at),
            shift.id(),
            cashier(shift),
            SaleDocuments.lines(basket),
            basket.taxes().stream().map(TaxDocuments::sum).toList(),
            basket.total().minor()));
  }

  static Voided readVoided(byte[] document) throws MalformedException {
    Voided voided = Wire.read(Voided.class, document, 0);
    Checks.format("evertill.void/1", voided.format());
    Checks.moment("at", voided.at());
    Checks.money("total", voided.total());
    SaleDocuments.check(voided.lines(), voided.taxes());
    return voided;
  }

  /** A paper printed again; {@code shift} is empty where nobody had the drawer at that moment. */
  public static byte[] reprint(
      EntryNumber original, SlipKind paper, int copy, ZonedDateTime at, Optional<Shift> shift) {
    return Wire.bytes(
        new Reprint(
            "evertill.reprint/1",
            AT.format(at),
            shift.map(Documents::cashier).orElse(null),
            original.epoch(),
            original.number(),
            paper.name(),
            copy));
  }

  static Reprint readReprint(byte[] document) throws MalformedException {
    Reprint reprint = Wire.read(Reprint.class, document, 0);
    Checks.format("evertill.reprint/1", reprint.format());
    Checks.moment("at", reprint.at());
    Checks.epoch("epoch", reprint.epoch());
    TaxDocuments.checked("paper", reprint.paper(), SlipKind::valueOf);
    return reprint;
  }

  /**
   * The Z report.
   *
   * @param shift the last of the day
   * @param segments the entries of the day, by epoch
   * @param counted the cash found in the drawer
   */
  public static byte[] dayClosed(
      String till,
      ZonedDateTime at,
      Shop shop,
      Shift shift,
      List<Segment> segments,
      ControlTotals totals,
      ZReport report,
      Money counted) {
    return Wire.bytes(
        new DayClosed(
            "evertill.day-closed/2",
            shop(shop),
            till,
            AT.format(at),
            shift.businessDay().toString(),
            Math.toIntExact(report.number()),
            cashier(shift),
            shift.currency().code(),
            shift.currency().decimals(),
            segments,
            totals,
            shift.expected().minor(),
            counted.minor(),
            DayFigures.of(report.figures()),
            DayFigures.movements(report.figures(), shift.currency().code()),
            DayFigures.totals(report.totals())));
  }

  /** What a day has come to so far, in the form of its document; it is written nowhere. */
  static DayClosed daySoFar(
      String till, ZonedDateTime at, Shop shop, Shift shift, ControlTotals totals, XReport report) {
    return new DayClosed(
        "",
        shop(shop),
        till,
        AT.format(at),
        shift.businessDay().toString(),
        Math.toIntExact(report.lastZ()),
        cashier(shift),
        shift.currency().code(),
        shift.currency().decimals(),
        List.of(),
        totals,
        shift.expected().minor(),
        shift.expected().minor(),
        DayFigures.of(report.figures()),
        DayFigures.movements(report.figures(), shift.currency().code()),
        DayFigures.totals(report.totals()));
  }

  /** The grand totals a day ended with. */
  public static GrandTotals grandTotals(DayClosed day) throws MalformedException {
    return grandTotals(day.grandTotals(), day.z());
  }

  private static GrandTotals grandTotals(GrandTotalsRecord totals, int z)
      throws MalformedException {
    return TaxDocuments.checked(
        "grandTotals",
        totals.sales() + " " + totals.refunds(),
        text -> new GrandTotals(Money.of(totals.sales()), Money.of(totals.refunds()), z));
  }

  /**
   * @throws MalformedException it cannot be read; it says which field, its value, what is allowed
   */
  public static DayClosed readDayClosed(byte[] document) throws MalformedException {
    DayClosed closed = Wire.read(DayClosed.class, document, 0);
    Checks.format(List.of("evertill.day-closed/1", "evertill.day-closed/2"), closed.format());
    Checks.currency("", closed.currency(), closed.decimals());
    Checks.moment("at", closed.at());
    Checks.day("businessDay", closed.businessDay());
    Checks.within("z", closed.z(), 1, MOST_DAYS);
    grandTotals(closed);
    for (int i = 0; i < closed.segments().size(); i++) {
      Checks.epoch("segments[" + i + "].epoch", closed.segments().get(i).epoch());
    }
    ControlTotals totals = closed.totals();
    for (int i = 0; i < totals.tenders().size(); i++) {
      Checks.tenderKind("totals.tenders[" + i + "].kind", totals.tenders().get(i).kind());
    }
    for (int i = 0; i < totals.kinds().size(); i++) {
      Checks.word("totals.kinds[" + i + "].kind", Kind.class, totals.kinds().get(i).kind());
    }
    if (closed.format().endsWith("/2")) {
      Checks.there("movements", closed.movements());
    }
    return closed;
  }

  /** What is kept of a day whose entries were removed. */
  public static DayAnchor readDayAnchor(byte[] document) throws MalformedException {
    DayAnchor anchor = Wire.read(DayAnchor.class, document, 0);
    Checks.format("evertill.anchor/1", anchor.format());
    Checks.moment("removedAt", anchor.removedAt());
    Checks.day("businessDay", anchor.businessDay());
    Checks.within("z", anchor.z(), 1, MOST_DAYS);
    return anchor;
  }

  /**
   * From here on prices are of this version.
   *
   * @param digest of the version's rows, in hex
   */
  public static byte[] catalogueActive(long version, String digest, ZonedDateTime at) {
    return Wire.bytes(
        new CatalogueActive("evertill.catalogue-active/1", AT.format(at), version, digest));
  }

  static CatalogueActive readCatalogueActive(byte[] document) throws MalformedException {
    CatalogueActive active = Wire.read(CatalogueActive.class, document, 0);
    Checks.format("evertill.catalogue-active/1", active.format());
    Checks.moment("at", active.at());
    return active;
  }

  /** The till's clock does not go on from where it was. */
  public static byte[] clockJump(ClockJump jump) {
    return Wire.bytes(
        new ClockJumped(
            "evertill.clock-jump/1",
            AT.format(jump.after()),
            AT.format(jump.before()),
            AT.format(jump.after()),
            jump.by().toMillis(),
            TaxDocuments.word(jump.seenBy())));
  }

  static ClockJumped readClockJump(byte[] document) throws MalformedException {
    ClockJumped jump = Wire.read(ClockJumped.class, document, 0);
    Checks.format("evertill.clock-jump/1", jump.format());
    Checks.moment("at", jump.at());
    OffsetDateTime before = Checks.moment("before", jump.before());
    OffsetDateTime after = Checks.moment("after", jump.after());
    long by = Duration.between(before, after).toMillis();
    Checks.within("byMillis", jump.byMillis(), by, by);
    Checks.word("seenBy", ClockJump.SeenBy.class, jump.seenBy());
    return jump;
  }

  /** The unit that a catalogue row names. */
  public static Unit unit(String text) throws MalformedException {
    return Checks.unit("unit", text);
  }
}
