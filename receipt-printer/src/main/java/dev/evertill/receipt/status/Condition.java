package dev.evertill.receipt.status;

/** What can be the matter with a printer, what a person should be told first on top. */
public enum Condition {
  /** A part is broken: only off and on again, or a repair, helps. */
  UNRECOVERABLE_ERROR(true),
  /** The knife is stuck. */
  CUTTER_ERROR(true),
  /** The print head is too hot; it goes on by itself. */
  TEMPERATURE(true),
  /** The carriage or the paper path is jammed; it goes on when told so. */
  RECOVERABLE_ERROR(true),
  COVER_OPEN(true),
  PAPER_OUT(true),
  /** Somebody holds the paper feed button. */
  FEEDING(true),
  /** The cause is gone, and a person has to press the feed button. */
  WAITING_FOR_RECOVERY(true),
  /** An error it does not name. */
  ERROR(true),
  /** It prints nothing now, and the cause is one of those above, if it says so. */
  OFFLINE(true),
  /** It still prints: the roll is to be changed soon. */
  PAPER_LOW(false);

  private final boolean blocks;

  Condition(boolean blocks) {
    this.blocks = blocks;
  }

  /** Whether it prints nothing as long as this lasts. */
  public boolean blocks() {
    return blocks;
  }
}
