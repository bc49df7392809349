package dev.evertill.sync.client;

/**
 * How far a long upload or download is. Immutable.
 *
 * @param done since it began; of a download since the till started
 * @param total with what is still to come, null where nobody knows it
 */
public record Progress(What what, long done, Long total) {
  /** What is counted. */
  public enum What {
    /** Entries that go up. */
    ENTRIES,
    /** Rows of a price list that come down. */
    ROWS
  }
}
