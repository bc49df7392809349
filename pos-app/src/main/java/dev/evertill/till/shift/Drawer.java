package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What ought to lie in the drawer: a fold over its events, in their order. Amounts in minor units
 * of each tender's own currency. Immutable.
 *
 * <p>A count settles what it counted: the difference is noted once, and the drawer goes on from
 * what was found, so that a second count does not find the same money missing again (as the
 * difference of a German cash closing is a booking of its own: DSFinV-K, DifferenzSollIst).
 *
 * @param keeper who has it in hand; empty before the first opening
 * @param expected what ought to lie there, by tender
 * @param known the pieces of cash that are known, by currency: float, payments in and out, drops
 *     and counts by piece. Sales do not say which pieces they brought
 * @param differences what counts were off by since the drawer's days began, by tender
 */
public record Drawer(
    Optional<At.Cashier> keeper,
    SortedMap<TenderType, Money> expected,
    SortedMap<String, CashCount> known,
    SortedMap<TenderType, Money> differences) {
  public static final Drawer NONE =
      new Drawer(Optional.empty(), Sums.copy(Map.of()), Sums.copy(Map.of()), Sums.copy(Map.of()));

  public Drawer {
    expected = Sums.copy(expected);
    known = Sums.copy(known);
    differences = Sums.copy(differences);
  }

  /** Everything that happened, from an empty drawer. */
  public static Drawer of(List<DrawerEvent> events) {
    return NONE.after(events);
  }

  public Drawer after(List<DrawerEvent> events) {
    Drawer drawer = this;
    for (DrawerEvent event : events) {
      drawer = drawer.after(event);
    }
    return drawer;
  }

  /**
   * The drawer after one more event.
   *
   * @throws ArithmeticException when an amount does not fit
   */
  public Drawer after(DrawerEvent event) {
    if (event instanceof DrawerEvent.Opened opened) {
      return new Drawer(
          Optional.of(opened.at().cashier()),
          opened.floats().amounts(),
          opened.floats().pieces(),
          differences);
    }
    if (event instanceof DrawerEvent.Sold sold) {
      return sold(sold.facts());
    }
    if (event instanceof DrawerEvent.PaidIn in) {
      return moved(in.amount(), amount -> amount, pieces -> pieces);
    }
    if (event instanceof DrawerEvent.PaidOut out) {
      return moved(out.amount(), Money::negate, CashCount::negate);
    }
    if (event instanceof DrawerEvent.Drop drop) {
      return moved(drop.amount(), Money::negate, CashCount::negate);
    }
    if (event instanceof DrawerEvent.Counted counted) {
      return counted(counted.counted());
    }
    if (event instanceof DrawerEvent.HandedOver handed) {
      return new Drawer(Optional.of(handed.to()), expected, known, differences);
    }
    return this; // no-sales, voided baskets, papers and price questions move no money
  }

  private Drawer sold(SaleFacts facts) {
    SortedMap<TenderType, Money> next = expected;
    for (Payment payment : facts.payments()) {
      next = Sums.plus(next, Map.of(payment.tender(), payment.kept()), Money::plus);
    }
    return new Drawer(keeper, next, known, differences);
  }

  private Drawer moved(
      Contents what, UnaryOperator<Money> sign, UnaryOperator<CashCount> pieceSign) {
    TreeMap<TenderType, Money> amounts = new TreeMap<>();
    what.amounts().forEach((tender, amount) -> amounts.put(tender, sign.apply(amount)));
    TreeMap<String, CashCount> pieces = new TreeMap<>();
    what.pieces().forEach((currency, count) -> pieces.put(currency, pieceSign.apply(count)));
    return new Drawer(
        keeper,
        Sums.plus(expected, amounts, Money::plus),
        Sums.plus(known, pieces, CashCount::plus),
        differences);
  }

  private Drawer counted(Contents counted) {
    TreeMap<TenderType, Money> off = new TreeMap<>();
    TreeMap<String, CashCount> pieces = new TreeMap<>(known);
    counted
        .amounts()
        .forEach(
            (tender, amount) -> {
              off.put(tender, amount.minus(expected(tender)));
              if (tender.isCash()) {
                pieces.remove(tender.currency());
              }
            });
    pieces.putAll(counted.pieces());
    return new Drawer(
        keeper,
        Sums.plus(expected, counted.amounts(), (before, now) -> now),
        pieces,
        Sums.plus(differences, off, Money::plus));
  }

  /** What ought to lie there of this tender. */
  public Money expected(TenderType tender) {
    return expected.getOrDefault(tender, Money.ZERO);
  }

  /** The pieces of this currency that are known; below 0 where more went to the safe. */
  public CashCount known(String currency) {
    return known.getOrDefault(currency, CashCount.none(currency));
  }

  /** The cash of this currency whose pieces nobody knows. */
  public Money unsorted(String currency) {
    return expected(TenderType.cash(currency)).minus(known(currency).sum());
  }

  /** What this count would say, without settling it. */
  public Tally difference(Contents counted, Tolerance tolerance) {
    TreeMap<TenderType, Tally.Line> lines = new TreeMap<>();
    counted
        .amounts()
        .forEach(
            (tender, amount) ->
                lines.put(tender, new Tally.Line(expected(tender), amount, tolerance.of(tender))));
    TreeMap<TenderType, Money> uncounted = new TreeMap<>(expected);
    uncounted.keySet().removeAll(lines.keySet());
    uncounted.values().removeIf(Money::isZero);
    return new Tally(lines, uncounted);
  }

  /** The same drawer on the next day: what lies there stays, what counts were off by was told. */
  public Drawer nextDay() {
    return new Drawer(keeper, expected, known, Sums.copy(Map.of()));
  }
}
