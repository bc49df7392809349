package dev.evertill.sync.protocol.carry;

/**
 * A file is no carry file that can be taken; the message says file, line, value and what is
 * allowed.
 */
public final class CarryException extends Exception {
  /** What is wrong, for those who go on differently. */
  public enum Reason {
    /** None of the keys at hand opens it. */
    NOT_FOR_US,
    /** It ends too early; copied again it may be whole. */
    CUT_OFF,
    /** Its bytes are not those that were written. */
    CHANGED,
    /** It is something else. */
    WRONG_FORMAT,
    /** A newer program wrote it. */
    NEWER_FORMAT
  }

  private final Reason reason;

  CarryException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
