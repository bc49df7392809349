package dev.evertill.till.shift;

import java.util.List;

/**
 * The Z reports of a month or a year as one, beside the perpetual total: the monthly and yearly
 * closings of France (BOI-TVA-DECLA-30-10-30 § 170). Immutable.
 *
 * @param firstZ the first of its Z reports
 * @param lastZ the last
 * @param figures all of them together
 * @param totals the grand totals at the end
 */
public record PeriodReport(long firstZ, long lastZ, Figures figures, GrandTotals totals) {

  /**
   * Puts Z reports together, in their order.
   *
   * @throws IllegalArgumentException when there is none, one is missing, or its grand totals do not
   *     go on
   */
  public static PeriodReport of(List<ZReport> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("a period without Z report");
    }
    DayBook book = before(reports.get(0));
    Figures figures = Figures.NONE;
    for (ZReport report : reports) {
      book = book.with(report);
      figures = figures.plus(report.figures());
    }
    return new PeriodReport(reports.get(0).number(), book.lastZ(), figures, book.totals());
  }

  /** The book as it was: empty before the first of all, else what the first report leaves. */
  private static DayBook before(ZReport first) {
    if (first.number() == 1) {
      return DayBook.NEW;
    }
    Takings takings = first.figures().takings();
    return new DayBook(
        new GrandTotals(
            first.totals().sales().minus(takings.sold().amount()),
            first.totals().refunds().minus(takings.refunds().amount()),
            first.number() - 1),
        0);
  }
}
