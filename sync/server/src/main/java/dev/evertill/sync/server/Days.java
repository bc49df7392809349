package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.server.SaleLog.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Days of a till of which entries are missing, with the figures the till kept of them. Immutable.
 *
 * @param days each whole, the oldest first
 */
record Days(List<Close> days) {
  /**
   * Those with an entry in a hole; of two with one Z number the one that was said last.
   *
   * @param said by anchors, in the order in which they came
   * @param holes of the same till
   */
  static Days in(List<Hole> holes, List<Close> said) {
    Map<Integer, Close> days = new LinkedHashMap<>();
    for (Close day : said) {
      if (holes.stream().anyMatch(hole -> isIn(hole, day))) {
        days.put(day.z(), day);
      }
    }
    return new Days(List.copyOf(days.values()));
  }

  static boolean isIn(Hole hole, Close day) {
    return day.segments().stream()
        .anyMatch(
            some ->
                some.epoch().equals(hole.epoch())
                    && some.first() <= hole.last()
                    && hole.first() <= some.last());
  }

  /**
   * Those that lie wholly in the ranges, and have arrived as far as they ever will.
   *
   * @param held how far an epoch is held
   */
  Days within(List<Range> ranges, Function<String, Head> held) {
    return new Days(
        days.stream()
            .filter(
                day ->
                    day.segments().stream()
                        .allMatch(
                            some ->
                                some.last() <= held.apply(some.epoch()).number()
                                    && ranges.stream().anyMatch(range -> covers(range, some))))
            .toList());
  }

  private static boolean covers(Range range, Segment segment) {
    return range.epoch().equals(segment.epoch())
        && range.first() <= segment.first()
        && segment.last() <= range.last();
  }

  /** What is left of the ranges to be counted entry by entry. */
  List<Range> without(List<Range> ranges) {
    List<Range> left = ranges;
    for (Close day : days) {
      for (Segment segment : day.segments()) {
        left = left.stream().flatMap(range -> without(range, segment).stream()).toList();
      }
    }
    return left;
  }

  private static List<Range> without(Range range, Segment segment) {
    if (!range.epoch().equals(segment.epoch())
        || segment.last() < range.first()
        || range.last() < segment.first()) {
      return List.of(range);
    }
    List<Range> left = new ArrayList<>();
    if (range.first() < segment.first()) {
      left.add(new Range(range.epoch(), range.first(), segment.first() - 1));
    }
    if (segment.last() < range.last()) {
      left.add(new Range(range.epoch(), segment.last() + 1, range.last()));
    }
    return left;
  }

  ControlTotals totals() {
    return days.stream()
        .map(Close::totals)
        .reduce(ControlTotals.NONE, (all, some) -> all.plus(some));
  }
}
