package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened at the drawer besides selling. Amounts in minor units of each tender's own
 * currency. Immutable.
 *
 * @param floats what drawers were opened with
 * @param paidIn by tender and reason
 * @param paidOut by tender and reason, above 0
 * @param drops what went to the safe
 * @param noSales openings without a sale, by reason
 * @param counts how often somebody counted
 * @param handovers how often the drawer changed hands uncounted
 * @param slips papers that are no sale
 * @param priceQuestions prices asked for and not sold, by goods group
 */
public record Movements(
    SortedMap<TenderType, Total> floats,
    SortedMap<Purpose, Total> paidIn,
    SortedMap<Purpose, Total> paidOut,
    SortedMap<TenderType, Total> drops,
    SortedMap<String, Long> noSales,
    long counts,
    long handovers,
    SortedMap<DrawerEvent.Slip, Total> slips,
    SortedMap<String, Total> priceQuestions) {
  public static final Movements NONE =
      new Movements(
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          Sums.copy(Map.of()),
          0,
          0,
          Sums.copy(Map.of()),
          Sums.copy(Map.of()));

  /** What money was laid in or taken out for. Immutable. */
  public record Purpose(TenderType tender, String reason) implements Comparable<Purpose> {
    private static final Comparator<Purpose> ORDER =
        Comparator.comparing(Purpose::tender).thenComparing(Purpose::reason);

    @Override
    public int compareTo(Purpose other) {
      return ORDER.compare(this, other);
    }
  }

  public Movements {
    floats = Sums.copy(floats);
    paidIn = Sums.copy(paidIn);
    paidOut = Sums.copy(paidOut);
    drops = Sums.copy(drops);
    noSales = Sums.copy(noSales);
    slips = Sums.copy(slips);
    priceQuestions = Sums.copy(priceQuestions);
  }

  static Movements of(DrawerEvent event) {
    if (event instanceof DrawerEvent.Opened opened) {
      return NONE.floats(totals(opened.floats()));
    }
    if (event instanceof DrawerEvent.PaidIn in) {
      return NONE.paid(totals(in.amount(), in.reason()), NONE.paidOut);
    }
    if (event instanceof DrawerEvent.PaidOut out) {
      return NONE.paid(NONE.paidIn, totals(out.amount(), out.reason()));
    }
    if (event instanceof DrawerEvent.Drop drop) {
      return NONE.drops(totals(drop.amount()));
    }
    if (event instanceof DrawerEvent.NoSale noSale) {
      return NONE.noSales(Sums.copy(Map.of(noSale.reason(), 1L)));
    }
    if (event instanceof DrawerEvent.Counted) {
      return NONE.hands(1, 0);
    }
    if (event instanceof DrawerEvent.HandedOver) {
      return NONE.hands(0, 1);
    }
    if (event instanceof DrawerEvent.Printed printed) {
      return NONE.papers(
          Sums.copy(Map.of(printed.slip(), Total.one(printed.amount()))), NONE.priceQuestions);
    }
    if (event instanceof DrawerEvent.PriceAsked asked) {
      return NONE.papers(NONE.slips, Sums.copy(Map.of(asked.group(), Total.one(asked.price()))));
    }
    return NONE;
  }

  private static SortedMap<TenderType, Total> totals(Contents contents) {
    TreeMap<TenderType, Total> totals = new TreeMap<>();
    contents.amounts().forEach((tender, amount) -> totals.put(tender, Total.one(amount)));
    return totals;
  }

  private static SortedMap<Purpose, Total> totals(Contents contents, String reason) {
    TreeMap<Purpose, Total> totals = new TreeMap<>();
    contents
        .amounts()
        .forEach((tender, amount) -> totals.put(new Purpose(tender, reason), Total.one(amount)));
    return totals;
  }

  private Movements floats(SortedMap<TenderType, Total> next) {
    return new Movements(
        next, paidIn, paidOut, drops, noSales, counts, handovers, slips, priceQuestions);
  }

  private Movements paid(SortedMap<Purpose, Total> in, SortedMap<Purpose, Total> out) {
    return new Movements(floats, in, out, drops, noSales, counts, handovers, slips, priceQuestions);
  }

  private Movements drops(SortedMap<TenderType, Total> next) {
    return new Movements(
        floats, paidIn, paidOut, next, noSales, counts, handovers, slips, priceQuestions);
  }

  private Movements noSales(SortedMap<String, Long> next) {
    return new Movements(
        floats, paidIn, paidOut, drops, next, counts, handovers, slips, priceQuestions);
  }

  private Movements hands(long counted, long handed) {
    return new Movements(
        floats, paidIn, paidOut, drops, noSales, counted, handed, slips, priceQuestions);
  }

  private Movements papers(
      SortedMap<DrawerEvent.Slip, Total> printed, SortedMap<String, Total> asked) {
    return new Movements(
        floats, paidIn, paidOut, drops, noSales, counts, handovers, printed, asked);
  }

  /**
   * @throws ArithmeticException when a sum does not fit
   */
  public Movements plus(Movements other) {
    return new Movements(
        Sums.plus(floats, other.floats, Total::plus),
        Sums.plus(paidIn, other.paidIn, Total::plus),
        Sums.plus(paidOut, other.paidOut, Total::plus),
        Sums.plus(drops, other.drops, Total::plus),
        Sums.plus(noSales, other.noSales, Math::addExact),
        Math.addExact(counts, other.counts),
        Math.addExact(handovers, other.handovers),
        Sums.plus(slips, other.slips, Total::plus),
        Sums.plus(priceQuestions, other.priceQuestions, Total::plus));
  }

  /**
   * How often the drawer was opened without a sale, for whatever reason (Norway,
   * kassasystemforskrifta § 2-8-2 m).
   */
  public long openedWithoutSale() {
    return noSales.values().stream().reduce(0L, Math::addExact);
  }

  /** What the drawers of this currency were opened with. */
  public Money openingFloat(String currency) {
    return floats.getOrDefault(TenderType.cash(currency), Total.NONE).amount();
  }
}
