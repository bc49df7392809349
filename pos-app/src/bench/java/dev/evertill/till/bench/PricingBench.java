package dev.evertill.till.bench;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Percent;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Customer;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.promotion.BusyShop;
import dev.evertill.till.sale.promotion.Goods;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to know what a basket costs: promotions, taxes and total. Each run takes
 * another basket of many, in shops of their own, so that the slow ones are among them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PricingBench {
  private static final int SHOPS = 16;
  private static final int BASKETS = 16;
  private static final int MANY = SHOPS * BASKETS; // a power of two

  private static final List<TaxClass> TAXES =
      List.of(
          TaxClass.taxed("A", "VAT 20 %", Tax.percent("A", "VAT 20 %", Percent.of(20))),
          TaxClass.taxed("B", "VAT 10 %", Tax.percent("B", "VAT 10 %", Percent.of(10))));

  /** A basket before the last scan, what is scanned, and what it is priced by. */
  private record Counter(Basket basket, Line next, Terms terms) {}

  private final List<Counter> large = counters(100, 500);
  private final List<Counter> usual = counters(20, 50);
  private int at;

  private static List<Counter> counters(int lines, int promotions) {
    List<Counter> counters = new ArrayList<>();
    for (int seed = 1; seed <= SHOPS; seed++) {
      BusyShop shop = new BusyShop(seed);
      Promotions offers = shop.promotions(promotions);
      Terms terms = new Terms(Terms.plain(new Currency("EUR", 2)).profile(), offers);
      for (int i = 0; i < BASKETS; i++) {
        counters.add(counter(shop.basket(lines), terms));
      }
    }
    return counters;
  }

  private static Counter counter(List<Goods> goods, Terms terms) {
    Basket basket =
        Basket.EMPTY.withCustomer(
            new Customer("c", BusyShop.FRIDAY.customerGroups(), BusyShop.FRIDAY.used()));
    for (String coupon : BusyShop.FRIDAY.coupons()) {
      basket = basket.withCoupon(coupon);
    }
    for (Goods each : goods.subList(0, goods.size() - 1)) {
      basket = basket.with(line(each));
    }
    return new Counter(basket, line(goods.get(goods.size() - 1)), terms);
  }

  private static Line line(Goods goods) {
    Item item =
        new Item(
            goods.sku(),
            "",
            goods.sku(),
            goods.group(),
            goods.price(),
            TAXES.get(goods.group().hashCode() & 1),
            goods.weighed() ? Unit.KILOGRAM : Unit.PIECE,
            0,
            false);
    return Line.of(item, goods.quantity());
  }

  /** Promotions that are never given would be measured as nothing. */
  @Setup
  public void mostBasketsSaveSomething() {
    for (List<Counter> counters : List.of(large, usual)) {
      long saving = counters.stream().filter(each -> scanned(each).saved().isPositive()).count();
      if (saving * 2 < MANY) {
        throw new IllegalStateException(
            "only " + saving + " of " + MANY + " baskets save anything");
      }
    }
  }

  private static Priced scanned(Counter counter) {
    return counter.basket().with(counter.next()).priced(counter.terms(), BusyShop.FRIDAY.at());
  }

  /** 100 lines, 500 promotions in force. */
  @Benchmark
  public Priced aLargeBasketIsPriced() {
    return scanned(large.get(at++ & (MANY - 1)));
  }

  /** The twentieth line is scanned, with 50 promotions in force. */
  @Benchmark
  public Priced anItemIsScanned() {
    return scanned(usual.get(at++ & (MANY - 1)));
  }
}
