package dev.evertill.till.record;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * The till's clock does not go on from where it was. Immutable.
 *
 * @param before what it ought to say, or what the last entry says
 * @param after what it says now
 */
public record ClockJump(ZonedDateTime before, ZonedDateTime after, SeenBy seenBy) {
  /** How it was noticed. */
  public enum SeenBy {
    /** The clock says an earlier time than the last entry. */
    LAST_ENTRY,
    /** The machine's steady clock, which nobody can set, counted another time in between. */
    STEADY_CLOCK
  }

  /** Below 0 where it went back. */
  public Duration by() {
    return Duration.between(before, after);
  }
}
