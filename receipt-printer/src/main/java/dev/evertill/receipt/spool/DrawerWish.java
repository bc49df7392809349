package dev.evertill.receipt.spool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * That the drawer shall open: kept in memory only, for after a crash its moment is over. Safe from
 * any thread; never waits.
 */
final class DrawerWish {
  static final Duration DUE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final AtomicReference<Instant> asked = new AtomicReference<>();

  DrawerWish(InstantSource clock) {
    this.clock = clock;
  }

  void ask() {
    asked.set(clock.instant());
  }

  boolean isAsked() {
    return asked.get() != null;
  }

  boolean take() {
    Instant when = asked.getAndSet(null);
    return when != null && !when.plus(DUE).isBefore(clock.instant());
  }
}
