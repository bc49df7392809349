package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.ShopRecord;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.CatalogueActive;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.ShiftOpened;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.GrandTotals;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.shift.ZReport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Values to documents and back. A document is written once and its bytes are what the journal
 * keeps, what head office gets and what a reprint reads. Functions only.
 */
public final class Documents {
  static final DateTimeFormatter AT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private Documents() {}

  static ShopRecord shop(Shop shop) {
    return new ShopRecord(shop.name(), shop.address(), shop.taxId(), shop.footer());
  }

  static Person cashier(Shift shift) {
    return new Person(shift.cashierId(), shift.cashierName());
  }

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

  public static byte[] shiftOpened(Shift shift, ZonedDateTime at) {
    return Wire.bytes(
        new ShiftOpened(
            "evertill.shift-opened/1",
            AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            cashier(shift),
            shift.openingFloat().minor()));
  }

  /**
   * A shift as its opening tells: its drawer is empty until the opening is folded into it.
   *
   * @param currency ISO 4217 code of the shop's money
   */
  public static Shift readShiftOpened(byte[] document, String currency) throws MalformedException {
    ShiftOpened opened = Wire.read(ShiftOpened.class, document, 0);
    expect("evertill.shift-opened/1", opened.format());
    return new Shift(
        opened.shift(),
        opened.cashier().id(),
        opened.cashier().name(),
        day("businessDay", opened.businessDay()),
        Money.of(opened.openingFloat()),
        currency,
        Drawer.NONE);
  }

  public static byte[] shiftClosed(Shift shift, ZonedDateTime at, Money counted) {
    return Wire.bytes(
        new ShiftClosed(
            "evertill.shift-closed/1",
            AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            cashier(shift),
            shift.expected().minor(),
            counted.minor(),
            shift.difference(counted).minor()));
  }

  public static ShiftClosed readShiftClosed(byte[] document) throws MalformedException {
    ShiftClosed closed = Wire.read(ShiftClosed.class, document, 0);
    expect("evertill.shift-closed/1", closed.format());
    return closed;
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
            "evertill.day-closed/1",
            shop(shop),
            till,
            AT.format(at),
            shift.businessDay().toString(),
            Math.toIntExact(report.number()),
            cashier(shift),
            shop.currency().code(),
            shop.currency().decimals(),
            segments,
            totals,
            shift.expected().minor(),
            counted.minor(),
            DayFigures.of(report.figures()),
            DayFigures.totals(report.totals())));
  }

  /** The grand totals a day ended with. */
  public static GrandTotals grandTotals(DayClosed day) throws MalformedException {
    return TaxDocuments.checked(
        "grandTotals",
        Long.toString(day.grandTotals().sales()),
        text ->
            new GrandTotals(
                Money.of(day.grandTotals().sales()),
                Money.of(day.grandTotals().refunds()),
                day.z()));
  }

  public static DayClosed readDayClosed(byte[] document) throws MalformedException {
    DayClosed closed = Wire.read(DayClosed.class, document, 0);
    expect("evertill.day-closed/1", closed.format());
    currency("", closed.currency(), closed.decimals());
    moment("at", closed.at());
    for (int i = 0; i < closed.segments().size(); i++) {
      epoch("segments[" + i + "].epoch", closed.segments().get(i).epoch());
    }
    ControlTotals totals = closed.totals();
    for (int i = 0; i < totals.tenders().size(); i++) {
      tenderKind("totals.tenders[" + i + "].kind", totals.tenders().get(i).kind());
    }
    for (int i = 0; i < totals.kinds().size(); i++) {
      TaxDocuments.checked(
          "totals.kinds[" + i + "].kind",
          totals.kinds().get(i).kind(),
          text -> TaxDocuments.named(Kind.class, text));
    }
    return closed;
  }

  static Tender.Kind tenderKind(String field, String text) throws MalformedException {
    return TaxDocuments.checked(field, text, word -> TaxDocuments.named(Tender.Kind.class, word));
  }

  public static byte[] catalogueActive(long version, String digest, ZonedDateTime at) {
    return Wire.bytes(
        new CatalogueActive("evertill.catalogue-active/1", AT.format(at), version, digest));
  }

  /** The unit that a catalogue row names. */
  public static Unit unit(String text) throws MalformedException {
    return unit("unit", text);
  }

  static Unit unit(String field, String text) throws MalformedException {
    for (Unit unit : Unit.values()) {
      if (unit.text().equals(text)) {
        return unit;
      }
    }
    throw new MalformedException(0, field, text, "allowed are piece and kg");
  }

  static LocalDate day(String field, String text) throws MalformedException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(0, field, text, "allowed is a day such as 2026-11-03");
    }
  }

  /** A currency as the till counts it; {@code place} ends with a point where there is one. */
  static Currency currency(String place, String code, int decimals) throws MalformedException {
    return TaxDocuments.checked(
        place + "decimals", Integer.toString(decimals), text -> new Currency(code, decimals));
  }

  /** A moment with its offset, as every document writes it. */
  static OffsetDateTime moment(String field, String text) throws MalformedException {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(
          0, field, text, "allowed is a moment such as 2026-11-03T14:32:07+01:00");
    }
  }

  /** An epoch: papers show its beginning. */
  static String epoch(String field, String text) throws MalformedException {
    if (!EntryNumber.isEpoch(text)) {
      throw new MalformedException(0, field, text, "allowed are 32 hexadecimal digits");
    }
    return text;
  }

  static void expect(String allowed, String found) throws MalformedException {
    if (!allowed.equals(found)) {
      throw new MalformedException(0, "format", found, "allowed is " + allowed);
    }
  }
}
