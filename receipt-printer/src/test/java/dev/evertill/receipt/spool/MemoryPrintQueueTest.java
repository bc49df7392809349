package dev.evertill.receipt.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class MemoryPrintQueueTest extends PrintQueueContract {
  private Instant now = Instant.parse("2026-11-03T10:42:00Z");
  private MemoryPrintQueue queue;

  @Override
  protected PrintQueue queueWith(List<PrintJob> jobs) {
    queue = new MemoryPrintQueue(() -> now);
    jobs.forEach(queue::add);
    return queue;
  }

  @Override
  protected PrintQueue reopened() {
    queue = queue.reopened();
    return queue;
  }

  @Override
  protected JobState stateOf(JobKey key) {
    return queue.stateOf(key);
  }

  @Override
  protected void askDrawer() {
    queue.askDrawer();
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }
}
