package dev.evertill.till.shift;

import dev.evertill.till.money.Money;

/**
 * What a till has sold and taken back since it was first used, in minor units with taxes. Carried
 * from one Z report to the next and never set back: Norway's grand totals (kassasystemforskrifta §§
 * 2-8-2, 2-8-3), France's perpetual total (BOI-TVA-DECLA-30-10-30 § 170), Austria's turnover
 * counter (RKSV § 8). Practice sales are not in it. Immutable.
 *
 * @param sales goods sold, before refunds are taken off
 * @param refunds goods brought back, above 0
 * @param closings how many Z reports there have been
 */
public record GrandTotals(Money sales, Money refunds, long closings) {
  /** A till that has not sold anything yet. */
  public static final GrandTotals NONE = new GrandTotals(Money.ZERO, Money.ZERO, 0);

  /**
   * @throws IllegalArgumentException when one of them is below 0
   */
  public GrandTotals {
    if (sales.isNegative() || refunds.isNegative() || closings < 0) {
      throw new IllegalArgumentException(
          "grand totals < 0: sales "
              + sales.minor()
              + ", refunds "
              + refunds.minor()
              + ", closings "
              + closings);
    }
  }

  /** Sales less refunds. */
  public Money net() {
    return sales.minus(refunds);
  }

  /**
   * With these figures added; the number of Z reports stays.
   *
   * @throws ArithmeticException when a total does not fit
   */
  public GrandTotals plus(Figures figures) {
    return new GrandTotals(
        sales.plus(figures.takings().sold().amount()),
        refunds.plus(figures.takings().refunds().amount()),
        closings);
  }

  GrandTotals closed() {
    return new GrandTotals(sales, refunds, Math.addExact(closings, 1));
  }
}
