package dev.evertill.sync.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How slowly bytes may go over a line that holds a thread: after a minute it must have been sixteen
 * kilobytes a second, from the beginning. Confined to the thread of one request.
 */
final class Pace {
  /** A line that is slower than this brings no price list home. */
  static final long LEAST_BYTES_A_SECOND = 16 * 1024;

  static final Duration NOT_LOOKED_AT = Duration.ofMinutes(1);

  static final String ALLOWED = "allowed are " + LEAST_BYTES_A_SECOND + " bytes a second and more";

  private final LongSupplier nanoTime;
  private final long begun;
  private long bytes;

  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    begun = nanoTime.getAsLong();
  }

  /** Whether it is too slow, with these bytes more. */
  boolean isTooSlow(long more) {
    bytes += more;
    long nanos = nanoTime.getAsLong() - begun;
    return nanos > NOT_LOOKED_AT.toNanos()
        && bytes < nanos / Duration.ofSeconds(1).toNanos() * LEAST_BYTES_A_SECOND;
  }
}
