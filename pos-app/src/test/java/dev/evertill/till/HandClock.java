package dev.evertill.till;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A till's two clocks, one on the wall and one that nobody can set. Both stand still until a test
 * says that time goes by. Safe from any thread.
 */
public final class HandClock extends Clock {
  private static final long STARTED_NANOS = 77;

  private final ZoneId zone;
  private volatile Instant now;
  private volatile long nanos = STARTED_NANOS;

  public HandClock(Instant start, ZoneId zone) {
    this.now = start;
    this.zone = zone;
  }

  /** Time goes by, on both clocks. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the clock on the wall. */
  public synchronized void set(Duration by) {
    now = now.plus(by);
  }

  /** The machine starts, and with it the clock that nobody can set. */
  public synchronized void startAnew() {
    nanos = STARTED_NANOS;
  }

  /** What the clock that nobody can set shows, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException("a till stays where it is: " + zone);
  }
}
