package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
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
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Baskets and sales that chance makes of everything a document can hold. */
final class RandomSales {
  private static final List<TaxClass> CLASSES =
      List.of(
          Samples.STANDARD,
          Samples.SPIRITS,
          Samples.SERVED,
          Samples.EXEMPT,
          TaxClass.outside("O", "Vouchers", ""),
          TaxClass.taxed("A", "VAT 21 %", Tax.percent("A", "VAT 21 %", Percent.of(21))),
          TaxClass.taxed("Z", "Zero", Tax.percent("Z", "VAT 0 %", Percent.ZERO)),
          TaxClass.taxed(
              "Q",
              "Both",
              Tax.percent("GST", "GST", Percent.of(5)),
              Tax.percent("QST", "QST", Percent.parse("9.975")).onPlainBase()),
          TaxClass.taxed(
              "G", "Of the gross", Tax.percentOfGross("ICMS", "ICMS", Percent.of(18)).included()));

  private static final String[] NAMES = {"Tea", "Bread", "Ölsardinen im eigenen Saft", "Zimtstern"};

  private final Random chance;

  RandomSales(Random chance) {
    this.chance = chance;
  }

  private boolean oneOf(int many) {
    return chance.nextInt(many) == 0;
  }

  /** The demo's promotions, with tax in the prices or on top of them. */
  Terms terms() {
    TaxRule usual = TaxRule.INCLUDED_PER_DOCUMENT;
    TaxRule added =
        new TaxRule(TaxRule.Prices.TAX_ADDED, usual.scope(), usual.order(), usual.rounding());
    return new Terms(
        Samples.TERMS.profile().with(oneOf(3) ? added : usual), Samples.TERMS.promotions());
  }

  /** Goods that go out, some of them voided. */
  Basket basket() {
    Basket basket = Basket.EMPTY;
    for (int lines = 1 + chance.nextInt(8); lines > 0; lines--) {
      basket = basket.with(line());
      int last = basket.lines().size() - 1;
      if (oneOf(3)) {
        basket = basket.withDiscount(last, discount());
      }
      if (oneOf(5)) {
        basket = basket.withOverride(last, new PriceOverride(price(), "agreed", by()));
      }
      if (oneOf(6)) {
        basket = basket.withVoided(chance.nextInt(basket.lines().size()));
      }
    }
    for (int discounts = chance.nextInt(3); discounts > 0; discounts--) {
      basket = basket.withDiscount(discount());
    }
    if (oneOf(2)) {
      basket = basket.withCoupon("9912345000106");
    }
    return oneOf(3) ? basket.withCustomer(customer()) : basket;
  }

  private Line line() {
    Item item = oneOf(3) ? Samples.GOODS.find("101").orElseThrow() : item();
    Line line =
        Line.of(
            item,
            item.unit() == Unit.PIECE
                ? Quantity.of(1 + chance.nextInt(7))
                : new Quantity(1 + chance.nextInt(4_000)));
    if (item.unit() == Unit.KILOGRAM && oneOf(2)) {
      line = line.withLabel(Money.of(1 + chance.nextInt(2_000)));
    }
    return oneOf(4) ? line.withLot(lot()) : line;
  }

  private Item item() {
    int number = chance.nextInt(1_000);
    return new Item(
        Integer.toString(number),
        oneOf(2) ? "" : "0401234500" + (1000 + number),
        NAMES[chance.nextInt(NAMES.length)],
        "Misc",
        price(),
        CLASSES.get(chance.nextInt(CLASSES.size())),
        oneOf(3) ? Unit.KILOGRAM : Unit.PIECE,
        oneOf(5) ? 18 : 0,
        oneOf(5));
  }

  private UnitPrice price() {
    return new UnitPrice(chance.nextInt(20_000), oneOf(3) ? 1 + chance.nextInt(3) : 0);
  }

  private Discount discount() {
    return oneOf(2)
        ? Discount.part(new Percent(1 + chance.nextInt(100_000_000)), "part", by())
        : Discount.amount(Money.of(1 + chance.nextInt(500)), "amount", by());
  }

  private By by() {
    return oneOf(2) ? Samples.CLARA : new By("1", "Anna K.");
  }

  private Lot lot() {
    return new Lot(
        oneOf(2) ? "" : "L1",
        oneOf(2) ? "" : "S2",
        oneOf(2) ? Optional.empty() : Optional.of(LocalDate.of(2027, 2, 28)));
  }

  private Customer customer() {
    return new Customer(
        "c" + chance.nextInt(100),
        oneOf(2) ? Set.of() : Set.of("club", "staff"),
        oneOf(2) ? Map.of() : Map.of("big-basket", chance.nextInt(5), "x", 1));
  }

  /** With goods that come back from a sale of chance's. */
  Basket basketWithReturns(Terms terms) throws MalformedException {
    Basket basket = basket();
    Sale earlier = sale(basket(), terms);
    byte[] document = Samples.document(earlier, Samples.EARLIER, Samples.SHOP);
    for (int place = 0; place < earlier.basket().lines().size(); place++) {
      Line line = earlier.basket().lines().get(place).line();
      if (!line.voided() && oneOf(2)) {
        long returned = line.quantity().isWhole() ? line.quantity().thousandths() / 1000 - 1 : 0;
        basket =
            basket.withBack(
                SaleDocuments.sold(
                    SaleDocuments.read(document),
                    place,
                    Quantity.of(chance.nextInt((int) returned + 1))),
                line.quantity().isWhole() ? Quantity.ONE : line.quantity());
      }
    }
    return basket;
  }

  /** Paid, or paid out, in several ways. */
  Sale sale(Basket basket, Terms terms) {
    Basket payable = basket.isPayable() ? basket : basket.with(item(), Quantity.ONE);
    Priced priced = Samples.priced(payable, terms);
    List<Tender> tenders = new ArrayList<>();
    if (priced.total().isNegative()) {
      tenders.add(Tender.of(Tender.Kind.CARD, priced.total(), "paid out"));
    } else {
      Tender.Foreign dollars =
          new Tender.Foreign(new Currency("USD", 2), Money.of(5_00), new BigDecimal("0.8612"));
      tenders.add(Tender.cash(priced.total().plus(Money.of(chance.nextInt(5_000) + 10))));
      if (oneOf(3)) {
        tenders.add(Tender.foreignCash(dollars, Samples.SHOP.currency()));
      }
      if (oneOf(3) && priced.total().minor() > 1_00) {
        tenders.add(Tender.of(Tender.Kind.VOUCHER, Money.of(1_00), "V1"));
      }
    }
    return priced.settle(tenders).sale().orElseThrow();
  }
}
