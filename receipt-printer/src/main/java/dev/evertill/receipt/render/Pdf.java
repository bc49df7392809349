package dev.evertill.receipt.render;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;

/**
 * A receipt as a PDF: one page, as wide as the paper and as long as the receipt, laid out like it.
 * Its text is text in every script, its fonts are in it, its codes are drawn as bars and squares,
 * and it is tagged for those who have it read to them (PDF/UA). The same receipt gives the same
 * bytes. Safe from any thread.
 *
 * <p>Needs PDFBox on the class path, which the receipt library does not bring by itself.
 */
public final class Pdf {
  private Pdf() {}

  /**
   * @param profile the paper: its width, its columns, its dots
   * @param fonts what of them is used will be in the file
   * @throws IllegalStateException if PDFBox is not on the class path
   */
  public static byte[] of(Receipt receipt, PrinterProfile profile, About about, Fonts fonts) {
    try {
      return PdfPaper.of(receipt, profile, about, fonts);
    } catch (LinkageError e) {
      throw withoutLibrary(e);
    }
  }

  static IllegalStateException withoutLibrary(Throwable missing) {
    return new IllegalStateException(
        "no PDF is written: PDFBox is not on the class path, or not all of it", missing);
  }
}
