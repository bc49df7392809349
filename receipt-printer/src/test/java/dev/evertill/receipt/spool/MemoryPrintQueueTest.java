package dev.evertill.receipt.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class MemoryPrintQueueTest extends PrintQueueContract {
  private Instant now = Instant.parse("2026-11-03T10:42:00Z");
  private MemoryPrintQueue queue;
  private List<PrintJob> given;

  @Override
  protected PrintQueue queueWith(List<PrintJob> jobs) {
    queue = new MemoryPrintQueue(() -> now);
    given = new ArrayList<>(jobs);
    jobs.forEach(queue::submit);
    return queue;
  }

  /** Memory is gone after a crash; this is a store that held the same. */
  @Override
  protected PrintQueue reopened() {
    MemoryPrintQueue before = queue;
    queue = new MemoryPrintQueue(() -> now);
    for (PrintJob job : given) {
      queue.submit(job);
      JobState state = before.state(job.key()).orElseThrow();
      queue.settled(job.key(), state == JobState.SENDING ? JobState.DOUBTFUL : state, "");
    }
    return queue;
  }

  @Override
  protected JobState stateOf(JobKey key) {
    return queue.state(key).orElseThrow();
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
