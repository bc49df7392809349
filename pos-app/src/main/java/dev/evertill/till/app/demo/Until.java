package dev.evertill.till.app.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for something that happens on another thread, but not for ever. Safe from any thread. */
final class Until {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private Until() {}

  /**
   * Waits while there is progress.
   *
   * @throws DemoFailedException when the number has not come down for so long; says how many wait
   */
  static void noneWait(String what, Duration without, LongSupplier waiting)
      throws DemoFailedException, InterruptedException {
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + without.toNanos();
    for (long now; (now = waiting.getAsLong()) > 0; Thread.sleep(LOOK_AGAIN_MILLIS)) {
      if (now < least) {
        least = now;
        deadline = System.nanoTime() + without.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new DemoFailedException(
            now + " " + what + " wait, and nothing moved for " + without.toSeconds() + " s");
      }
    }
  }

  /**
   * @throws DemoFailedException when it has not happened in time; says what was waited for
   */
  static void happens(String what, Duration within, BooleanSupplier happened)
      throws DemoFailedException, InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new DemoFailedException(what + " did not happen within " + within.toSeconds() + " s");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }
}
