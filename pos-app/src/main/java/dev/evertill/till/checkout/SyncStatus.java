package dev.evertill.till.checkout;

/**
 * What head office has of an entry: derived from the cursor and head office's verdicts, stored
 * nowhere. Immutable.
 *
 * @param code a word for head office's question that does not change with its wording, empty where
 *     it has said none
 * @param reason why head office has a question, in its words; empty unless it is parked
 */
public record SyncStatus(State state, String code, String reason) {
  public static final SyncStatus PENDING = new SyncStatus(State.PENDING, "", "");
  public static final SyncStatus SENT = new SyncStatus(State.SENT, "", "");
  public static final SyncStatus CONFIRMED = new SyncStatus(State.CONFIRMED, "", "");

  /** From the till's disk to an agreed day. */
  public enum State {
    /** Only this till has it. */
    PENDING,
    /** Head office holds it, by number and hash. */
    SENT,
    /** Head office holds it and confirmed the day it is of. */
    CONFIRMED,
    /** Head office holds it and has a question for a person. */
    PARKED
  }

  /** With a question in head office's words alone. */
  public static SyncStatus parked(String reason) {
    return parked("", reason);
  }

  public static SyncStatus parked(String code, String reason) {
    return new SyncStatus(State.PARKED, code, reason);
  }
}
