package dev.evertill.receipt.spool;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which jobs there are and how far each has come. Safe from any thread as long as it is changed
 * under its owner's lock; a key's state is read without waiting.
 *
 * @param <R> what leads to a job's receipt
 */
final class JobList<R> {
  /** One job. Immutable. */
  record Listed<R>(long place, JobKey key, R receipt, JobState state, String reason) {
    Listed<R> become(JobState next, String why) {
      return new Listed<>(place, key, receipt, next, why);
    }
  }

  private final int remembered;
  private final Map<JobKey, Listed<R>> jobs = new ConcurrentHashMap<>();
  private final NavigableMap<Long, Listed<R>> queued = new TreeMap<>();
  private final NavigableMap<Long, Listed<R>> over = new TreeMap<>();
  private final NavigableMap<Long, Listed<R>> open = new TreeMap<>();
  private long lastPlace;

  /**
   * @param remembered how many jobs that are over are kept, the latest submitted; older ones are
   *     forgotten, and so that their keys were printed
   */
  JobList(int remembered) {
    this.remembered = remembered;
  }

  long nextPlace() {
    return lastPlace + 1;
  }

  /** Takes the place of what was known of the key. */
  void put(Listed<R> job) {
    lastPlace = Math.max(lastPlace, job.place());
    queued.remove(job.place());
    over.remove(job.place());
    open.remove(job.place());
    (job.state() == JobState.QUEUED ? queued : job.state().over() ? over : open)
        .put(job.place(), job);
    jobs.put(job.key(), job);
    while (over.size() > remembered) {
      jobs.remove(over.pollFirstEntry().getValue().key());
    }
  }

  Optional<Listed<R>> find(JobKey key) {
    return Optional.ofNullable(jobs.get(key));
  }

  /** The job submitted as the so-many-th; empty where it is forgotten. */
  Optional<Listed<R>> at(long place) {
    return Stream.of(queued, open, over)
        .map(jobs -> jobs.get(place))
        .filter(Objects::nonNull)
        .findFirst();
  }

  Listed<R> get(JobKey key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no such job: " + key));
  }

  Optional<Listed<R>> firstQueued() {
    return queued.isEmpty() ? Optional.empty() : Optional.of(queued.firstEntry().getValue());
  }

  int count(JobState state) {
    return (int) open.values().stream().filter(job -> job.state() == state).count();
  }

  /** All that are not over, then all that are, each the oldest first. */
  List<Listed<R>> all() {
    TreeMap<Long, Listed<R>> living = new TreeMap<>(open);
    living.putAll(queued);
    return Stream.of(living, over).flatMap(some -> some.values().stream()).toList();
  }

  /** A queue keeps what outlives the program. */
  static void checkDurable(JobKey key, JobState state) {
    if (!state.durable()) {
      throw new IllegalArgumentException(state + " is not kept: " + key);
    }
  }
}
