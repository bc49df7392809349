package dev.evertill.sync.client;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try next. After a success after the idle time, or at once for a new sale; after failures
 * by chance within a bound that doubles from 2 to 60 seconds, so that a thousand tills do not come
 * back together. Confined to its loop's lock.
 */
final class Pace {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration LONG_SILENCE = Duration.ofSeconds(60);

  private final RandomGenerator chance;
  private final Duration idle;
  private int failures;
  private boolean due = true;
  private boolean mustWait;
  private boolean pressed;
  private Instant lastSale = Instant.MIN;

  Pace(RandomGenerator chance, Duration idle) {
    this.chance = chance;
    this.idle = idle;
  }

  /** Whether a try should start now, whatever time it is. */
  boolean isDue() {
    return due;
  }

  void started() {
    due = false;
    mustWait = false;
    pressed = false;
  }

  /**
   * How long to wait after a round that reached head office; {@code pause} is what it asked for.
   */
  Duration succeeded(Duration pause) {
    failures = 0;
    if (pause.isZero()) {
      return idle;
    }
    due = pressed;
    mustWait = true;
    return pause;
  }

  /** How long to wait after a round that did not. */
  Duration failed(Duration pause) {
    Duration bound = FIRST.multipliedBy(1L << Math.min(failures, 5));
    if (bound.compareTo(MOST) > 0) {
      bound = MOST;
    }
    failures++;
    due = pressed;
    mustWait = !pause.isZero();
    Duration jittered = Duration.ofMillis(1 + chance.nextLong(bound.toMillis()));
    return jittered.compareTo(pause) > 0 ? jittered : pause;
  }

  /**
   * A sale was made. While the link is down only the first after a long silence is a reason to try
   * at once.
   */
  void sale(Instant now) {
    boolean afterSilence =
        lastSale.equals(Instant.MIN) || Duration.between(lastSale, now).compareTo(LONG_SILENCE) > 0;
    lastSale = now;
    if (failures == 0) {
      due |= !mustWait;
    } else if (afterSilence && !mustWait) {
      sendNow();
    }
  }

  /** Head office has something new: at once, unless it asked for a pause or the link is down. */
  void hint() {
    if (failures == 0) {
      due |= !mustWait;
    }
  }

  /** The till is in another network: what failed in the one before says nothing of this one. */
  void otherNetwork() {
    if (failures > 0) {
      failures = 0;
      due = true;
    }
  }

  void sendNow() {
    failures = 0;
    mustWait = false;
    pressed = true;
    due = true;
  }
}
