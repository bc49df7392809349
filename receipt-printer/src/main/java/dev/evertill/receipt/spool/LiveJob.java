package dev.evertill.receipt.spool;

import java.util.Optional;

/**
 * What only this run knows of the job in hand. Safe from any thread: the printer thread tells, all
 * read without waiting.
 */
final class LiveJob {
  private record Told(JobKey key, JobState state) {}

  private volatile Told told;

  void tell(JobKey key, JobState state) {
    told = new Told(key, state);
  }

  /** The job in hand waits, or prints no further, for now. */
  void blocked() {
    Told now = told;
    if (now != null) {
      told = new Told(now.key, JobState.BLOCKED);
    }
  }

  void over() {
    told = null;
  }

  /** The durable state, or what is known beyond it. */
  JobState beyond(JobKey key, JobState durable) {
    return Optional.ofNullable(told)
        .filter(now -> now.key.equals(key))
        .map(Told::state)
        .filter(state -> refines(state, durable))
        .orElse(durable);
  }

  private static boolean refines(JobState live, JobState durable) {
    return switch (live) {
      case CONNECTING -> durable == JobState.QUEUED;
      case AWAITING_CONFIRMATION -> durable == JobState.SENDING;
      case BLOCKED -> durable == JobState.QUEUED || durable == JobState.SENDING;
      default -> false;
    };
  }
}
