package dev.evertill.till.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The positions without entries, as ranges that neither touch the same position nor lie behind the
 * last entry. Immutable.
 */
record Holes(List<Span> spans) {
  static final Holes NONE = new Holes(List.of());

  /** Positions from one to another, both included. */
  record Span(long first, long last) {
    long length() {
      return last - first + 1;
    }
  }

  Holes {
    spans = spans.stream().sorted(Comparator.comparingLong(Span::first)).toList();
  }

  static Holes of(List<AnchorRow> rows) {
    return new Holes(
        rows.stream().map(row -> new Span(row.firstPosition, row.lastPosition)).toList());
  }

  /** How many positions have no entry. */
  long length() {
    return spans.stream().mapToLong(Span::length).sum();
  }

  /** The ranges between two positions (both included) that have entries, in order. */
  List<Span> present(long first, long last) {
    List<Span> present = new ArrayList<>();
    long from = first;
    for (Span hole : spans) {
      if (hole.last() < from) {
        continue;
      }
      if (hole.first() > last) {
        break;
      }
      if (hole.first() > from) {
        present.add(new Span(from, hole.first() - 1));
      }
      from = hole.last() + 1;
    }
    if (from <= last) {
      present.add(new Span(from, last));
    }
    return present;
  }

  /** The last position before another that has an entry, 0 for none. */
  long presentBefore(long position) {
    long before = position - 1;
    for (int i = spans.size() - 1; i >= 0; i--) {
      if (spans.get(i).first() <= before && before <= spans.get(i).last()) {
        before = spans.get(i).first() - 1;
      }
    }
    return Math.max(0, before);
  }
}
