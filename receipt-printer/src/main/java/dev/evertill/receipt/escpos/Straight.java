package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Layout;
import java.util.Arrays;
import java.util.List;

/**
 * Writes at once what needs neither layout nor drawing, which is most of a receipt: short lines in
 * letters the printer has. Says false of all else, and then has written nothing. Confined to the
 * encoding thread.
 *
 * <p>It writes what {@link Normal} would have made of it; it is only faster.
 */
final class Straight implements Block.Visitor<Boolean> {
  private final PrinterProfile profile;
  private final Pages pages;
  private final Writing writing;
  private final byte[] bytes;
  private final char[] characters;
  private int foreign;

  Straight(PrinterProfile profile, Pages pages, Writing writing) {
    this.profile = profile;
    this.pages = pages;
    this.writing = writing;
    bytes = new byte[Math.max(profile.columns(), profile.smallColumns())];
    characters = new char[bytes.length];
  }

  @Override
  public Boolean text(Block.Text line) {
    int columns = profile.columns(line.style().small());
    int length = line.text().length() * line.style().columnsPerCharacter();
    boolean fits = length < columns || length == columns && line.align() == Align.LEFT;
    if (length == 0 || !fits || !isStraight(line.text())) {
      return false;
    }
    writing.text(line);
    return true;
  }

  @Override
  public Boolean columns(Block.Columns line) {
    List<Cell> cells = line.cells();
    Style style = cells.get(0).style();
    int columns = profile.columns(style.small());
    int[] widths = Layout.widths(cells, columns);
    Arrays.fill(bytes, 0, columns, (byte) ' ');
    int left = 0;
    int end = 0;
    foreign = 0;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      int space = widths[i] - cell.text().length();
      if (space < 0 || !isOne(cell.style(), style)) {
        return false;
      }
      int from = left + cell.align().before(space);
      if (!place(cell.text(), from)) {
        return placedInPieces(cells, widths);
      }
      end = cell.text().isEmpty() ? end : from + cell.text().length();
      left += widths[i];
    }
    if (end == 0 || bytes[end - 1] == ' ') {
      return false;
    }
    writing.line(bytes, end, style, characters, foreign);
    return true;
  }

  /** Puts a text into the line, if it needs no other page than what came before. */
  private boolean place(String text, int from) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c;
      if (c < ' ' || c >= 0x7F) {
        if (!isFromLatinToCyrillic(c) || !writing.takes(c)) {
          return false;
        }
        characters[from + i] = c;
        value = 0;
        foreign++;
      }
      bytes[from + i] = (byte) value;
    }
    return true;
  }

  /** A line for which the printer has to change to another page. */
  private boolean placedInPieces(List<Cell> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      if (cell.text().length() > widths[i]
          || !isOne(cell.style(), cells.get(0).style())
          || !isStraight(cell.text())) {
        return false;
      }
    }
    String last = cells.get(widths.length - 1).text();
    if (last.isEmpty() || last.charAt(last.length() - 1) == ' ') {
      return false;
    }
    writing.cells(cells, widths);
    return true;
  }

  /** Whether the line has one style, in which spaces show nothing and are as wide as others. */
  private static boolean isOne(Style style, Style first) {
    return (style == first || style.equals(first))
        && !style.doubleWidth()
        && !style.invert()
        && !style.underline();
  }

  /** Whether each {@code char} is a letter of one column that the printer has. */
  private boolean isStraight(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F && !isForeignLetter(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean isForeignLetter(char c) {
    return isFromLatinToCyrillic(c) && pages.have(c);
  }

  /** Of one column, and joined with nothing. */
  private static boolean isFromLatinToCyrillic(char c) {
    return c >= 0xA0 && c < 0x300 || c >= 0x370 && c < 0x483;
  }

  @Override
  public Boolean rule(Block.Rule rule) {
    if (rule.character() <= ' ' || rule.character() >= 0x7F) {
      return false;
    }
    writing.text(
        new Block.Text(
            String.valueOf(rule.character()).repeat(profile.columns()), Style.PLAIN, Align.LEFT));
    return true;
  }

  @Override
  public Boolean barcode(Block.Barcode barcode) {
    return false;
  }

  @Override
  public Boolean qr(Block.Qr qr) {
    return false;
  }

  @Override
  public Boolean raster(Block.Raster raster) {
    int width = raster.bitmap().width();
    if (width % 8 != 0 || width > profile.dotsPerLine() || RealTime.isIn(raster.bitmap().rows())) {
      return false;
    }
    writing.raster(new Block.Raster(RealTime.without(raster.bitmap()), raster.align()));
    return true;
  }

  @Override
  public Boolean taxTable(Block.TaxTable table) {
    return false;
  }

  @Override
  public Boolean signature(Block.Signature signature) {
    return false;
  }

  @Override
  public Boolean feed(Block.Feed feed) {
    return false;
  }

  @Override
  public Boolean cut(Block.Cut cut) {
    if (profile.cutter() == PrinterProfile.Cutter.NONE) {
      return false;
    }
    writing.cut(cut);
    return true;
  }
}
