package dev.evertill.till.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets whoever is at the counter go first: while goods are scanned and paid, work in the background
 * rests after each piece of it, half as long again as the piece took. What waits for a processor,
 * for the store's one writer or for the disk then seldom meets it. With nobody at the till it never
 * rests.
 *
 * <p>{@link #acts} is safe from any thread; {@link #rest} is confined to the sync thread.
 */
final class CashierFirst {
  /** Between two customers, or two goods of one. */
  private static final Duration AT_WORK = Duration.ofSeconds(3);

  /** Of five parts of the time it works in two. */
  private static final double RESTS = 1.5;

  /** A piece that waited for a slow line was no work here. */
  private static final Duration LONGEST = Duration.ofMillis(300);

  private final LongSupplier nanos;
  private final LongConsumer park;

  /** Nobody acted yet. */
  private volatile boolean acted;

  private volatile long lastAct;
  private long workedSince;

  CashierFirst() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param nanos as {@link System#nanoTime}
   * @param park waits for so many nanoseconds
   */
  CashierFirst(LongSupplier nanos, LongConsumer park) {
    this.nanos = nanos;
    this.park = park;
    workedSince = nanos.getAsLong();
  }

  /** Something was put on the counter, or paid. */
  void acts() {
    lastAct = nanos.getAsLong();
    acted = true;
  }

  /** Whether somebody was at the counter a moment ago. */
  boolean isAtWork() {
    return acted && nanos.getAsLong() - lastAct < AT_WORK.toNanos();
  }

  /** A piece of work is done, the one after the rest before. */
  void rest() {
    if (isAtWork()) {
      long worked = nanos.getAsLong() - workedSince;
      park.accept(Math.min(LONGEST.toNanos(), (long) (RESTS * worked)));
    }
    workedSince = nanos.getAsLong();
  }
}
