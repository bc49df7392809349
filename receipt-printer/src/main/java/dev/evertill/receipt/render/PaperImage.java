package dev.evertill.receipt.render;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.awt.image.BufferedImage;

/** A receipt as a picture of its paper, dot for dot. Immutable. */
public final class PaperImage {
  private PaperImage() {}

  public static BufferedImage draw(Receipt receipt, PrinterProfile profile) {
    throw new UnsupportedOperationException();
  }
}
