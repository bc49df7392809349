package dev.evertill.till.shift;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of an X or a Z report, of a cashier, of a month. They add up in any order and any
 * grouping, and {@link #NONE} changes nothing, so that a day may be folded in parts. Immutable.
 *
 * <p>The lines are those of Norway's kassasystemforskrifta §§ 2-8-2 and 2-8-3 as its audit file
 * writes them (SAF-T Cash Register 1.00, {@code eventReport}); Sweden's SKVFS 2014:9 chapter 7 § 2
 * asks for the same.
 *
 * @param span the first and the last entry
 * @param takings the turnover and how it divides
 * @param corrections what was taken back or lowered
 * @param movements what happened at the drawer besides selling
 */
public record Figures(Span span, Takings takings, Corrections corrections, Movements movements) {
  public static final Figures NONE =
      new Figures(Span.NONE, Takings.NONE, Corrections.NONE, Movements.NONE);

  /**
   * @throws ArithmeticException when a sum does not fit
   */
  public static Figures of(List<? extends DrawerEvent> events) {
    Figures sum = NONE;
    for (DrawerEvent event : events) {
      sum = sum.plus(of(event));
    }
    return sum;
  }

  /** The figures of each cashier's own entries; together they are those of all. */
  public static SortedMap<At.Cashier, Figures> byCashier(List<? extends DrawerEvent> events) {
    TreeMap<At.Cashier, Figures> sums = new TreeMap<>();
    for (DrawerEvent event : events) {
      sums.merge(event.at().cashier(), of(event), Figures::plus);
    }
    return Sums.copy(sums);
  }

  private static Figures of(DrawerEvent event) {
    return new Figures(
        Span.of(event.at()), Takings.of(event), Corrections.of(event), Movements.of(event));
  }

  /**
   * @throws ArithmeticException when a sum does not fit
   */
  public Figures plus(Figures other) {
    return new Figures(
        span.plus(other.span),
        takings.plus(other.takings),
        corrections.plus(other.corrections),
        movements.plus(other.movements));
  }
}
