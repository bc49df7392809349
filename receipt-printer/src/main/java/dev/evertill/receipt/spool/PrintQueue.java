package dev.evertill.receipt.spool;

import java.util.Optional;

/**
 * Where jobs wait, in the program's own store. Confined to the printer thread.
 *
 * <p>Every method throws unchecked when the store fails; the spooler reports it and tries later.
 * Whoever opens the store again after a crash makes {@link JobState#DOUBTFUL} of what was {@link
 * JobState#SENDING}.
 */
public interface PrintQueue {
  /** The oldest job that is {@link JobState#QUEUED}. Changes nothing. */
  Optional<PrintJob> next();

  /** The job is {@link JobState#SENDING}: durable when this returns, and before the first byte. */
  void sending(JobKey key);

  /** What became of the job. {@link JobState#QUEUED} puts it back to its old place. */
  void settled(JobKey key, JobState state, String reason);

  /**
   * Takes the drawer's opening if one is due and not older than 5 s. It is gone after this call,
   * whatever happens.
   */
  boolean takeDrawer();

  /** How many jobs are {@link JobState#DOUBTFUL} and wait for a person. */
  default int doubtful() {
    return 0;
  }
}
