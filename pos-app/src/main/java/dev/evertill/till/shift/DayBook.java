package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.time.Instant;

/**
 * The Z reports of a till, as far as the next one needs them. Immutable.
 *
 * <p>Z reports are numbered 1, 2, 3 … without a gap and never anew (Germany, DSFinV-K, {@code
 * Z_NR}), and every entry is in one of them at most.
 *
 * @param totals the grand totals of the last Z report
 * @param lastEntry the last entry that is in a Z report, 0 where there is none
 */
public record DayBook(GrandTotals totals, long lastEntry) {
  /** Before the first Z report. */
  public static final DayBook NEW = new DayBook(GrandTotals.NONE, 0);

  /** The number of the last Z report, 0 where there is none. */
  public long lastZ() {
    return totals.closings();
  }

  /** Reads the figures so far; this book stays as it is. */
  public XReport read(Instant moment, Figures figures, Drawer drawer) {
    notClosedBefore(figures);
    return new XReport(lastZ(), moment, figures, drawer, totals.plus(figures));
  }

  /**
   * Closes the figures so far as the next Z report; {@link #with} writes it into the book.
   *
   * @throws IllegalArgumentException when one of the entries is in a Z report already
   * @throws ArithmeticException when a grand total does not fit
   */
  public ZReport close(Instant moment, Figures figures, Drawer drawer) {
    notClosedBefore(figures);
    GrandTotals next = totals.plus(figures).closed();
    return new ZReport(next.closings(), moment, figures, drawer, next);
  }

  /**
   * The book with one more Z report.
   *
   * @throws IllegalArgumentException when it is not the next one, closes an entry once more, or its
   *     grand totals do not go on from the last
   */
  public DayBook with(ZReport report) {
    if (report.number() != lastZ() + 1) {
      throw new IllegalArgumentException(
          "Z " + report.number() + " after Z " + lastZ() + ": the next is Z " + (lastZ() + 1));
    }
    notClosedBefore(report.figures());
    GrandTotals next = totals.plus(report.figures()).closed();
    String place = "Z " + report.number() + ": grand total of ";
    same(place + "sales", report.totals().sales(), next.sales());
    same(place + "refunds", report.totals().refunds(), next.refunds());
    return new DayBook(next, Math.max(lastEntry, report.figures().span().last()));
  }

  private void notClosedBefore(Figures figures) {
    Span span = figures.span();
    if (!span.isEmpty() && span.first() <= lastEntry) {
      throw new IllegalArgumentException(
          "entry " + span.first() + " is closed already: Z " + lastZ() + " ends with " + lastEntry);
    }
  }

  private static void same(String what, Money found, Money expected) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          what + " is " + found.minor() + ", expected " + expected.minor());
    }
  }
}
