package dev.evertill.receipt.spool;

import java.util.Optional;

/**
 * Where jobs wait, in the program's own store. Safe from any thread: one prints, another submits,
 * and anybody reads the states.
 *
 * <p>Every method throws unchecked when the store fails; the spooler reports it and tries later.
 * Whoever opens the store again after a crash makes {@link JobState#DOUBTFUL} of what was {@link
 * JobState#SENDING}. Only durable states are kept.
 */
public interface PrintQueue {
  /** The oldest job that is {@link JobState#QUEUED}. Changes nothing. */
  Optional<PrintJob> next();

  /** The job is {@link JobState#SENDING}: durable when this returns, and before the first byte. */
  void sending(JobKey key);

  /** What became of the job. {@link JobState#QUEUED} puts it back to its old place. */
  void settled(JobKey key, JobState state, String reason);

  /**
   * Puts a job at the end, durable when this returns. A key is printed at most once: where it is
   * there already, nothing changes.
   *
   * @return the state of the key: {@link JobState#QUEUED} if it is new, else how far the first has
   *     come
   */
  JobState submit(PrintJob job);

  /** The durable state of a key, empty where there is or was none so far back. Never waits. */
  Optional<JobState> state(JobKey key);

  /**
   * The reason last given to {@link #settled} for a key; empty where none was, nothing is known of
   * the key, or this store keeps no reasons. Never waits.
   */
  default String reason(JobKey key) {
    return "";
  }

  /** The job as it was submitted, as long as its receipt is kept. */
  Optional<PrintJob> find(JobKey key);

  /** How many jobs are {@link JobState#DOUBTFUL} and wait for a person. */
  int doubtful();

  /**
   * The drawer shall open now; in 5 s it is too late. Never waits. A crash forgets it.
   *
   * <p>A store that records it together with the business that wants it need not take it here.
   */
  default void askDrawer() {
    throw new UnsupportedOperationException("this queue records the drawer with its business");
  }

  /** Whether {@link #takeDrawer} is worth a try. Changes nothing. */
  boolean drawerIsAsked();

  /**
   * Takes the drawer's opening if one is due and not older than 5 s. It is gone after this call,
   * whatever happens.
   */
  boolean takeDrawer();
}
