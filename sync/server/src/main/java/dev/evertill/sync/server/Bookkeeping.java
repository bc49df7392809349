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

  private final List<Work> works;
  private final Thread thread = new Thread(this::run, "bookkeeping");
  private boolean stopped;

  Bookkeeping(List<Runnable> works) {
    this.works =
        works.stream()
            .map(work -> new Work(work, new Trouble(LOG, "what tills said was not written down")))
            .toList();
    thread.setDaemon(true);
  }

  private record Work(Runnable run, Trouble trouble) {
    void done() {
      try {
        run.run();
        trouble.isOver();
      } catch (RuntimeException e) {
        // Nothing is lost by it: the next time does what this one did not.
        trouble.is(e);
      }
    }
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (rested()) {
      works.forEach(Work::done);
    }
    works.forEach(Work::done);
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
