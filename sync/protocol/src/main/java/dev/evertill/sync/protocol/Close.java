package dev.evertill.sync.protocol;

import java.util.List;

/** A day as the till closed it. */
public record Close(int z, String businessDay, List<Segment> segments, ControlTotals totals) {}
