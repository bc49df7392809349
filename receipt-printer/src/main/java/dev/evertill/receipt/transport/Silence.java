package dev.evertill.receipt.transport;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What comes back where nothing can: nothing, in its time. Safe from any thread. */
final class Silence {
  private final CountDownLatch closed = new CountDownLatch(1);

  OptionalInt lasts(long millis) {
    try {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) {
        return OptionalInt.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }

  /** Whoever listens need not listen any longer. */
  void end() {
    closed.countDown();
  }
}
