package dev.evertill.till.bench.sync;

import dev.evertill.till.checkout.Counter;
import java.awt.Toolkit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.RepaintManager;

/**
 * Sees when a counter that was shown has been painted, down to the display. Safe from any thread.
 */
final class PaintWatch extends RepaintManager {
  private final AtomicLong shown = new AtomicLong();
  private final AtomicReference<Paint> painted = new AtomicReference<>(new Paint(0, 0));

  private volatile Counter last;

  /**
   * @param counters so many were shown when it began
   * @param nanos when it ended
   */
  record Paint(long counters, long nanos) {}

  /** The screen was told of another counter; on the event thread. */
  void shown(Counter counter) {
    last = counter;
    shown.incrementAndGet();
  }

  /** The one that was shown last. */
  Counter last() {
    return last;
  }

  long counters() {
    return shown.get();
  }

  @Override
  public void paintDirtyRegions() {
    long counters = shown.get();
    super.paintDirtyRegions();
    if (counters > painted.get().counters()) {
      Toolkit.getDefaultToolkit().sync();
      synchronized (this) {
        painted.set(new Paint(counters, System.nanoTime()));
        notifyAll();
      }
    }
  }

  /** When the counter with this number was on the display. */
  synchronized long awaited(long counter) throws InterruptedException {
    while (painted.get().counters() < counter) {
      wait();
    }
    return painted.get().nanos();
  }
}
