package dev.evertill.sync.client;

import java.time.Duration;

/**
 * How many entries go up at once: more while head office is quick, half when it is not. Confined to
 * the sync thread.
 */
final class BatchSize {
  private static final int FIRST = 50;
  private static final Duration QUICK = Duration.ofSeconds(1);

  private int size = FIRST;

  int now() {
    return size;
  }

  /** Doubles towards what head office offers while it answers quickly, and never goes beyond it. */
  void answered(Duration took, int offered) {
    if (took.compareTo(QUICK) < 0) {
      size = Math.min(size * 2, offered);
    } else {
      size = Math.min(size, offered);
    }
  }

  void tooMuch() {
    size = Math.max(1, size / 2);
  }
}
