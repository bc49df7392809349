package dev.evertill.receipt.spool;

/** How far a job has come. */
public enum JobState {
  /** Not a byte of it was sent. */
  QUEUED,
  /** Bytes may be on their way. */
  SENDING,
  /** The printer answered after the last byte. */
  PRINTED,
  /** All bytes were taken by a printer that never answers. */
  HANDED_OVER,
  /**
   * Some bytes were taken: only a person who looks at the paper knows. Never repeated by itself.
   */
  DOUBTFUL,
  /** It cannot be printed at all. Nothing was sent. */
  FAILED,
  /** A person does not want it any more. */
  CANCELLED
}
