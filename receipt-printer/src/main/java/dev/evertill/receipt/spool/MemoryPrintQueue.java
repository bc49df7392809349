package dev.evertill.receipt.spool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Jobs of a program that keeps none on disk. Safe from any thread. */
public final class MemoryPrintQueue implements PrintQueue {
  private static final Duration DRAWER_IS_DUE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<JobKey, Entry> entries = new LinkedHashMap<>();
  private Instant drawerAsked;

  public MemoryPrintQueue(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void add(PrintJob job) {
    if (entries.putIfAbsent(job.key(), new Entry(job, JobState.QUEUED, "")) != null) {
      throw new IllegalArgumentException("already there: " + job.key());
    }
  }

  public synchronized void askDrawer() {
    drawerAsked = clock.instant();
  }

  @Override
  public synchronized Optional<PrintJob> next() {
    return entries.values().stream()
        .filter(entry -> entry.state == JobState.QUEUED)
        .findFirst()
        .map(Entry::job);
  }

  @Override
  public synchronized void sending(JobKey key) {
    settled(key, JobState.SENDING, "");
  }

  @Override
  public synchronized void settled(JobKey key, JobState state, String reason) {
    entries.put(key, new Entry(entry(key).job, state, reason));
  }

  @Override
  public synchronized boolean takeDrawer() {
    Instant asked = drawerAsked;
    drawerAsked = null;
    return asked != null && !asked.plus(DRAWER_IS_DUE).isBefore(clock.instant());
  }

  @Override
  public synchronized int doubtful() {
    return (int) entries.values().stream().filter(e -> e.state == JobState.DOUBTFUL).count();
  }

  public synchronized JobState stateOf(JobKey key) {
    return entry(key).state;
  }

  public synchronized String reasonOf(JobKey key) {
    return entry(key).reason;
  }

  /** What a store would hold when it is opened again after a crash. */
  public synchronized MemoryPrintQueue reopened() {
    MemoryPrintQueue next = new MemoryPrintQueue(clock);
    next.drawerAsked = drawerAsked;
    for (Entry entry : entries.values()) {
      next.entries.put(entry.job.key(), entry.afterCrash());
    }
    return next;
  }

  private Entry entry(JobKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("no such job: " + key);
    }
    return entry;
  }

  private record Entry(PrintJob job, JobState state, String reason) {
    Entry afterCrash() {
      return state == JobState.SENDING
          ? new Entry(job, JobState.DOUBTFUL, "stopped while it was sent")
          : this;
    }
  }
}
