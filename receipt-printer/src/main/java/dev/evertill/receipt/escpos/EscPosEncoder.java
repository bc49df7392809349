package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Receipt;

/** Writes receipts in the printer's language. Safe from any thread. */
public final class EscPosEncoder {
  public byte[] encode(Receipt receipt, PrinterProfile profile) {
    throw new UnsupportedOperationException();
  }

  /** Opens the drawer. */
  public static byte[] drawerKick() {
    return new byte[] {0x1B, 'p', 0, 50, 50};
  }

  /** Asks for one byte, which comes when everything before it was processed. */
  public static byte[] statusRequest() {
    return new byte[] {0x1D, 'r', 1};
  }
}
