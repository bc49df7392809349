package dev.evertill.receipt.spool;

/**
 * How far a job has come.
 *
 * <p>What a queue keeps is durable. The three live states are read from the spooler and are gone
 * with the program: what they mean for the next start is already said by the durable state below
 * them, {@link #QUEUED} (not a byte was sent) or {@link #SENDING} (some may have been).
 */
public enum JobState {
  /** Not a byte of it was sent. */
  QUEUED(true),
  /** Live, of a queued job: the printer is being reached. */
  CONNECTING(false),
  /** Bytes may be on their way. After a crash: {@link #DOUBTFUL}. */
  SENDING(true),
  /** Live, of a job being sent: all bytes were taken, and the printer has not answered yet. */
  AWAITING_CONFIRMATION(false),
  /** The printer answered after the last byte, or the way to it vouches. */
  PRINTED(true),
  /** All bytes were taken by a printer that never answers. */
  HANDED_OVER(true),
  /**
   * Live: the printer is off, without paper or open. It goes on by itself as soon as that is over:
   * a queued job from its first byte, one that was sent already by the printer's own memory.
   */
  BLOCKED(false),
  /**
   * Some bytes were taken: only a person who looks at the paper knows. Never repeated by itself.
   */
  DOUBTFUL(true),
  /** It cannot be printed at all. Nothing was sent. */
  FAILED(true),
  /** A person does not want it any more. */
  CANCELLED(true);

  private final boolean durable;

  JobState(boolean durable) {
    this.durable = durable;
  }

  /** Whether a queue keeps it; the others are live. */
  public boolean durable() {
    return durable;
  }

  /** Whether nothing more happens to the job, whatever a person does. */
  boolean over() {
    return this == PRINTED || this == HANDED_OVER || this == FAILED || this == CANCELLED;
  }
}
