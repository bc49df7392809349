package dev.evertill.till.shift;

import java.time.Instant;

/**
 * The first and the last entry of some figures. Immutable.
 *
 * @param first number of the earliest entry, 0 where there is none
 * @param last number of the latest, 0 where there is none
 * @param from the earliest moment, the epoch where there is none
 * @param to the latest moment, the epoch where there is none
 */
public record Span(long first, long last, Instant from, Instant to) {
  public static final Span NONE = new Span(0, 0, Instant.EPOCH, Instant.EPOCH);

  static Span of(At at) {
    return new Span(at.number(), at.number(), at.moment(), at.moment());
  }

  public boolean isEmpty() {
    return last == 0;
  }

  /** From the earlier first to the later last. */
  public Span plus(Span other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new Span(
        Math.min(first, other.first),
        Math.max(last, other.last),
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to);
  }
}
