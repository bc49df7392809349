package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LotRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.OverrideRecord;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.TillDocuments.Draft;
import dev.evertill.till.record.TillDocuments.DraftBack;
import dev.evertill.till.record.TillDocuments.DraftCustomer;
import dev.evertill.till.record.TillDocuments.DraftDiscount;
import dev.evertill.till.record.TillDocuments.DraftItem;
import dev.evertill.till.record.TillDocuments.DraftLine;
import dev.evertill.till.record.TillDocuments.DraftUse;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Customer;
import dev.evertill.till.sale.Discount;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Lot;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Reduction;
import dev.evertill.till.sale.SoldLine;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxShare;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The basket in progress to a document and back: what comes back is what was kept. Functions only.
 */
public final class Drafts {
  private static final String FORMAT = "evertill.draft/1";

  private Drafts() {}

  /** The basket as it is, with what its lines were scanned at. */
  public static byte[] write(Basket basket) {
    List<TaxClass> classes =
        basket.lines().stream().map(line -> line.item().tax()).distinct().toList();
    return Wire.bytes(
        new Draft(
            FORMAT,
            classes.stream().map(TaxDocuments::definition).toList(),
            basket.lines().stream().map(line -> line(line, classes)).toList(),
            SaleDocuments.orMissing(discounts(basket.discounts())),
            SaleDocuments.orMissing(basket.coupons()),
            basket.customer().map(Drafts::customer).orElse(null)));
  }

  private static DraftLine line(Line line, List<TaxClass> classes) {
    Item item = line.item();
    return new DraftLine(
        new DraftItem(
            item.sku(),
            item.code(),
            item.name(),
            item.group(),
            item.price().value(),
            SaleDocuments.orMissing(item.price().places()),
            classes.indexOf(item.tax()),
            item.unit().text(),
            item.minimumAge(),
            item.fixedPrice()),
        line.quantity().text(),
        line.label().map(Money::minor).orElse(null),
        SaleDocuments.overrideOf(line),
        SaleDocuments.orMissing(discounts(line.discounts())),
        SaleDocuments.lotOf(line),
        line.back().map(Drafts::back).orElse(null),
        line.voided());
  }

  private static List<DraftDiscount> discounts(List<Discount> discounts) {
    return discounts.stream()
        .map(
            discount ->
                new DraftDiscount(
                    discount.part().map(Percent::text).orElse(null),
                    discount.part().isPresent() ? null : discount.amount().minor(),
                    discount.reason(),
                    SaleDocuments.person(discount.allowedBy())))
        .toList();
  }

  private static DraftBack back(SoldLine sold) {
    return new DraftBack(
        SaleDocuments.origin(sold.origin()),
        sold.quantity().text(),
        sold.returned().text(),
        sold.listed().minor(),
        sold.reductions().stream().map(SaleDocuments::reduction).toList(),
        sold.amount().minor(),
        sold.taxes().net().minor(),
        SaleDocuments.amounts(sold.taxes()),
        sold.taxes().gross().minor(),
        TaxDocuments.word(sold.prices()));
  }

  private static DraftCustomer customer(Customer buyer) {
    return new DraftCustomer(
        buyer.id(),
        buyer.groups().stream().sorted().toList(),
        buyer.used().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(use -> new DraftUse(use.getKey(), use.getValue()))
            .toList());
  }

  /**
   * @throws MalformedException it cannot be read; it says which field, its value, what is allowed
   */
  public static Basket read(byte[] document) throws MalformedException {
    Draft draft = Wire.read(Draft.class, document, 0);
    Checks.format(FORMAT, draft.format());
    List<TaxClass> classes = new ArrayList<>();
    for (int i = 0; i < draft.taxes().size(); i++) {
      classes.add(TaxDocuments.read("taxes[" + i + "]", draft.taxes().get(i)));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < draft.lines().size(); i++) {
      lines.add(line("lines[" + i + "].", draft.lines().get(i), classes));
    }
    return new Basket(
        lines,
        readDiscounts("", draft.discounts()),
        draft.coupons() == null ? List.of() : draft.coupons(),
        Optional.ofNullable(draft.customer()).map(Drafts::customer));
  }

  private static Line line(String place, DraftLine line, List<TaxClass> classes)
      throws MalformedException {
    Item item = item(place + "item.", line.item(), classes);
    Optional<PriceOverride> override = override(place + "override.", line.override());
    List<Discount> discounts = readDiscounts(place, line.discounts());
    Optional<Lot> lot = lot(place + "lot.", line.lot());
    Optional<SoldLine> back = back(place + "back.", line.back(), item);
    return TaxDocuments.checked(
        place + "quantity",
        line.quantity(),
        text ->
            new Line(
                item,
                Quantity.parse(text),
                Optional.ofNullable(line.label()).map(Money::of),
                override,
                discounts,
                lot,
                back,
                line.voided()));
  }

  private static Item item(String place, DraftItem item, List<TaxClass> classes)
      throws MalformedException {
    if (item.taxRow() < 0 || item.taxRow() >= classes.size()) {
      throw new MalformedException(
          0,
          place + "taxRow",
          Integer.toString(item.taxRow()),
          "the draft has " + classes.size() + " tax classes");
    }
    return new Item(
        item.sku(),
        item.code(),
        item.name(),
        item.group(),
        TaxDocuments.price(place + "places", item.price(), item.places()),
        classes.get(item.taxRow()),
        Checks.unit(place + "unit", item.unit()),
        item.minAge(),
        item.fixedPrice());
  }

  private static Optional<PriceOverride> override(String place, OverrideRecord written)
      throws MalformedException {
    if (written == null) {
      return Optional.empty();
    }
    UnitPrice price = TaxDocuments.price(place + "places", written.price(), written.places());
    return Optional.of(
        TaxDocuments.checked(
            place + "price",
            Long.toString(written.price()),
            text -> new PriceOverride(price, written.reason(), by(written.by()))));
  }

  private static List<Discount> readDiscounts(String place, List<DraftDiscount> written)
      throws MalformedException {
    List<Discount> discounts = new ArrayList<>();
    for (int i = 0; written != null && i < written.size(); i++) {
      DraftDiscount one = written.get(i);
      discounts.add(
          TaxDocuments.checked(
              place + "discounts[" + i + "]",
              one.reason(),
              text ->
                  new Discount(
                      Optional.ofNullable(one.percent()).map(Percent::parse),
                      one.amount() == null ? Money.ZERO : Money.of(one.amount()),
                      one.reason(),
                      by(one.by()))));
    }
    return discounts;
  }

  private static Optional<Lot> lot(String place, LotRecord written) throws MalformedException {
    if (written == null) {
      return Optional.empty();
    }
    Optional<LocalDate> expiry =
        written.expiry() == null
            ? Optional.empty()
            : Optional.of(Checks.day(place + "expiry", written.expiry()));
    return Optional.of(
        new Lot(
            written.batch() == null ? "" : written.batch(),
            written.serial() == null ? "" : written.serial(),
            expiry));
  }

  private static Optional<SoldLine> back(String place, DraftBack written, Item item)
      throws MalformedException {
    if (written == null) {
      return Optional.empty();
    }
    OriginRecord origin = written.origin();
    Quantity sold = TaxDocuments.checked(place + "quantity", written.quantity(), Quantity::parse);
    TaxRule.Prices prices =
        TaxDocuments.checked(
            place + "prices",
            written.prices(),
            text -> TaxDocuments.named(TaxRule.Prices.class, text));
    List<Reduction> reductions = SaleDocuments.reductions(place, written.reductions());
    TaxShare share =
        SaleDocuments.share(place, written.net(), written.taxes(), written.gross(), item.tax());
    return Optional.of(
        TaxDocuments.checked(
            place + "returned",
            written.returned(),
            text ->
                new SoldLine(
                    new SoldLine.Origin(
                        origin.till(), origin.epoch(), origin.number(), origin.line()),
                    item,
                    sold,
                    Quantity.parse(text),
                    Money.of(written.listed()),
                    reductions,
                    Money.of(written.amount()),
                    share,
                    prices)));
  }

  private static Customer customer(DraftCustomer written) {
    Map<String, Integer> used = new HashMap<>();
    written.used().forEach(use -> used.put(use.promotion(), use.times()));
    return new Customer(written.id(), Set.copyOf(written.groups()), used);
  }

  private static By by(Person person) {
    return new By(person.id(), person.name());
  }
}
