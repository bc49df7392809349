package dev.evertill.till.checkout;

/** Nothing was written: no entry, no paper, and the counter is as it was. */
public final class NotRecordedException extends Exception {
  /** What stands in the way, as far as the store can tell. */
  public enum Cause {
    DISK_FULL,
    STORE_FULL,
    STORE_FAILED,
    /** The document is longer than head office would take. */
    TOO_LONG
  }

  private final Cause why;

  public NotRecordedException(Cause why, Throwable cause) {
    super(why + ": " + cause.getMessage(), cause);
    this.why = why;
  }

  public Cause why() {
    return why;
  }
}
