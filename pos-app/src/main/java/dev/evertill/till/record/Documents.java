package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.TillDocuments.CatalogueActive;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.Draft;
import dev.evertill.till.record.TillDocuments.DraftLine;
import dev.evertill.till.record.TillDocuments.EpochOpened;
import dev.evertill.till.record.TillDocuments.Reprint;
import dev.evertill.till.record.TillDocuments.ShiftClosed;
import dev.evertill.till.record.TillDocuments.ShiftOpened;
import dev.evertill.till.record.TillDocuments.Voided;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tax;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.shift.Shift;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values to documents and back. A document is written once and its bytes are what the journal
 * keeps, what head office gets and what a reprint reads. Functions only.
 */
public final class Documents {
  private static final DateTimeFormatter AT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private Documents() {}

  /** The document of a sale, in minor units, with everything its receipt shows. */
  public static byte[] sale(
      Sale sale,
      EntryNumber place,
      String id,
      ZonedDateTime at,
      Shop shop,
      Shift shift,
      long version) {
    return Wire.bytes(
        new SaleDocument(
            "evertill.sale/1",
            shop.id(),
            place.till(),
            place.epoch(),
            place.number(),
            id,
            AT.format(at),
            shift.businessDay().toString(),
            shift.id(),
            cashier(shift),
            shop.currency().code(),
            shop.currency().decimals(),
            version,
            lines(sale.lines()),
            taxes(sale),
            sale.total().minor(),
            0,
            sale.tenders().stream()
                .map(tender -> new TenderRecord(tender.kind().text(), tender.amount().minor()))
                .toList(),
            sale.change().minor()));
  }

  public static SaleDocument readSale(byte[] document) throws MalformedException {
    return Wire.sale(document);
  }

  private static List<LineRecord> lines(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                new LineRecord(
                    line.item().sku(),
                    line.item().code().isEmpty() ? null : line.item().code(),
                    line.item().name(),
                    line.quantity().text(),
                    line.item().unit().text(),
                    line.item().price().minor(),
                    line.amount().minor(),
                    line.item().tax().taxClass(),
                    line.voided()))
        .toList();
  }

  private static List<TaxRecord> taxes(Sale sale) {
    return sale.taxes().stream()
        .map(
            sum ->
                new TaxRecord(
                    sum.rate().taxClass(),
                    sum.rate().name(),
                    sum.rate().percent().text(),
                    sum.net().minor(),
                    sum.tax().minor(),
                    sum.gross().minor()))
        .toList();
  }

  private static Person cashier(Shift shift) {
    return new Person(shift.cashierId(), shift.cashierName());
  }

  public static byte[] voided(Basket basket, ZonedDateTime at, Shift shift) {
    return Wire.bytes(
        new Voided(
            "evertill.void/1",
            AT.format(at),
            shift.id(),
            cashier(shift),
            lines(basket.lines()),
            basket.total().minor()));
  }

  public static byte[] epochOpened(EntryNumber place, ZonedDateTime at, String cause, int lastZ) {
    return Wire.bytes(
        new EpochOpened(
            "evertill.epoch-opened/1",
            place.till(),
            place.epoch(),
            AT.format(at),
            cause,
            null,
            null,
            null,
            lastZ));
  }

  /** The till that an epoch's first entry is of, empty where it cannot be read. */
  public static Optional<String> tillOf(byte[] epochOpened) {
    try {
      return Optional.of(Wire.read(EpochOpened.class, epochOpened, 0).till());
    } catch (MalformedException e) {
      return Optional.empty();
    }
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

  public static Shift readShiftOpened(byte[] document) throws MalformedException {
    ShiftOpened opened = Wire.read(ShiftOpened.class, document, 0);
    expect("evertill.shift-opened/1", opened.format());
    return new Shift(
        opened.shift(),
        opened.cashier().id(),
        opened.cashier().name(),
        day("businessDay", opened.businessDay()),
        Money.of(opened.openingFloat()),
        Money.ZERO);
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
      int z,
      ZonedDateTime at,
      Shop shop,
      Shift shift,
      List<Segment> segments,
      ControlTotals totals,
      Money counted) {
    return Wire.bytes(
        new DayClosed(
            "evertill.day-closed/1",
            till,
            AT.format(at),
            shift.businessDay().toString(),
            z,
            cashier(shift),
            shop.currency().code(),
            shop.currency().decimals(),
            segments,
            totals,
            shift.expected().minor(),
            counted.minor()));
  }

  public static DayClosed readDayClosed(byte[] document) throws MalformedException {
    DayClosed closed = Wire.read(DayClosed.class, document, 0);
    expect("evertill.day-closed/1", closed.format());
    return closed;
  }

  public static byte[] catalogueActive(long version, String digest, ZonedDateTime at) {
    return Wire.bytes(
        new CatalogueActive("evertill.catalogue-active/1", AT.format(at), version, digest));
  }

  public static byte[] draft(Basket basket) {
    return Wire.bytes(
        new Draft(
            "evertill.draft/1",
            basket.lines().stream()
                .map(
                    line ->
                        new DraftLine(
                            line.item().sku(),
                            line.item().code(),
                            line.item().name(),
                            line.item().group(),
                            line.item().price().minor(),
                            line.item().tax().taxClass(),
                            line.item().tax().name(),
                            line.item().tax().percent().text(),
                            line.item().unit().text(),
                            line.item().minimumAge(),
                            line.quantity().text(),
                            line.voided()))
                .toList()));
  }

  public static Basket readDraft(byte[] document) throws MalformedException {
    Draft draft = Wire.read(Draft.class, document, 0);
    expect("evertill.draft/1", draft.format());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      DraftLine line = draft.lines().get(i);
      String place = "lines[" + i + "].";
      Item item =
          new Item(
              line.sku(),
              line.code(),
              line.name(),
              line.group(),
              Money.of(line.price()),
              new Tax(
                  line.tax(),
                  line.taxName(),
                  checked(place + "taxPercent", line.taxPercent(), Percent::parse)),
              unit(line.unit()),
              line.minAge());
      lines.add(
          checked(
              place + "quantity",
              line.quantity(),
              text -> new Line(item, Quantity.parse(text), line.voided())));
    }
    return new Basket(lines);
  }

  /** The unit that a document or a catalogue row names. */
  public static Unit unit(String text) throws MalformedException {
    for (Unit unit : Unit.values()) {
      if (unit.text().equals(text)) {
        return unit;
      }
    }
    throw new MalformedException(0, "unit", text, "allowed are piece and kg");
  }

  private static LocalDate day(String field, String text) throws MalformedException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(0, field, text, "allowed is a day such as 2026-11-03");
    }
  }

  private static <T> T checked(String field, String text, Function<String, T> read)
      throws MalformedException {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(0, field, text, String.valueOf(e.getMessage()));
    }
  }

  private static void expect(String allowed, String found) throws MalformedException {
    if (!allowed.equals(found)) {
      throw new MalformedException(0, "format", found, "allowed is " + allowed);
    }
  }
}
