package dev.evertill.receipt.virtual;

/**
 * What can be wrong with a printer, as its status says it (ESC/POS: {@code GS r}, {@code DLE EOT},
 * {@code GS a}). It prints on only with {@link #PAPER_LOW}. Immutable.
 */
public enum Fault {
  PAPER_LOW(0x03, 0x00, 0x00, 0x00, 0x0C, 0x00, 0x00, 0x03),
  PAPER_OUT(0x0F, 0x08, 0x20, 0x00, 0x6C, 0x08, 0x00, 0x0F),
  COVER_OPEN(0x00, 0x08, 0x04, 0x00, 0x00, 0x28, 0x00, 0x00),
  /** Switched off line, for instance by its button. */
  OFFLINE(0x00, 0x08, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00),
  CUTTER_JAMMED(0x00, 0x08, 0x40, 0x08, 0x00, 0x08, 0x08, 0x00),
  /** Something broke that only a technician mends. */
  BROKEN(0x00, 0x08, 0x40, 0x20, 0x00, 0x08, 0x20, 0x00),
  /** It goes on by itself once it has cooled down. */
  OVERHEATED(0x00, 0x08, 0x40, 0x40, 0x00, 0x08, 0x40, 0x00);

  private final int paperStatus;
  private final int[] realTime;
  private final int[] automatic;

  Fault(
      int paperStatus,
      int printer,
      int offlineCause,
      int errorCause,
      int paper,
      int automatic1,
      int automatic2,
      int automatic3) {
    this.paperStatus = paperStatus;
    this.realTime = new int[] {printer, offlineCause, errorCause, paper};
    this.automatic = new int[] {automatic1, automatic2, automatic3, 0};
  }

  /** Its bits in the answer to {@code GS r 1}. */
  int paperStatus() {
    return paperStatus;
  }

  /**
   * Its bits in the answer to {@code DLE EOT}.
   *
   * @param number 1 to 4
   */
  int realTime(int number) {
    return realTime[number - 1];
  }

  /**
   * Its bits in the automatic status.
   *
   * @param index of the byte, 0 to 3
   */
  int automatic(int index) {
    return automatic[index];
  }
}
