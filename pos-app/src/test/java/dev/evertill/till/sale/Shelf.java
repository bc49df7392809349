package dev.evertill.till.sale;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Goods, people and sales the tests of baskets share. */
final class Shelf {
  static final Currency EUR = new Currency("EUR", 2);
  static final Terms PLAIN = Terms.plain(EUR);
  static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0);
  static final By ANNA = new By("17", "Anna");

  private static final String EPOCH = "9f2c4e0d2b7a4d1c8e5f60718293a4b5";

  static final Tax VAT_20 = Tax.percent("VAT", "VAT 20 %", Percent.of(20));
  static final TaxClass NORMAL = TaxClass.taxed("A", "Normal", VAT_20);
  static final TaxClass REDUCED =
      TaxClass.taxed("B", "Reduced", Tax.percent("VAT", "VAT 10 %", Percent.of(10)));
  static final TaxClass FREE = TaxClass.outside("O", "Outside", "");

  static final Item MILK = piece("1", "Milk", 139, REDUCED);
  static final Item SOAP = piece("2", "Soap", 145, NORMAL);
  static final Item APPLES =
      new Item("4020", "", "Apples", "Fruit", price(249), REDUCED, Unit.KILOGRAM, 0, false);
  static final Item BOOK =
      new Item("9", "", "Book", "Books", price(2000), REDUCED, Unit.PIECE, 0, true);
  static final Item EMPTIES = piece("25", "Empty bottles", -25, FREE);

  private Shelf() {}

  static UnitPrice price(long minor) {
    return UnitPrice.ofMinor(minor);
  }

  static Item piece(String sku, String name, long price, TaxClass tax) {
    return new Item(sku, "", name, "Misc", price(price), tax, Unit.PIECE, 0, false);
  }

  static Money m(long minor) {
    return Money.of(minor);
  }

  static Discount part(long percent) {
    return Discount.part(Percent.of(percent), percent + " % off", ANNA);
  }

  static Discount amount(long minor) {
    return Discount.amount(m(minor), minor + " off", ANNA);
  }

  static PriceOverride now(long minor) {
    return new PriceOverride(price(minor), "damaged", ANNA);
  }

  static Basket of(Item... items) {
    Basket basket = Basket.EMPTY;
    for (Item item : items) {
      basket = basket.with(item, Quantity.ONE);
    }
    return basket;
  }

  static Priced priced(Basket basket) {
    return basket.priced(PLAIN, NOON);
  }

  /** As the country does today. */
  static Terms in(String country) {
    return new Terms(
        CountryProfiles.on(country, LocalDate.of(2026, 11, 22)).orElseThrow(), Promotions.NONE);
  }

  static Terms with(TaxRule rule) {
    return new Terms(PLAIN.profile().with(rule), Promotions.NONE);
  }

  /** What has to be paid {@code total} for: goods without tax, or such goods that come back. */
  static Priced due(Terms terms, long total) {
    Item goods = piece("7", "Goods", Math.abs(total), FREE);
    Priced sale = of(goods).priced(terms, NOON);
    return total < 0
        ? Basket.EMPTY.withBack(sold(sale, 0), Quantity.ONE).priced(terms, NOON)
        : sale;
  }

  /** A line of a basket that was sold, nothing of it returned. */
  static SoldLine sold(Priced sale, int line) {
    return sold(sale, line, 1, Quantity.ZERO);
  }

  static SoldLine sold(Priced sale, int line, long number, Quantity returned) {
    PricedLine priced = sale.lines().get(line);
    return new SoldLine(
        new SoldLine.Origin("till-1", EPOCH, number, line),
        priced.line().item(),
        priced.line().quantity(),
        returned,
        priced.listed(),
        priced.reductions(),
        priced.amount(),
        priced.taxes(),
        sale.terms().profile().tax().prices());
  }

  static SoldLine sold(Item item, long quantity) {
    return sold(priced(Basket.EMPTY.with(item, Quantity.of(quantity))), 0);
  }

  static Reduction reduction(Reduction.Source source, Discount discount, long saved) {
    return new Reduction(source, "", discount.reason(), m(saved), Optional.of(ANNA));
  }

  static List<Money> amounts(Priced priced) {
    return priced.lines().stream().map(PricedLine::amount).toList();
  }
}
