package dev.evertill.receipt.escpos;

import java.util.List;
import java.util.Objects;

/**
 * What one model of printer can do. Immutable.
 *
 * @param columns plain characters in a line
 * @param codePages the first is the one the printer wakes up with
 */
public record PrinterProfile(
    String name, int columns, int dotsPerLine, List<CodePage> codePages, boolean cutter) {
  private static final List<CodePage> EPSON_PAGES =
      List.of(
          CodePage.CP437,
          CodePage.CP858,
          CodePage.CP852,
          CodePage.CP866,
          CodePage.CP737,
          CodePage.WPC1252);

  public static final PrinterProfile EPSON_80MM =
      new PrinterProfile("Epson 80 mm", 48, 576, EPSON_PAGES, true);
  public static final PrinterProfile EPSON_58MM =
      new PrinterProfile("Epson 58 mm", 32, 384, EPSON_PAGES, true);

  public PrinterProfile {
    Objects.requireNonNull(name, "name");
    codePages = List.copyOf(codePages);
    if (columns < 8 || dotsPerLine < columns || codePages.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": " + columns + " columns, " + dotsPerLine + " dots, " + codePages);
    }
  }
}
