package dev.evertill.till.sale;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A shop that chance makes: where it stands and how it counts, its price list and promotions; and
 * what is bought, brought back and paid there.
 */
public final class RandomGoods {
  static final List<String> GROUPS = List.of("Food", "Drinks", "Books", "Tools");
  static final String CLUB = "club";
  static final String COUPON = "981234";

  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0);

  private static final List<CountryProfile> COUNTRIES =
      CountryProfiles.countries().stream()
          .map(country -> CountryProfiles.on(country, LocalDate.of(2026, 11, 22)).orElseThrow())
          .toList();

  private static final Tax EXCISE = Tax.perUnit("EXC", "Excise", new UnitPrice(125, 1));

  /** Alone, side by side, on each other, in the price or on top, of the gross, by the piece. */
  private static final List<TaxClass> CLASSES =
      List.of(
          TaxClass.taxed("A", "Normal", vat("20")),
          // A rate that changed at noon, under the letter it always had.
          TaxClass.taxed("A", "Normal", vat("21")),
          TaxClass.taxed("B", "Reduced", vat("5.5")),
          TaxClass.taxed("C", "Zero", vat("0")),
          TaxClass.taxed("D", "Quebec", vat("5"), Tax.percent("QST", "QST", parse("9.975"))),
          TaxClass.taxed("F", "Fuel", EXCISE.included().raisingBase(), vat("19")),
          TaxClass.taxed("G", "Brazil", Tax.percentOfGross("ICMS", "ICMS", parse("18"))),
          TaxClass.taxed("H", "Stacked", vat("10").raisingBase(), vat("2.5"), EXCISE),
          TaxClass.taxed("M", "Mixed", vat("7").included(), vat("3").added()),
          TaxClass.exempt("E", "Stamps", "postal services"),
          TaxClass.outside("O", "Deposit", ""));

  private static final Currency DOLLAR = new Currency("USD", 2);

  private final Random chance;
  private final Terms terms;
  private final List<Item> items = new ArrayList<>();

  /** A shop with up to four promotions. */
  public RandomGoods(Random chance) {
    this(chance, new RandomOffers(chance).promotions());
  }

  /** A shop with these promotions. */
  public RandomGoods(Random chance, Promotions promotions) {
    this.chance = chance;
    CountryProfile there = COUNTRIES.get(chance.nextInt(COUNTRIES.size()));
    TaxRule rule =
        new TaxRule(
            any(TaxRule.Prices.values()),
            any(TaxRule.Scope.values()),
            any(TaxRule.Order.values()),
            any(Rounding.values()));
    there = one(2) ? there : there.with(rule).with(any(Rounding.values()));
    terms = new Terms(there, promotions);
    for (int sku = 1; sku <= 8; sku++) {
      items.add(item(sku));
    }
  }

  private static Tax vat(String rate) {
    return Tax.percent("VAT" + rate, "VAT " + rate + " %", parse(rate));
  }

  private static Percent parse(String rate) {
    return Percent.parse(rate);
  }

  private <T> T any(T[] values) {
    return values[chance.nextInt(values.length)];
  }

  private boolean one(int of) {
    return chance.nextInt(of) == 0;
  }

  public Terms terms() {
    return terms;
  }

  /** What a basket costs in this shop. */
  public Priced priced(Basket basket) {
    return basket.priced(terms, NOON);
  }

  /** Something on the price list. */
  public Item item() {
    return items.get(chance.nextInt(items.size()));
  }

  private Item item(int sku) {
    return new Item(
        Integer.toString(sku),
        "",
        "Item " + sku,
        GROUPS.get(chance.nextInt(GROUPS.size())),
        price(),
        CLASSES.get(chance.nextInt(CLASSES.size())),
        one(4) ? Unit.KILOGRAM : Unit.PIECE,
        0,
        one(8));
  }

  /** Mostly whole minor units; now and then finer, nothing, or below zero as empties are. */
  private UnitPrice price() {
    int whole = one(3) ? 10 * chance.nextInt(300) : chance.nextInt(20_000);
    if (one(6)) {
      return new UnitPrice(whole * 100L + chance.nextInt(100), 1 + chance.nextInt(3));
    }
    return UnitPrice.ofMinor(one(12) ? -chance.nextInt(100) : whole);
  }

  /** 1 to 12 lines, one in a hundred baskets has a hundred; some of all that can happen to them. */
  public Basket basket() {
    Basket basket = goods(one(100) ? 100 : 1 + chance.nextInt(12));
    for (int i = one(3) ? 1 + chance.nextInt(2) : 0; i > 0; i--) {
      basket = basket.withDiscount(discount());
    }
    if (one(3)) {
      basket = basket.withCoupon(COUPON).withCoupon(COUPON + chance.nextInt(3));
    }
    if (one(3)) {
      Map<String, Integer> used = one(2) ? Map.of("P1", 1) : Map.of();
      basket = basket.withCustomer(new Customer("C1", Set.of(CLUB), used));
    }
    return basket;
  }

  private Basket goods(int count) {
    Basket basket = Basket.EMPTY;
    for (int i = 0; i < count; i++) {
      basket = basket.with(line());
      if (one(8)) {
        basket = basket.withOverride(i, new PriceOverride(price(0), "damaged", by()));
      }
      if (one(6)) {
        basket = basket.withDiscount(i, discount());
      }
      if (one(12)) {
        basket = basket.withVoided(chance.nextInt(i + 1));
      }
    }
    return basket;
  }

  private UnitPrice price(int least) {
    UnitPrice price = price();
    return price.value() < least ? UnitPrice.ZERO : price;
  }

  private Line line() {
    Item item = item();
    boolean weighed = item.unit() == Unit.KILOGRAM;
    Line line =
        Line.of(
            item,
            weighed ? new Quantity(1 + chance.nextInt(4_000)) : Quantity.of(1 + chance.nextInt(5)));
    return weighed && one(3) ? line.withLabel(Money.of(chance.nextInt(3_000))) : line;
  }

  private Discount discount() {
    return one(2)
        ? Discount.part(new Percent(chance.nextInt(100_000_001)), "regular", by())
        : Discount.amount(Money.of(1 + chance.nextInt(2_000)), "scratched", by());
  }

  private static By by() {
    return new By("17", "Anna");
  }

  /** The lines of a sale that can come back, as the journal will tell them. */
  public static List<SoldLine> sold(Priced sale, long number) {
    List<SoldLine> sold = new ArrayList<>();
    for (int i = 0; i < sale.lines().size(); i++) {
      Line line = sale.lines().get(i).line();
      if (!line.voided() && !line.isBack()) {
        sold.add(Shelf.sold(sale, i, number, Quantity.ZERO));
      }
    }
    return sold;
  }

  /** The same with so much more of it returned. */
  public static SoldLine returned(SoldLine sold, Quantity more) {
    return new SoldLine(
        sold.origin(),
        sold.item(),
        sold.quantity(),
        sold.returned().plus(more),
        sold.listed(),
        sold.reductions(),
        sold.amount(),
        sold.taxes(),
        sold.prices());
  }

  /** Some of what is left of a sold line: whole pieces, some of a weight, or all. */
  public Quantity some(Quantity left) {
    if (one(3)) {
      return left;
    }
    long step = left.isWhole() ? Quantity.PER_UNIT : 1;
    int steps = Math.toIntExact(left.thousandths() / step);
    return new Quantity(step * (1 + chance.nextInt(steps)));
  }

  /** Goods of a sale of the same shop come back, and others go out, in one basket. */
  public Basket exchange() {
    Basket basket = basket();
    for (SoldLine sold : sold(priced(basket()), 1)) {
      if (one(2)) {
        basket = basket.withBack(sold, some(sold.quantity()));
      }
    }
    return basket;
  }

  /** Money enough for it, or out for a refund: by one or more ways, split by chance. */
  public List<Tender> tenders(Priced priced) {
    List<Tender> tenders = new ArrayList<>();
    Money left = priced.total();
    int sign = left.isNegative() ? -1 : 1;
    for (int i = chance.nextInt(3); i > 0; i--) {
      long whole = left.abs().minor();
      Money part = Money.of(sign * Math.min(whole, chance.nextInt(20_000)));
      tenders.add(Tender.of(otherwise(), part, "ref " + i));
      left = left.minus(part);
    }
    if (one(3)) {
      tenders.add(Tender.of(otherwise(), left, "rest"));
      return tenders;
    }
    Money due = priced.cashDue(priced.total().minus(left));
    if (sign > 0 && one(3)) {
      tenders.add(foreign());
    }
    tenders.add(Tender.cash(sign < 0 || one(2) ? due : due.plus(Money.of(chance.nextInt(900)))));
    return tenders;
  }

  private Tender.Kind otherwise() {
    return Tender.Kind.values()[2 + chance.nextInt(4)];
  }

  private Tender foreign() {
    return Tender.foreignCash(
        new Tender.Foreign(DOLLAR, Money.of(100L * chance.nextInt(50)), new BigDecimal("0.91737")),
        terms.profile().currency());
  }

  /** The same money, one of it a little off, or something else altogether. */
  public List<Tender> almost(List<Tender> tenders) {
    List<Tender> off = new ArrayList<>(tenders);
    int place = chance.nextInt(off.size());
    Tender old = off.remove(place);
    if (one(4)) {
      return off;
    }
    long by = one(3) ? chance.nextInt(2_000) - 1_000 : chance.nextInt(7) - 3;
    off.add(
        new Tender(old.kind(), old.amount().plus(Money.of(by)), Optional.empty(), old.reference()));
    return off;
  }
}
