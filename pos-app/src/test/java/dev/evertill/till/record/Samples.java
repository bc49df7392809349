package dev.evertill.till.record;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.DemoGoods;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Customer;
import dev.evertill.till.sale.Discount;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Lot;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.SoldLine;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.At;
import dev.evertill.till.shift.Contents;
import dev.evertill.till.shift.DayBook;
import dev.evertill.till.shift.Drawer;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.GrandTotals;
import dev.evertill.till.shift.Shift;
import dev.evertill.till.shift.ZReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One afternoon in the demo's shop, for documents and slips. */
final class Samples {
  static final DemoGoods GOODS = new DemoGoods();
  static final Shop SHOP = GOODS.shop();
  static final String EPOCH = "9f2c4e0d2b7a4d1c8e5f60718293a4b5";
  static final String ID = "019a7bcd-1234-7000-8000-0123456789ab";
  static final ZonedDateTime AT =
      ZonedDateTime.of(2026, 11, 16, 14, 32, 7, 250_000_000, ZoneId.of("Europe/Vienna"));
  static final Stamp STAMP = new Stamp(ID, AT);
  static final EntryNumber PLACE = new EntryNumber("03", EPOCH, 123);
  static final EntryNumber EARLIER = new EntryNumber("02", EPOCH, 98);
  static final At SINCE =
      new At(88, AT.toInstant().minusSeconds(20_000), new At.Cashier("1", "Anna K."));

  /** Anna's drawer: 100.00 at first, 1234.55 since. */
  static final Shift SHIFT = shift(SHOP.currency());

  static final By CLARA = new By("9", "Clara S.");

  /** The demo's terms in a shop that gives no coins below 0.05. */
  static final Terms TERMS =
      new Terms(
          GOODS.terms().profile().with(CashRounding.nearest(Money.of(5))),
          GOODS.terms().promotions());

  static final TaxClass STANDARD =
      TaxClass.taxed("A", "VAT 20 %", Tax.percent("A", "VAT 20 %", Percent.of(20)));

  /** An excise for each bottle, in the price and in the base of the VAT behind it. */
  static final TaxClass SPIRITS =
      TaxClass.taxed(
          "S",
          "Spirits",
          Tax.perUnit("EX", "Alcohol tax", new UnitPrice(1205, 1)).raisingBase(),
          Tax.percent("A", "VAT 20 %", Percent.of(20)));

  /** A levy that no price holds, on top of it. */
  static final TaxClass SERVED =
      TaxClass.taxed(
          "L",
          "Served at the table",
          Tax.percent("B", "VAT 10 %", Percent.of(10)),
          Tax.percent("LV", "Town levy 1.5 %", Percent.parse("1.5")).added());

  static final TaxClass EXEMPT =
      TaxClass.exempt("E", "Health", "exempt, section 6 (1) no. 19 of the VAT act");

  private Samples() {}

  /** The same drawer in a shop of this currency. */
  static Shift shift(Currency currency) {
    Contents coins = Contents.cash(currency.code(), Money.of(100_00));
    Contents sales = Contents.cash(currency.code(), Money.of(1234_55));
    LocalDate day = LocalDate.of(2026, 11, 16);
    return new Shift("7", "1", "Anna K.", day, Money.of(100_00), currency, Drawer.NONE)
        .after(new DrawerEvent.Opened(SINCE, coins))
        .after(new DrawerEvent.PaidIn(SINCE, sales, "sales"));
  }

  static Item item(String sku, String name, UnitPrice price, TaxClass tax, Unit unit) {
    return new Item(sku, "", name, "Misc", price, tax, unit, 0, false);
  }

  static Item item(String sku, String name, long price, TaxClass tax) {
    return item(sku, name, UnitPrice.ofMinor(price), tax, Unit.PIECE);
  }

  private static TaxClass reduced() {
    return GOODS.named("Bread roll").tax();
  }

  /** Everything that a basket can hold. */
  static Basket basket() {
    return goods()
        .with(item("905", "Orchard plum brandy 0.5 l", 21_90, SPIRITS), Quantity.ONE)
        .with(item("906", "Reading glasses", 12_00, EXEMPT), Quantity.ONE)
        .with(item("907", "Soup of the day", 6_90, SERVED), Quantity.of(2))
        .with(
            item("908", "Lamp oil", new UnitPrice(17995, 1), STANDARD, Unit.KILOGRAM),
            Quantity.parse("0.750"))
        .withBack(butter(), Quantity.of(2))
        .withDiscount(Discount.amount(Money.of(3_00), "Birthday", CLARA))
        .withCoupon("9912345000106")
        .withCustomer(new Customer("4711", Set.of("staff", "club"), Map.of("b", 2, "a", 1)));
  }

  /** Pieces, several of one, weighed goods, names too long for a line, labels, a voided line. */
  private static Basket goods() {
    Item jam =
        item(
            "900",
            "Grandmother's hand-picked wild blueberry jam with vanilla 450 g",
            6_49,
            reduced());
    Lot lot = new Lot("L-77", "SN 0042-881", Optional.of(LocalDate.of(2027, 3, 31)));
    return Basket.EMPTY
        .with(GOODS.named("Whole milk 3.5% 1 l"), Quantity.ONE)
        .with(GOODS.named("Bread roll"), Quantity.of(6))
        .with(GOODS.named("Bananas"), Quantity.parse("1.250"))
        .with(GOODS.named("Red wine 0.75 l"), Quantity.ONE)
        .withVoided(3)
        .with(jam, Quantity.ONE)
        .withDiscount(4, Discount.amount(Money.of(50), "Dented lid", CLARA))
        .with(item("901", "Käse-Lauch-Brötchen", 2_49, reduced()), Quantity.of(2))
        .withOverride(5, new PriceOverride(UnitPrice.ofMinor(1_99), "end of day", CLARA))
        .with(GOODS.named("Cola 1 l"), Quantity.of(12))
        .with(GOODS.named("Postage stamp"), Quantity.ONE)
        .with(
            Line.of(GOODS.named("Smoked ham"), Quantity.parse("0.532")).withLabel(Money.of(10_59)))
        .with(Line.of(item("903", "Headphones", 49_90, STANDARD), Quantity.ONE).withLot(lot))
        .withDiscount(9, Discount.part(Percent.of(10), "Display model", CLARA));
  }

  /** Three packs of butter were bought yesterday with a discount; one came back at once. */
  static SoldLine butter() {
    Basket yesterday =
        Basket.EMPTY
            .with(GOODS.named("Bread roll"), Quantity.ONE)
            .with(GOODS.named("Butter 250 g"), Quantity.of(3))
            .withDiscount(1, Discount.part(Percent.of(10), "Short date", CLARA));
    try {
      byte[] document =
          document(paid(yesterday, TERMS, Tender.cash(Money.of(10_00))), EARLIER, SHOP);
      return SaleDocuments.sold(SaleDocuments.read(document), 1, Quantity.ONE);
    } catch (MalformedException e) {
      throw new IllegalStateException("it was written just now", e);
    }
  }

  static Priced priced(Basket basket, Terms terms) {
    return basket.priced(terms, AT.toLocalDateTime());
  }

  static Sale paid(Basket basket, Terms terms, Tender... tenders) {
    return priced(basket, terms).settle(List.of(tenders)).sale().orElseThrow();
  }

  /** Paid in four ways, with coins that cannot pay the cent. */
  static Sale sale() {
    Tender.Foreign dollars =
        new Tender.Foreign(new Currency("USD", 2), Money.of(40_00), new BigDecimal("0.8612"));
    return paid(
        basket(),
        TERMS,
        Tender.of(Tender.Kind.GIFT_CARD, Money.of(20_00), "6039 5012"),
        Tender.of(Tender.Kind.CARD, Money.of(35_00), "483920"),
        Tender.foreignCash(dollars, SHOP.currency()),
        Tender.cash(Money.of(60_00)));
  }

  static byte[] document(Sale sale, EntryNumber place, Shop shop) {
    return SaleDocuments.write(sale, place, STAMP, shop, SHIFT, 42);
  }

  static byte[] saleDocument() {
    return document(sale(), PLACE, SHOP);
  }

  static byte[] dayClosed() {
    return dayClosed(SHOP, sales());
  }

  /** The day with these sales, its seventeenth. */
  static byte[] dayClosed(Shop shop, byte[]... sales) {
    return dayClosed(shop, totals(sales), events(shop, sales));
  }

  /** The day in which this happened. */
  static byte[] dayClosed(Shop shop, ControlTotals totals, List<DrawerEvent> events) {
    Shift shift = shift(shop.currency());
    ZReport report =
        new DayBook(new GrandTotals(Money.of(98_765_43), Money.of(1_234_56), 16), 87)
            .close(AT.toInstant(), Figures.of(events), shift.drawer());
    return Documents.dayClosed(
        "03",
        AT,
        shop,
        shift,
        List.of(new Segment(EPOCH, 88, 123, "5e".repeat(32))),
        totals,
        report,
        Money.of(1330_00));
  }

  /** What a day's entries mean to its drawer: opened, sold, given up, printed again, counted. */
  static List<DrawerEvent> events(Shop shop, byte[]... sales) {
    Shift shift = shift(shop.currency());
    Priced givenUp = priced(Basket.EMPTY.with(GOODS.named("Bread roll"), Quantity.ONE), TERMS);
    List<DrawerEvent> events = new ArrayList<>();
    events.add(event(Kind.SHIFT_OPENED, 88, ShiftDocuments.opened(shift, AT)));
    for (byte[] sale : sales) {
      events.add(event(Kind.SALE, 89 + events.size(), sale));
    }
    events.add(event(Kind.VOID, 120, Documents.voided(givenUp, AT, SHIFT)));
    events.add(
        event(
            Kind.REPRINT,
            121,
            Documents.reprint(PLACE, SlipKind.RECEIPT, 1, AT, Optional.of(SHIFT))));
    events.add(event(Kind.SHIFT_CLOSED, 122, ShiftDocuments.closed(shift, AT, Money.of(1330_00))));
    return events;
  }

  static DrawerEvent event(Kind kind, long position, byte[] document) {
    try {
      return DrawerEvents.of(kind.text(), position, document, SHOP.currency()).orElseThrow();
    } catch (MalformedException e) {
      throw new IllegalStateException("it was written just now", e);
    }
  }

  static ControlTotals totals() {
    return totals(sales());
  }

  private static byte[][] sales() {
    Basket dear =
        Basket.EMPTY
            .with(item("902", "Espresso machine", 1_239_900, STANDARD), Quantity.of(2))
            .with(GOODS.named("Gift card 20"), Quantity.of(40));
    return new byte[][] {saleDocument(), document(paid(dear, TERMS, card(24_358_10)), PLACE, SHOP)};
  }

  static Tender card(long amount) {
    return Tender.of(Tender.Kind.CARD, Money.of(amount), "483921");
  }

  /** Those of the first version, whose golden files count one of each. */
  private static final List<Kind> FIRST_KINDS =
      List.of(
          Kind.EPOCH_OPENED,
          Kind.VOID,
          Kind.SHIFT_OPENED,
          Kind.SHIFT_CLOSED,
          Kind.REPRINT,
          Kind.DAY_CLOSED,
          Kind.CATALOGUE_ACTIVE);

  /** A day with these sales and one of everything else. */
  static ControlTotals totals(byte[]... sales) {
    return ControlTotals.of(
        Stream.concat(
            Stream.of(sales).map(sale -> new Filed(Kind.SALE.text(), sale)),
            FIRST_KINDS.stream().map(kind -> new Filed(kind.text(), new byte[0]))));
  }
}
