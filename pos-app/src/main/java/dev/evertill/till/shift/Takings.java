package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The turnover and how it divides. The classes, the groups and the cashiers each sum up to it; so
 * do the tenders, less rounding and what was collected. Amounts in minor units. Immutable.
 *
 * @param sales documents in which goods were only sold, or only money collected
 * @param returns documents in which goods only came back
 * @param exchanges documents in which they went both ways
 * @param sold goods sold: lines and gross amount, refunds not taken off
 * @param refunds goods brought back: lines and gross amount
 * @param classes by tax class and its rates
 * @param groups by goods group: lines and gross amount
 * @param tenders by tender, change taken off
 * @param cashiers by cashier: documents and gross amount
 * @param collected money taken that is no turnover, by what it was for
 * @param rounding what was paid more than the exact amount because of the coins
 */
public record Takings(
    long sales,
    long returns,
    long exchanges,
    Total sold,
    Total refunds,
    SortedMap<TaxTurnover.Key, TaxTurnover> classes,
    SortedMap<String, Total> groups,
    SortedMap<TenderType, Received> tenders,
    SortedMap<At.Cashier, Total> cashiers,
    SortedMap<String, Total> collected,
    Money rounding) {
  public static final Takings NONE =
      new Takings(
          0,
          0,
          0,
          Total.NONE,
          Total.NONE,
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Money.ZERO);

  /**
   * What came in of one tender. Immutable.
   *
   * @param count how often it was given
   * @param own what was kept, in minor units of the tender's own currency
   * @param value the same in the shop's currency
   */
  public record Received(long count, Money own, Money value) {
    static Received of(Payment payment) {
      return new Received(payment.given().isZero() ? 0 : 1, payment.kept(), payment.value());
    }

    Received plus(Received other) {
      return new Received(
          Math.addExact(count, other.count), own.plus(other.own), value.plus(other.value));
    }
  }

  public Takings {
    classes = Sums.copy(classes);
    groups = Sums.copy(groups);
    tenders = Sums.copy(tenders);
    cashiers = Sums.copy(cashiers);
    collected = Sums.copy(collected);
  }

  static Takings of(DrawerEvent event) {
    if (!(event instanceof DrawerEvent.Sold sold)) {
      return NONE;
    }
    SaleFacts facts = sold.facts();
    TreeMap<TaxTurnover.Key, TaxTurnover> classes = new TreeMap<>();
    facts.classes().forEach(one -> classes.merge(one.key(), one, TaxTurnover::plus));
    TreeMap<TenderType, Received> tenders = new TreeMap<>();
    facts.payments().forEach(one -> tenders.merge(one.tender(), Received.of(one), Received::plus));
    return new Takings(
        facts.kind() == SaleFacts.Kind.SALE ? 1 : 0,
        facts.kind() == SaleFacts.Kind.RETURN ? 1 : 0,
        facts.kind() == SaleFacts.Kind.EXCHANGE ? 1 : 0,
        facts.sold(),
        facts.returned(),
        classes,
        facts.groups(),
        tenders,
        Sums.copy(Map.of(event.at().cashier(), Total.one(facts.gross()))),
        facts.collected(),
        facts.rounding());
  }

  /**
   * @throws ArithmeticException when a sum does not fit
   */
  public Takings plus(Takings other) {
    return new Takings(
        Math.addExact(sales, other.sales),
        Math.addExact(returns, other.returns),
        Math.addExact(exchanges, other.exchanges),
        sold.plus(other.sold),
        refunds.plus(other.refunds),
        Sums.plus(classes, other.classes, TaxTurnover::plus),
        Sums.plus(groups, other.groups, Total::plus),
        Sums.plus(tenders, other.tenders, Received::plus),
        Sums.plus(cashiers, other.cashiers, Total::plus),
        Sums.plus(collected, other.collected, Total::plus),
        rounding.plus(other.rounding));
  }

  /** The turnover with taxes: sold less refunds. */
  public Money gross() {
    return sold.amount().minus(refunds.amount());
  }

  /** The turnover without taxes. */
  public Money net() {
    Money net = Money.ZERO;
    for (TaxTurnover one : classes.values()) {
      net = net.plus(one.net());
    }
    return net;
  }

  /** All taxes together. */
  public Money tax() {
    return gross().minus(net());
  }

  /** What each tax took over all classes, by its code and rate. */
  public SortedMap<TaxTurnover.Rate, TaxTurnover.Part> taxes() {
    TreeMap<TaxTurnover.Rate, TaxTurnover.Part> taxes = new TreeMap<>();
    for (TaxTurnover one : classes.values()) {
      one.taxes().forEach(part -> taxes.merge(part.rate(), part, TaxTurnover.Part::plus));
    }
    return Sums.copy(taxes);
  }

  /** What all tenders brought, in the shop's currency. */
  public Money paid() {
    Money paid = Money.ZERO;
    for (Received one : tenders.values()) {
      paid = paid.plus(one.value());
    }
    return paid;
  }
}
