package dev.evertill.till.shift;

import java.time.Instant;

/**
 * The figures of a closed day. Made once, never changed. Immutable.
 *
 * @param number 1, 2, 3 … without gaps
 * @param figures everything since the Z report before it
 * @param drawer what ought to lie in the drawer, and what its counts were off by
 * @param totals the grand totals with these figures
 */
public record ZReport(
    long number, Instant moment, Figures figures, Drawer drawer, GrandTotals totals) {
  /**
   * @throws IllegalArgumentException when the number is not that of its grand totals
   */
  public ZReport {
    if (number != totals.closings()) {
      throw new IllegalArgumentException(
          "Z " + number + ": its grand totals are those of Z " + totals.closings());
    }
  }
}
