package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.LaidOut;
import java.util.List;

/**
 * One receipt being written, and what the printer is set to. Takes what {@link Normal} makes of it.
 * Confined to the encoding thread.
 */
final class Writing implements LaidOut<Void> {
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int LF = 0x0A;

  /** Small printers have little memory: a picture comes in bands of so many rows. */
  private static final int BAND = 128;

  private static final int UNKNOWN = -1;

  private final PrinterProfile profile;
  private final Pages pages;
  private final Output output = new Output();
  private final Foreign foreign;
  private final List<Block> blocks;
  private Style style = Style.PLAIN;
  private Align align = Align.LEFT;
  private int barHeight = UNKNOWN;
  private int barModule = UNKNOWN;
  private int barDigits = UNKNOWN;
  private boolean qrModelSet;
  private int qrModule = UNKNOWN;
  private int qrLevel = UNKNOWN;

  Writing(Receipt receipt, PrinterProfile profile) {
    this.profile = profile;
    blocks = receipt.blocks();
    pages = new Pages(profile);
    foreign = new Foreign(pages, output);
  }

  byte[] bytes() {
    output.put(ESC, '@');
    if (profile.kanji()) {
      output.put(FS, '.');
    }
    Straight straight = new Straight(profile, pages, this);
    for (Block block : blocks) {
      if (!block.accept(straight)) {
        for (Block made : Normal.of(new Receipt(List.of(block)), profile, pages).blocks()) {
          made.accept(this);
        }
      }
    }
    foreign.decide();
    return output.bytes();
  }

  @Override
  public Void text(Block.Text line) {
    if (!line.text().isEmpty()) {
      align(line.align());
      run(line.text(), line.style());
    }
    output.put(LF);
    return null;
  }

  @Override
  public Void columns(Block.Columns line) {
    if (!isFull(line.cells())) {
      align(Align.LEFT);
    }
    for (Cell run : line.cells()) {
      run(run.text(), run.style());
    }
    output.put(LF);
    return null;
  }

  /** Whether a character needs no other page than those before it. */
  boolean takes(char c) {
    return foreign.takes(c);
  }

  /**
   * A line from the left, of this style, with nothing that {@link #takes} refuses.
   *
   * @param text in the places of the characters that are not ASCII; anything in the others
   */
  void line(byte[] bytes, int length, Style next, char[] text, int foreignOnes) {
    int columns = profile.columns(next.small());
    if (length != columns || !isWholeLine(columns)) {
      align(Align.LEFT);
    }
    style(next);
    int start = output.length();
    output.put(bytes, length);
    for (int i = 0, left = foreignOnes; left > 0; i++) {
      if (bytes[i] == 0) {
        foreign.at(start + i, text[i]);
        left--;
      }
    }
    output.put(LF);
  }

  /** A line of plain cells, each with spaces to its width; no spaces after the last. */
  void cells(List<Cell> cells, int[] widths) {
    Cell last = cells.get(widths.length - 1);
    int columns = profile.columns(last.style().small());
    int end = -spaceAfter(last, widths[widths.length - 1]);
    for (int width : widths) {
      end += width;
    }
    if (end != columns || !isWholeLine(columns)) {
      align(Align.LEFT);
    }
    style(last.style());
    int waiting = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      int after = spaceAfter(cell, widths[i]);
      if (cell.text().isEmpty()) {
        waiting += widths[i];
        continue;
      }
      output.spaces(waiting + widths[i] - cell.text().length() - after);
      run(cell.text());
      waiting = after;
    }
    output.put(LF);
  }

  private static int spaceAfter(Cell cell, int width) {
    int space = width - cell.text().length();
    return space - cell.align().before(space);
  }

  private boolean isWholeLine(int columns) {
    return Dots.cellWidth(columns, profile.dotsPerLine()) * columns == profile.dotsPerLine();
  }

  /** A line of all dots stands where it stands, whatever the alignment. */
  private boolean isFull(List<Cell> runs) {
    int width = 0;
    for (Cell run : runs) {
      width += run.width();
    }
    int columns = profile.columns(runs.get(0).style().small());
    return width == columns && isWholeLine(columns);
  }

  private void run(String text, Style next) {
    style(next);
    run(text);
  }

  private void run(String text) {
    for (int i = output.ascii(text, 0); i < text.length(); i = output.ascii(text, i + 1)) {
      foreign.put(text.charAt(i));
    }
  }

  /** One command for all but inversion, which is the only one left out of it. */
  private void style(Style next) {
    if (next == style || next.equals(style)) {
      return;
    }
    if (next.invert() != style.invert()) {
      output.put(GS, 'B', next.invert() ? 1 : 0);
    }
    int mode = mode(next);
    if (mode != mode(style)) {
      output.put(ESC, '!', mode);
    }
    style = next;
  }

  private static int mode(Style style) {
    return (style.small() ? 0x01 : 0)
        | (style.bold() ? 0x08 : 0)
        | (style.doubleHeight() ? 0x10 : 0)
        | (style.doubleWidth() ? 0x20 : 0)
        | (style.underline() ? 0x80 : 0);
  }

  private void align(Align next) {
    if (next != align) {
      output.put(ESC, 'a', next.ordinal());
      align = next;
    }
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    byte[] coded = Codes.bytes(barcode);
    int digits = barcode.digits() ? 2 : 0;
    align(barcode.align());
    if (barcode.height() != barHeight) {
      barHeight = barcode.height();
      output.put(GS, 'h', barHeight);
    }
    if (barcode.module() != barModule) {
      barModule = barcode.module();
      output.put(GS, 'w', barModule);
    }
    if (digits != barDigits) {
      barDigits = digits;
      output.put(GS, 'H', digits);
    }
    output.put(GS, 'k', Codes.kind(barcode.symbology()));
    output.put(coded.length);
    output.put(coded);
    return null;
  }

  @Override
  public Void qr(Block.Qr qr) {
    byte[] data = Codes.bytes(qr);
    align(qr.align());
    if (!qrModelSet) {
      qrModelSet = true;
      code(4, 65);
      output.put(50);
      output.put(0);
    }
    if (qr.module() != qrModule) {
      qrModule = qr.module();
      code(3, 67);
      output.put(qrModule);
    }
    if (qr.level().ordinal() != qrLevel) {
      qrLevel = qr.level().ordinal();
      code(3, 69);
      output.put('0' + qrLevel);
    }
    code(data.length + 3, 80);
    output.put('0');
    output.put(data);
    code(3, 81);
    output.put('0');
    return null;
  }

  /** The beginning of a command for QR codes of so many bytes. */
  private void code(int length, int function) {
    output.put(GS, '(', 'k');
    output.put(length & 0xFF);
    output.put(length >> 8);
    output.put('1');
    output.put(function);
  }

  @Override
  public Void raster(Block.Raster raster) {
    Bitmap bitmap = raster.bitmap();
    int bytes = bitmap.width() / 8;
    align(raster.align());
    for (int row = 0; row < bitmap.height(); row += BAND) {
      int rows = Math.min(BAND, bitmap.height() - row);
      output.put(GS, 'v', '0');
      output.put(0);
      output.put(bytes & 0xFF, bytes >> 8, rows);
      output.put(0);
      output.put(bitmap, row, rows);
    }
    return null;
  }

  @Override
  public Void feed(Block.Feed feed) {
    output.put(ESC, 'd', feed.lines());
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    output.put(GS, 'V', profile.cutter() == PrinterProfile.Cutter.FULL ? 65 : 66);
    output.put(0);
    return null;
  }
}
