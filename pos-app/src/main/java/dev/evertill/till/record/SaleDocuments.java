package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.ForeignRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.LotRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxAmountRecord;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Customer;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.PricedLine;
import dev.evertill.till.sale.Reduction;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.SoldLine;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxShare;
import dev.evertill.till.sale.tax.TaxSum;
import dev.evertill.till.shift.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sales to documents, and their lines back where goods come back. Functions only. */
public final class SaleDocuments {
  private SaleDocuments() {}

  /** The document of a sale, in minor units, with everything its receipt shows. */
  public static byte[] write(
      Sale sale, EntryNumber place, Stamp stamp, Shop shop, Shift shift, long catalogueVersion) {
    Priced basket = sale.basket();
    return Wire.bytes(
        new SaleDocument(
            SaleDocument.FORMAT,
            shop.id(),
            Documents.shop(shop),
            place.till(),
            place.epoch(),
            place.number(),
            stamp.id(),
            Documents.AT.format(stamp.at()),
            shift.businessDay().toString(),
            shift.id(),
            Documents.cashier(shift),
            shop.currency().code(),
            shop.currency().decimals(),
            basket.terms().profile().country(),
            TaxDocuments.word(basket.terms().profile().tax().prices()),
            catalogueVersion,
            basket.basket().customer().map(Customer::id).orElse(null),
            lines(basket),
            orMissing(basket.promotions().stream().map(SaleDocuments::promotion).toList()),
            basket.taxes().stream().map(TaxDocuments::sum).toList(),
            sale.total().minor(),
            sale.rounding().minor(),
            sale.tenders().stream().map(SaleDocuments::tender).toList(),
            sale.change().minor(),
            null));
  }

  /**
   * What a sale is in the journal: a return where goods only came back. Goods at a price below zero
   * come back too, and are sold when they are taken out again, as in the figures of the day.
   */
  public static Kind kind(Sale sale) {
    List<PricedLine> goods =
        sale.basket().lines().stream().filter(line -> !line.line().voided()).toList();
    return !goods.isEmpty() && goods.stream().allMatch(SaleDocuments::comesBack)
        ? Kind.RETURN
        : Kind.SALE;
  }

  private static boolean comesBack(PricedLine line) {
    Money gross = line.taxes().gross();
    return gross.isNegative() || (gross.isZero() && line.line().back().isPresent());
  }

  /**
   * A sale or a return that a paper can be made of.
   *
   * @throws MalformedException it cannot be read; it says which field, its value, what is allowed
   */
  public static SaleDocument read(byte[] document) throws MalformedException {
    SaleDocument sale = Wire.sale(document);
    Checks.epoch("epoch", sale.epoch());
    Checks.moment("at", sale.at());
    Checks.currency("", sale.currency(), sale.decimals());
    prices(sale.prices());
    check(sale.lines(), sale.taxes());
    for (int i = 0; i < sale.tenders().size(); i++) {
      check("tenders[" + i + "].", sale.tenders().get(i));
    }
    return sale;
  }

  static void check(List<LineRecord> lines, List<TaxRecord> taxes) throws MalformedException {
    for (int i = 0; i < lines.size(); i++) {
      check("lines[" + i + "].", lines.get(i));
    }
    for (int i = 0; i < taxes.size(); i++) {
      TaxDocuments.read("taxes[" + i + "]", taxes.get(i));
    }
  }

  private static void check(String place, LineRecord line) throws MalformedException {
    Checks.unit(place + "unit", line.unit());
    TaxDocuments.price(place + "places", line.price(), line.places());
    if (line.override() != null) {
      TaxDocuments.price(
          place + "override.places", line.override().price(), line.override().places());
    }
    if (line.back() != null) {
      Checks.epoch(place + "back.epoch", line.back().epoch());
    }
    reductions(place, line.reductions());
  }

  private static void check(String place, TenderRecord tender) throws MalformedException {
    Checks.tenderKind(place + "kind", tender.kind());
    if (tender.foreign() != null) {
      Checks.currency(place + "foreign.", tender.foreign().currency(), tender.foreign().decimals());
    }
  }

  private static TaxRule.Prices prices(String text) throws MalformedException {
    return TaxDocuments.checked(
        "prices", text, word -> TaxDocuments.named(TaxRule.Prices.class, word));
  }

  private static PromotionRecord promotion(Applied given) {
    return new PromotionRecord(
        given.id(), given.name(), given.times(), given.saved().minor(), orMissing(given.coupons()));
  }

  private static TenderRecord tender(Tender tender) {
    return new TenderRecord(
        tender.kind().text(),
        tender.amount().minor(),
        orMissing(tender.reference()),
        tender.foreign().map(SaleDocuments::foreign).orElse(null));
  }

  private static ForeignRecord foreign(Tender.Foreign foreign) {
    return new ForeignRecord(
        foreign.currency().code(),
        foreign.currency().decimals(),
        foreign.amount().minor(),
        foreign.rate().toPlainString());
  }

  static List<LineRecord> lines(Priced basket) {
    List<TaxClass> classes = basket.taxes().stream().map(TaxSum::taxClass).toList();
    return basket.lines().stream().map(line -> line(line, classes)).toList();
  }

  private static LineRecord line(PricedLine priced, List<TaxClass> classes) {
    Line line = priced.line();
    Item item = line.item();
    return new LineRecord(
        item.sku(),
        orMissing(item.code()),
        item.name(),
        item.group(),
        line.quantity().text(),
        item.unit().text(),
        item.price().value(),
        orMissing(item.price().places()),
        line.label().map(Money::minor).orElse(null),
        overrideOf(line),
        lotOf(line),
        line.back().map(sold -> origin(sold.origin())).orElse(null),
        priced.listed().minor(),
        orMissing(priced.reductions().stream().map(SaleDocuments::reduction).toList()),
        priced.amount().minor(),
        item.tax().code(),
        classes.indexOf(item.tax()),
        priced.taxes().net().minor(),
        amounts(priced.taxes()),
        priced.taxes().gross().minor(),
        item.fixedPrice() ? true : null,
        orMissing(item.minimumAge()),
        line.voided());
  }

  static List<TaxAmountRecord> amounts(TaxShare share) {
    return share.taxes().stream()
        .map(tax -> new TaxAmountRecord(tax.base().minor(), tax.amount().minor()))
        .toList();
  }

  static OverrideRecord overrideOf(Line line) {
    return line.override()
        .map(
            override ->
                new OverrideRecord(
                    override.price().value(),
                    orMissing(override.price().places()),
                    override.reason(),
                    person(override.allowedBy())))
        .orElse(null);
  }

  static LotRecord lotOf(Line line) {
    return line.lot()
        .map(
            lot ->
                new LotRecord(
                    orMissing(lot.batch()),
                    orMissing(lot.serial()),
                    lot.expiry().map(Object::toString).orElse(null)))
        .orElse(null);
  }

  static OriginRecord origin(SoldLine.Origin origin) {
    return new OriginRecord(origin.till(), origin.epoch(), origin.number(), origin.line());
  }

  static ReductionRecord reduction(Reduction reduction) {
    return new ReductionRecord(
        reduction.source().text(),
        orMissing(reduction.id()),
        reduction.name(),
        reduction.saved().minor(),
        reduction.allowedBy().map(SaleDocuments::person).orElse(null));
  }

  static Person person(By by) {
    return new Person(by.id(), by.name());
  }

  static <T> List<T> orMissing(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private static String orMissing(String text) {
    return text.isEmpty() ? null : text;
  }

  static Integer orMissing(int number) {
    return number == 0 ? null : number;
  }

  /**
   * A line of a recorded sale as its goods come back.
   *
   * @param place of the line in the sale, from 0
   * @param returned how much of it is known to have come back already
   * @throws MalformedException the line is not there, was voided, is itself a return, or says
   *     something that is not allowed
   */
  public static SoldLine sold(SaleDocument sale, int place, Quantity returned)
      throws MalformedException {
    String at = "lines[" + place + "].";
    if (place < 0 || place >= sale.lines().size()) {
      throw new MalformedException(
          0, "lines[" + place + "]", "", "the sale has " + sale.lines().size() + " lines");
    }
    LineRecord line = sale.lines().get(place);
    if (line.voided() || line.back() != null) {
      throw new MalformedException(0, at + "sku", line.sku(), "it was not sold on this line");
    }
    if (line.taxRow() < 0 || line.taxRow() >= sale.taxes().size()) {
      throw new MalformedException(
          0, at + "taxRow", Integer.toString(line.taxRow()), "the sale has no such tax class");
    }
    TaxRecord row = sale.taxes().get(line.taxRow());
    TaxClass taxClass = TaxDocuments.read("taxes[" + line.taxRow() + "]", row);
    Item item = item(at, line, taxClass);
    List<Reduction> reductions = reductions(at, line.reductions());
    TaxShare share = share(at, line.net(), line.taxes(), line.gross(), taxClass);
    TaxRule.Prices prices = prices(sale.prices());
    return TaxDocuments.checked(
        at + "quantity",
        line.quantity(),
        text ->
            new SoldLine(
                new SoldLine.Origin(sale.till(), sale.epoch(), sale.number(), place),
                item,
                Quantity.parse(text),
                returned,
                Money.of(line.listed()),
                reductions,
                Money.of(line.amount()),
                share,
                prices));
  }

  private static Item item(String place, LineRecord line, TaxClass taxClass)
      throws MalformedException {
    return new Item(
        line.sku(),
        line.code() == null ? "" : line.code(),
        line.name(),
        line.group(),
        TaxDocuments.price(place + "places", line.price(), line.places()),
        taxClass,
        Checks.unit(place + "unit", line.unit()),
        line.minAge() == null ? 0 : line.minAge(),
        Boolean.TRUE.equals(line.fixedPrice()));
  }

  static TaxShare share(
      String place, long net, List<TaxAmountRecord> written, long gross, TaxClass taxClass)
      throws MalformedException {
    if (written.size() != taxClass.taxes().size()) {
      throw new MalformedException(
          0,
          place + "taxes",
          Integer.toString(written.size()),
          "its class has " + taxClass.taxes().size());
    }
    List<TaxAmount> taxes = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      TaxAmountRecord amount = written.get(i);
      taxes.add(
          new TaxAmount(
              taxClass.taxes().get(i), Money.of(amount.base()), Money.of(amount.amount())));
    }
    return TaxDocuments.checked(
        place + "gross",
        Long.toString(gross),
        text -> new TaxShare(Money.of(net), taxes, Money.of(gross)));
  }

  static List<Reduction> reductions(String place, List<ReductionRecord> written)
      throws MalformedException {
    List<Reduction> read = new ArrayList<>();
    for (int i = 0; written != null && i < written.size(); i++) {
      ReductionRecord one = written.get(i);
      read.add(
          new Reduction(
              TaxDocuments.checked(
                  place + "reductions[" + i + "].source",
                  one.source(),
                  text -> TaxDocuments.named(Reduction.Source.class, text)),
              one.id() == null ? "" : one.id(),
              one.name(),
              Money.of(one.saved()),
              Optional.ofNullable(one.by()).map(by -> new By(by.id(), by.name()))));
    }
    return read;
  }
}
