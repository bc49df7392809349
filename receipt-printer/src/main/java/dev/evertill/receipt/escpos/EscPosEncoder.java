package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Receipt;

/** Writes receipts in the printer's language. Safe from any thread. */
public final class EscPosEncoder {
  /**
   * The whole receipt, from a printer in any state.
   *
   * @throws IllegalArgumentException if a code or a picture does not fit on the paper
   */
  public byte[] encode(Receipt receipt, PrinterProfile profile) {
    return new Writing(receipt, profile).bytes();
  }

  /** Opens the drawer: a pulse of 100 ms on the first pin. */
  public static byte[] drawerKick() {
    return DrawerKick.USUAL.command();
  }

  /** Asks for one byte, which comes when everything before it was processed. */
  public static byte[] statusRequest() {
    return new byte[] {0x1D, 'r', 1};
  }
}
