package dev.evertill.sync.server;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down every few seconds what is not worth a transaction each time, on a thread of its own.
 * Safe from any thread.
 */
final class Bookkeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final List<Runnable> works;
  private final Thread thread = new Thread(this::run, "bookkeeping");
  private boolean stopped;

  Bookkeeping(List<Runnable> works) {
    this.works = List.copyOf(works);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (rested()) {
      works.forEach(Bookkeeping::done);
    }
    works.forEach(Bookkeeping::done);
  }

  private static void done(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // Nothing is lost by it: the next time does what this one did not.
      if (Outage.isIn(e)) {
        LOG.warn("the storage is away: {}", Outage.why(e));
      } else {
        LOG.error("what tills said and sold was not written down", e);
      }
    }
  }

  private synchronized boolean rested() {
    try {
      if (!stopped) {
        wait(EVERY.toMillis());
      }
      return !stopped;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Ends after a last time. */
  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    try {
      thread.join(ENDS_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
