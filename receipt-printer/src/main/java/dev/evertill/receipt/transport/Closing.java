package dev.evertill.receipt.transport;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** The one time that something is closed which may hang while it closes. Safe from any thread. */
final class Closing {
  /** How long a closed device may take to give the call back that it was in. */
  static final int MILLIS = 500;

  private final String name;
  private final Closeable what;
  private CompletableFuture<Void> begun; // guarded by this

  /**
   * @param name of what is closed, for its thread
   */
  Closing(String name, Closeable what) {
    this.name = name;
    this.what = what;
  }

  synchronized boolean hasBegun() {
    return begun != null;
  }

  /** False if it had begun before. */
  synchronized boolean begin() {
    if (begun != null) {
      return false;
    }
    begun =
        Aside.start(
            "closes " + name,
            () -> {
              what.close();
              return null;
            });
    return true;
  }

  /** Waits for its end, but not for ever. It has begun. */
  void await() {
    CompletableFuture<Void> end;
    synchronized (this) {
      end = begun;
    }
    try {
      Aside.within(MILLIS, end);
    } catch (IOException | TimeoutException e) {
      // It is given up either way; a device that hangs in the system closes when it can.
    }
  }
}
