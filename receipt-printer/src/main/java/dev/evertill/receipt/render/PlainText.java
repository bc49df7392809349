package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.LaidOut;
import dev.evertill.receipt.layout.Layout;
import java.text.Bidi;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A receipt as lines of text, each ended by a line feed. Confined to the writing thread.
 *
 * <pre>
 * Coffee beans 1 kg                          12.90
 *               [EAN-13 4006381333931]
 * - - - - - - - - - - - - - - - - - - - - - - - -
 * </pre>
 */
public final class PlainText implements LaidOut<String> {
  private static final String LEFT_TO_RIGHT = "\u200E";
  private static final String ISOLATE = "\u2068";
  private static final String END_OF_ISOLATE = "\u2069";

  /** From the first such letter to the last one before a gap. */
  private static final Pattern RIGHT_TO_LEFT =
      Pattern.compile(
          "[\\p{IsArabic}\\p{IsHebrew}\\p{IsSyriac}\\p{IsThaana}]"
              + "(?:(?:(?!  ).)*[\\p{IsArabic}\\p{IsHebrew}\\p{IsSyriac}\\p{IsThaana}\\p{M}])?");

  /** Between a text and what stands apart from it; the gap itself belongs to the text before. */
  private static final Pattern GAP = Pattern.compile("(?<= {2})(?! )");

  private final int columns;
  private final int smallColumns;

  private PlainText(int columns, int smallColumns) {
    this.columns = columns;
    this.smallColumns = smallColumns;
  }

  /**
   * With small print in the same columns as all else.
   *
   * @param columns characters in a line; wide ones of East Asia count twice
   */
  public static String of(Receipt receipt, int columns) {
    return of(receipt, new PlainText(columns, columns));
  }

  /** Line by line as on this printer's paper: small print has more characters in a line. */
  public static String of(Receipt receipt, PrinterProfile profile) {
    return of(receipt, new PlainText(profile.columns(), profile.smallColumns()));
  }

  private static String of(Receipt receipt, PlainText writer) {
    StringBuilder text = new StringBuilder();
    for (Block block : Layout.of(receipt, writer.columns, writer.smallColumns).blocks()) {
      text.append(isolated(block.accept(writer).stripTrailing())).append('\n');
    }
    return text.toString();
  }

  /**
   * A right-to-left text turns the amount beside it round, and the whole line if it comes first,
   * wherever this is read; marks that nobody sees keep it to itself.
   */
  private static String isolated(String line) {
    if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
      return line;
    }
    return LEFT_TO_RIGHT + RIGHT_TO_LEFT.matcher(line).replaceAll(ISOLATE + "$0" + END_OF_ISOLATE);
  }

  private int columns(Style style) {
    return style.small() ? smallColumns : columns;
  }

  @Override
  public String text(Block.Text line) {
    Cell run = Layout.run(line.text(), line.style());
    int whole = columns(line.style());
    return run.width() == whole
        ? narrow(run, true)
        : placed(narrow(run, false).stripTrailing(), line.align(), whole);
  }

  private String placed(String text, Align align) {
    return placed(text, align, columns);
  }

  private static String placed(String text, Align align, int whole) {
    int space = Math.max(0, whole - Characters.columns(text, Style.PLAIN));
    return " ".repeat(align.before(space)) + text;
  }

  @Override
  public String columns(Block.Columns line) {
    StringBuilder text = new StringBuilder();
    List<Cell> cells = line.cells();
    int end = 0;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      end += cell.width();
      text.append(narrow(cell, i == cells.size() - 1 && end == columns(cell.style())));
    }
    return text.toString();
  }

  /**
   * As wide as the cell. Wide characters are written narrow; what stands behind a gap keeps its
   * column, or its end at the right margin.
   */
  private static String narrow(Cell cell, boolean atRightMargin) {
    int each = cell.style().columnsPerCharacter();
    List<String> pieces = each == 1 ? List.of(cell.text()) : List.of(GAP.split(cell.text()));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      int width = Characters.columns(piece, Style.PLAIN);
      boolean last = i == pieces.size() - 1;
      int room = last ? cell.width() - at : Characters.columns(piece, cell.style());
      String space = " ".repeat(Math.max(0, room - width));
      text.append(last && atRightMargin ? space + piece : piece + space);
      at += room;
    }
    return text.toString();
  }

  @Override
  public String barcode(Block.Barcode barcode) {
    return placed("[" + barcode.symbology().title() + " " + barcode.data() + "]", barcode.align());
  }

  @Override
  public String qr(Block.Qr qr) {
    return placed("[QR " + qr.data() + "]", qr.align());
  }

  @Override
  public String raster(Block.Raster raster) {
    return placed(
        "[picture " + raster.bitmap().width() + "×" + raster.bitmap().height() + "]",
        raster.align());
  }

  /** An empty line, however far the paper is fed: nobody tears off a text. */
  @Override
  public String feed(Block.Feed feed) {
    return "";
  }

  @Override
  public String cut(Block.Cut cut) {
    return "- ".repeat(columns / 2);
  }
}
