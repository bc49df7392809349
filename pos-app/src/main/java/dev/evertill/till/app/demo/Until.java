package dev.evertill.till.app.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that happens on another thread, but not for ever. Safe from any thread. */
final class Until {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private Until() {}

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
