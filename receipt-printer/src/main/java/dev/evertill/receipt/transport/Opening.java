package dev.evertill.receipt.transport;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Opens what may block while it is opened. Safe from any thread.
 *
 * <p>Whoever lost patience finds the same attempt again the next time: a printer that is off for a
 * night holds one waiting thread, not one for each try.
 */
final class Opening<T> {
  private final String name;
  private final Callable<T> open;
  private CompletableFuture<T> attempt;

  Opening(String name, Callable<T> open) {
    this.name = name;
    this.open = open;
  }

  synchronized T within(long millis) throws IOException {
    if (attempt == null) {
      attempt = Aside.start("opens " + name, open);
    }
    boolean over = true;
    try {
      return Aside.within(millis, attempt);
    } catch (TimeoutException e) {
      over = false;
      throw new IOException("no answer in " + millis + " ms", e);
    } finally {
      if (over && attempt.isDone()) {
        attempt = null;
      }
    }
  }
}
