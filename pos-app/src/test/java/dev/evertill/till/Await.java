package dev.evertill.till;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again for what happens on another thread, but not for ever. */
public final class Await {
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private Await() {}

  public static void until(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + MOST.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("%s did not happen within %d s", what, MOST.toSeconds());
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
