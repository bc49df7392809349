package dev.evertill.sync.protocol.customer;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Names;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an edit was made: a hybrid logical clock, ordered by wall time, counter and till. Immutable.
 *
 * <p>Its text sorts as it does; digits are padded with zeros:
 *
 * <pre>
 * 001767225600000.00003.0117-03
 * milliseconds    count till
 * </pre>
 *
 * @param wallMillis since 1970, UTC
 * @param counter of the edits of one millisecond, from 0
 * @param till who made the edit, or {@link #HEAD_OFFICE}
 */
public record HybridClock(long wallMillis, int counter, String till)
    implements Comparable<HybridClock> {
  /** Stands in place of a till's name where head office edits. */
  public static final String HEAD_OFFICE = "head-office";

  private static final long MOST_MILLIS = 999_999_999_999_999L;
  private static final int MOST_COUNT = 99_999;
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{15})\\.([0-9]{5})\\.([A-Za-z0-9._-]{1,64})");
  private static final Comparator<HybridClock> ORDER =
      Comparator.comparingLong(HybridClock::wallMillis)
          .thenComparingInt(HybridClock::counter)
          .thenComparing(HybridClock::till);

  /** Of an erasure: nothing comes after it. */
  public static final HybridClock NEVER_AFTER =
      new HybridClock(MOST_MILLIS, MOST_COUNT, HEAD_OFFICE);

  /** Before every edit. */
  public static final HybridClock ZERO = new HybridClock(0, 0, HEAD_OFFICE);

  public HybridClock {
    if (wallMillis < 0 || wallMillis > MOST_MILLIS) {
      throw new IllegalArgumentException(
          "wall time " + wallMillis + ": allowed is 0 to " + MOST_MILLIS);
    }
    if (counter < 0 || counter > MOST_COUNT) {
      throw new IllegalArgumentException("counter " + counter + ": allowed is 0 to " + MOST_COUNT);
    }
    if (!TEXT.matcher("000000000000000.00000." + till).matches()) {
      throw new IllegalArgumentException(Names.fault("till", till));
    }
  }

  /**
   * The clock of the next edit: after all that was seen, and not before the wall clock.
   *
   * @param seen the latest clock that the edit must come after
   * @throws IllegalArgumentException nothing comes after it
   */
  public static HybridClock after(HybridClock seen, long nowMillis, String till) {
    long now = Math.max(0, nowMillis);
    if (now > seen.wallMillis) {
      return new HybridClock(now, 0, till);
    }
    return seen.counter < MOST_COUNT
        ? new HybridClock(seen.wallMillis, seen.counter + 1, till)
        : new HybridClock(seen.wallMillis + 1, 0, till);
  }

  /**
   * @param line said in what goes wrong; 0 for none
   */
  public static HybridClock parse(String text, long line) throws MalformedException {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new MalformedException(
          line, "clock", text, "allowed is a clock such as 001767225600000.00003.0117-03");
    }
    return new HybridClock(
        Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3));
  }

  public boolean isAfter(HybridClock other) {
    return compareTo(other) > 0;
  }

  /** The later of the two. */
  public HybridClock orLater(HybridClock other) {
    return other.isAfter(this) ? other : this;
  }

  @Override
  public int compareTo(HybridClock other) {
    return ORDER.compare(this, other);
  }

  /** Its canonical text. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%015d.%05d.%s", wallMillis, counter, till);
  }
}
