package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
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

  private final int columns;

  private PlainText(int columns) {
    this.columns = columns;
  }

  /**
   * @param columns characters in a line; wide ones of East Asia count twice
   */
  public static String of(Receipt receipt, int columns) {
    PlainText writer = new PlainText(columns);
    StringBuilder text = new StringBuilder();
    for (Block block : Layout.of(receipt, columns).blocks()) {
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

  @Override
  public String text(Block.Text line) {
    return placed(line.text(), line.align());
  }

  private String placed(String text, Align align) {
    int space = Math.max(0, columns - Characters.columns(text, Style.PLAIN));
    return " ".repeat(align.before(space)) + text;
  }

  /** Wide characters are written narrow; the space they leave keeps the columns in place. */
  @Override
  public String columns(Block.Columns line) {
    StringBuilder text = new StringBuilder();
    List<Cell> cells = line.cells();
    int end = 0;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      end += cell.width();
      String space = " ".repeat(cell.width() - Characters.columns(cell.text(), Style.PLAIN));
      boolean atRightMargin = i == cells.size() - 1 && end == columns;
      text.append(atRightMargin ? space + cell.text() : cell.text() + space);
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
