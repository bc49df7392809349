package dev.evertill.sync.protocol;

/**
 * What arrived is not what the protocol draws; the message says line, field, value and what is
 * allowed.
 */
public final class MalformedException extends Exception {
  private static final int MOST_SHOWN = 80;

  /**
   * @param line counted from 1, or 0 where there are no lines
   */
  public MalformedException(long line, String field, String value, String allowed) {
    super(
        (line > 0 ? "line " + line + ": " : "")
            + field
            + (value == null ? " is missing" : value.isEmpty() ? "" : " " + shortened(value))
            + ": "
            + allowed);
  }

  private static String shortened(String value) {
    return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
  }
}
