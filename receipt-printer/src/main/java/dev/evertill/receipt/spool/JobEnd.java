package dev.evertill.receipt.spool;

import java.util.Objects;

/**
 * What became of a job. Immutable.
 *
 * @param state {@link JobState#PRINTED}, {@link JobState#HANDED_OVER}, {@link JobState#DOUBTFUL},
 *     {@link JobState#FAILED} or {@link JobState#CANCELLED}. A job in doubt, or one that failed,
 *     ends once more when a person decides about it.
 * @param reason what happened, for people who look after the till; empty when all is well
 */
public record JobEnd(JobKey key, JobState state, String reason) {
  public JobEnd {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
  }
}
