package dev.evertill.receipt.spool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A print queue in memory, for tests. Safe from any thread. */
final class MemoryPrintQueue implements PrintQueue {
  private static final Duration DRAWER_IS_DUE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Map<JobKey, Entry> entries = new LinkedHashMap<>();
  private final NavigableMap<Integer, PrintJob> waiting = new TreeMap<>();
  private Instant drawerAsked;
  private int doubtful;

  MemoryPrintQueue(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(PrintJob job) {
    if (entries.containsKey(job.key())) {
      throw new IllegalArgumentException("already there: " + job.key());
    }
    put(new Entry(entries.size(), job, JobState.QUEUED));
  }

  /** The drawer shall open now; in 5 s it is too late. */
  synchronized void askDrawer() {
    drawerAsked = clock.instant();
  }

  @Override
  public synchronized Optional<PrintJob> next() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.firstEntry().getValue());
  }

  @Override
  public synchronized void sending(JobKey key) {
    settled(key, JobState.SENDING, "");
  }

  @Override
  public synchronized void settled(JobKey key, JobState state, String reason) {
    Entry before = entry(key);
    put(new Entry(before.place, before.job, state));
  }

  @Override
  public synchronized boolean takeDrawer() {
    Instant asked = drawerAsked;
    drawerAsked = null;
    return asked != null && !asked.plus(DRAWER_IS_DUE).isBefore(clock.instant());
  }

  @Override
  public synchronized int doubtful() {
    return doubtful;
  }

  synchronized JobState stateOf(JobKey key) {
    return entry(key).state;
  }

  /** What a store would hold when it is opened again after a crash. */
  synchronized MemoryPrintQueue reopened() {
    MemoryPrintQueue next = new MemoryPrintQueue(clock);
    next.drawerAsked = drawerAsked;
    entries.values().forEach(entry -> next.put(entry.afterCrash()));
    return next;
  }

  private void put(Entry entry) {
    Entry before = entries.put(entry.job.key(), entry);
    if (before != null && before.state == JobState.DOUBTFUL) {
      doubtful--;
    }
    if (entry.state == JobState.DOUBTFUL) {
      doubtful++;
    }
    if (entry.state == JobState.QUEUED) {
      waiting.put(entry.place, entry.job);
    } else {
      waiting.remove(entry.place);
    }
  }

  private Entry entry(JobKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException("no such job: " + key);
    }
    return entry;
  }

  private record Entry(int place, PrintJob job, JobState state) {
    Entry afterCrash() {
      return state == JobState.SENDING ? new Entry(place, job, JobState.DOUBTFUL) : this;
    }
  }
}
