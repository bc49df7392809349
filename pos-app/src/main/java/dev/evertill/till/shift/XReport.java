package dev.evertill.till.shift;

import java.time.Instant;

/**
 * The figures since the last Z report, as often as somebody likes. It closes nothing. Immutable.
 *
 * @param lastZ the Z report before it, 0 where there is none
 * @param drawer what ought to lie in the drawer
 * @param totals the grand totals with these figures
 */
public record XReport(
    long lastZ, Instant moment, Figures figures, Drawer drawer, GrandTotals totals) {}
