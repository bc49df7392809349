package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Rounding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents and days for tests: one document by its goods, or a whole day by chance. */
final class Day {
  static final At.Cashier ANN = new At.Cashier("1", "Ann");
  static final At.Cashier BEN = new At.Cashier("2", "Ben");
  static final TenderType CASH = TenderType.cash("EUR");
  static final TenderType DOLLARS = TenderType.cash("USD");
  static final TenderType CARD = new TenderType(TenderType.Kind.CARD, "EUR");
  static final TenderType VOUCHER = new TenderType(TenderType.Kind.VOUCHER, "EUR");
  private static final Instant MORNING = Instant.parse("2026-03-02T07:00:00Z");

  private Day() {}

  static At at(long number, At.Cashier cashier) {
    return new At(number, MORNING.plusSeconds(60 * number), cashier);
  }

  static Money money(long minor) {
    return Money.of(minor);
  }

  /** Goods of one line, below 0 where they came back. */
  record Goods(String group, long gross, long percent) {}

  /** Builds the facts of one document. */
  static final class Document {
    private final List<Goods> goods = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final SortedMap<String, Total> collected = new TreeMap<>();
    private final SortedMap<Reduction, Total> reductions = new TreeMap<>();
    private Money rounding = Money.ZERO;
    private Total voidedLines = Total.NONE;
    private Total overrides = Total.NONE;

    Document goods(String group, long gross, long percent) {
      goods.add(new Goods(group, gross, percent));
      return this;
    }

    Document pay(TenderType tender, long given, long change) {
      payments.add(Payment.of(tender, money(given), money(change)));
      return this;
    }

    Document payForeign(TenderType tender, long given, long worth) {
      payments.add(new Payment(tender, money(given), Money.ZERO, money(worth)));
      return this;
    }

    Document collect(String what, long amount) {
      collected.merge(what, Total.one(money(amount)), Total::plus);
      return this;
    }

    Document round(long amount) {
      rounding = money(amount);
      return this;
    }

    Document voided(long count, long amount) {
      voidedLines = new Total(count, money(amount));
      return this;
    }

    Document reduced(Reduction.Kind kind, String name, long amount) {
      reductions.merge(new Reduction(kind, name), Total.one(money(amount)), Total::plus);
      return this;
    }

    Document overridden(long count, long difference) {
      overrides = new Total(count, money(difference));
      return this;
    }

    long toPay() {
      return goods.stream().mapToLong(Goods::gross).sum()
          + Total.sum(collected).amount().minor()
          + rounding.minor();
    }

    SaleFacts facts() {
      SortedMap<Long, Money> rates = new TreeMap<>();
      SortedMap<String, Total> groups = new TreeMap<>();
      Total sold = Total.NONE;
      Total returned = Total.NONE;
      for (Goods one : goods) {
        Money gross = money(one.gross());
        rates.merge(one.percent(), gross, Money::plus);
        groups.merge(one.group(), Total.one(gross), Total::plus);
        sold = one.gross() < 0 ? sold : sold.plus(Total.one(gross));
        returned = one.gross() < 0 ? returned.plus(Total.one(gross.negate())) : returned;
      }
      List<TaxTurnover> classes = new ArrayList<>();
      rates.forEach((percent, gross) -> classes.add(turnover(percent, gross)));
      return new SaleFacts(
          classes,
          groups,
          payments,
          collected,
          rounding,
          sold,
          returned,
          voidedLines,
          reductions,
          overrides);
    }

    DrawerEvent.Sold at(long number, At.Cashier cashier) {
      return new DrawerEvent.Sold(Day.at(number, cashier), facts());
    }
  }

  static Document document() {
    return new Document();
  }

  static TaxTurnover turnover(long percent, Money gross) {
    Money tax =
        Money.of(Rounding.HALF_UP.ratio(gross.minor(), percent, Math.addExact(100, percent)));
    Money net = gross.minus(tax);
    return new TaxTurnover(
        percent + " %",
        List.of(TaxTurnover.Part.of("VAT", Percent.of(percent), net, tax)),
        net,
        gross);
  }

  /** A day of any events, numbered from 1. */
  static List<DrawerEvent> any(Random chance) {
    List<DrawerEvent> events = new ArrayList<>();
    int most = chance.nextInt(30);
    for (long number = 1; number <= most; number++) {
      events.add(event(at(number, chance.nextInt(3) == 0 ? BEN : ANN), chance));
    }
    return List.copyOf(events);
  }

  private static DrawerEvent event(At at, Random chance) {
    Contents some = contents(chance);
    return switch (chance.nextInt(16)) {
      case 0 -> new DrawerEvent.Opened(at, some);
      case 1 -> new DrawerEvent.PaidIn(at, some, "change");
      case 2 -> new DrawerEvent.PaidOut(at, some, chance.nextBoolean() ? "stamps" : "milk");
      case 3 -> new DrawerEvent.Drop(at, some, "bag 7");
      case 4 -> new DrawerEvent.NoSale(at, chance.nextBoolean() ? "change" : "test");
      case 5 -> new DrawerEvent.BasketVoided(at, money(chance.nextInt(5_000)), 3);
      case 6 -> new DrawerEvent.Counted(at, some.with(CARD, money(chance.nextInt(9_000))));
      case 7 -> new DrawerEvent.HandedOver(at, BEN);
      case 8 ->
          new DrawerEvent.Printed(
              at, DrawerEvent.Slip.values()[chance.nextInt(4)], money(chance.nextInt(5_000)));
      case 9 -> new DrawerEvent.PriceAsked(at, "Food", money(chance.nextInt(5_000)));
      default -> new DrawerEvent.Sold(at, sale(chance));
    };
  }

  private static Contents contents(Random chance) {
    if (chance.nextBoolean()) {
      return Contents.cash("EUR", money(chance.nextInt(20_000)));
    }
    return Contents.cash(
        CashCount.none("EUR")
            .with(Denomination.note(2_000), chance.nextInt(5))
            .with(Denomination.coin(50), chance.nextInt(40)));
  }

  static SaleFacts sale(Random chance) {
    Document document = document();
    for (int line = chance.nextInt(4); line >= 0; line--) {
      document.goods(
          List.of("Food", "Books", "").get(chance.nextInt(3)),
          chance.nextInt(4_000) - 800L,
          List.of(0L, 10L, 20L).get(chance.nextInt(3)));
    }
    if (chance.nextInt(4) == 0) {
      document.collect("gift card", 2_500);
    }
    document.round(chance.nextInt(5) - 2L);
    document.voided(chance.nextInt(3), chance.nextInt(900));
    document.overridden(chance.nextInt(3), chance.nextInt(900) - 450L);
    document.reduced(Reduction.Kind.PROMOTION, "3 for 2", chance.nextInt(300));
    document.reduced(Reduction.Kind.LINE_DISCOUNT, "damaged", chance.nextInt(300));
    long card = chance.nextBoolean() ? 500 : 0;
    long change = chance.nextInt(1_000);
    document.payForeign(DOLLARS, 1_000, 920);
    document.pay(CARD, card, 0);
    document.pay(CASH, document.toPay() - card - 920 + change, change);
    return document.facts();
  }

  static SortedMap<String, Total> totals(String key, Total total) {
    return new TreeMap<>(Map.of(key, total));
  }
}
