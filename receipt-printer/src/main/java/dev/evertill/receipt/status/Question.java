package dev.evertill.receipt.status;

/** What a printer can be asked, each with its command (Epson ESC/POS reference). */
public enum Question {
  /** {@code DLE EOT 1}, answered at once: online, drawer. */
  PRINTER(0x10, 0x04, 1),
  /** {@code DLE EOT 2}, answered at once: cover, paper, whether there is an error. */
  OFFLINE_CAUSE(0x10, 0x04, 2),
  /** {@code DLE EOT 3}, answered at once: which error. */
  ERROR_CAUSE(0x10, 0x04, 3),
  /** {@code DLE EOT 4}, answered at once: how much paper. */
  PAPER(0x10, 0x04, 4),
  /** {@code GS r 1}, answered in its turn: how much paper. */
  PAPER_IN_TURN(0x1D, 'r', 1),
  /** {@code GS r 2}, answered in its turn: the drawer. */
  DRAWER_IN_TURN(0x1D, 'r', 2),
  /** {@code GS a}: from its turn on four bytes whenever anything changes, and once right away. */
  AUTOMATIC(0x1D, 'a', 0x0F);

  private final byte[] command;

  Question(int... command) {
    this.command = new byte[command.length];
    for (int i = 0; i < command.length; i++) {
      this.command[i] = (byte) command[i];
    }
  }

  /** What is sent for it. */
  public byte[] command() {
    return command.clone();
  }

  /** Whether it is answered at once, whatever the printer is doing. */
  public boolean realTime() {
    return this == PRINTER || this == OFFLINE_CAUSE || this == ERROR_CAUSE || this == PAPER;
  }
}
