package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.layout.Symbols;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One receipt being written, and what the printer is set to. Confined to the encoding thread. */
final class Writing implements Block.Visitor<Void> {
  private static final int ESC = 0x1B;
  private static final int GS = 0x1D;
  private static final int LF = 0x0A;
  private static final int BAR_HEIGHT = 80;
  private static final int QUIET_BARS = 2;
  private static final int LINES_TO_TEAR = 5;

  private final PrinterProfile profile;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
  private Style style = Style.PLAIN;
  private Align align = Align.LEFT;
  private CodePage page;

  Writing(PrinterProfile profile) {
    this.profile = profile;
  }

  byte[] of(Receipt receipt) {
    put(ESC, '@');
    choose(profile.codePages().get(0));
    Layout.of(receipt, profile.columns()).blocks().forEach(block -> block.accept(this));
    return bytes.toByteArray();
  }

  @Override
  public Void text(Block.Text line) {
    line(Layout.runs(line), line.align());
    return null;
  }

  @Override
  public Void columns(Block.Columns line) {
    line(line.cells(), Align.LEFT);
    return null;
  }

  private void line(List<Cell> runs, Align place) {
    if (runs.stream().allMatch(run -> run.text().codePoints().allMatch(this::canPrint))) {
      if (!runs.isEmpty()) {
        align(place);
      }
      for (Cell run : runs) {
        style(run.style());
        run.text().codePoints().forEach(this::character);
      }
      put(LF);
    } else {
      drawn(runs, place);
    }
  }

  private boolean canPrint(int codePoint) {
    return byteIn(page, codePoint) != CharacterTable.NONE
        || profile.codePages().stream().anyMatch(p -> byteIn(p, codePoint) != CharacterTable.NONE);
  }

  private void character(int codePoint) {
    if (byteIn(page, codePoint) == CharacterTable.NONE) {
      choose(
          profile.codePages().stream()
              .filter(p -> byteIn(p, codePoint) != CharacterTable.NONE)
              .findFirst()
              .orElseThrow());
    }
    put(byteIn(page, codePoint));
  }

  private static int byteIn(CodePage page, int codePoint) {
    return CharacterTable.of(page).byteOf(codePoint);
  }

  private void choose(CodePage next) {
    page = next;
    put(ESC, 't', next.number());
  }

  /** A line with a character that no page has: the whole line, as dots, so that columns stay. */
  private void drawn(List<Cell> runs, Align place) {
    int cell = Dots.cellWidth(profile.columns(), profile.dotsPerLine());
    int columns = runs.stream().mapToInt(run -> Characters.columns(run.text(), run.style())).sum();
    int free = profile.dotsPerLine() - columns * cell;
    int left =
        switch (place) {
          case LEFT -> 0;
          case CENTRE -> free / 2;
          case RIGHT -> free;
        };
    align(Align.LEFT);
    picture(Dots.bitmap(runs, left, cell, profile.dotsPerLine()).inWholeBytes());
  }

  private void style(Style next) {
    if (next.bold() != style.bold()) {
      put(ESC, 'E', next.bold() ? 1 : 0);
    }
    if (next.underline() != style.underline()) {
      put(ESC, '-', next.underline() ? 1 : 0);
    }
    if (next.invert() != style.invert()) {
      put(GS, 'B', next.invert() ? 1 : 0);
    }
    if (next.doubleWidth() != style.doubleWidth() || next.doubleHeight() != style.doubleHeight()) {
      put(GS, '!', (next.doubleWidth() ? 0x10 : 0) | (next.doubleHeight() ? 0x01 : 0));
    }
    style = next;
  }

  private void align(Align next) {
    if (next != align) {
      put(ESC, 'a', next.ordinal());
      align = next;
    }
  }

  @Override
  public Void rule(Block.Rule rule) {
    throw new IllegalStateException("laid out as text: " + rule);
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    String data = barcode.data();
    byte[] coded =
        barcode.symbology() == Symbology.CODE_128
            ? Code128.bytes(data)
            : data.getBytes(StandardCharsets.US_ASCII);
    int modules = Symbols.bars(barcode).length;
    int width = Symbols.dotsPerModule(modules, QUIET_BARS, profile.dotsPerLine(), 3);
    if (width < 2) {
      throw new IllegalArgumentException(
          barcode.symbology().title()
              + " "
              + data
              + " is "
              + modules
              + " bars wide, and "
              + profile.name()
              + " has room for "
              + (profile.dotsPerLine() / 2 - 2 * QUIET_BARS));
    }
    align(Align.CENTRE);
    put(GS, 'h', BAR_HEIGHT);
    put(GS, 'w', width);
    put(GS, 'H', 2);
    put(GS, 'k', kind(barcode), coded.length);
    bytes.writeBytes(coded);
    return null;
  }

  private static int kind(Block.Barcode barcode) {
    return switch (barcode.symbology()) {
      case UPC_A -> 65;
      case UPC_E -> 66;
      case EAN_13 -> 67;
      case EAN_8 -> 68;
      case CODE_39 -> 69;
      case ITF -> 70;
      case CODABAR -> 71;
      case CODE_93 -> 72;
      case CODE_128, GS1_128 -> 73;
    };
  }

  @Override
  public Void qr(Block.Qr qr) {
    byte[] data = qr.data().getBytes(StandardCharsets.UTF_8);
    int size = Symbols.dotsPerModule(Symbols.squares(qr).length, 4, profile.dotsPerLine(), 6);
    align(Align.CENTRE);
    put(GS, '(', 'k', 4, 0, 49, 65, 50, 0);
    put(GS, '(', 'k', 3, 0, 49, 67, size);
    put(GS, '(', 'k', 3, 0, 49, 69, 49);
    int length = data.length + 3;
    put(GS, '(', 'k', length & 0xFF, length >> 8, 49, 80, 48);
    bytes.writeBytes(data);
    put(GS, '(', 'k', 3, 0, 49, 81, 48);
    return null;
  }

  @Override
  public Void raster(Block.Raster raster) {
    if (raster.bitmap().width() > profile.dotsPerLine()) {
      throw new IllegalArgumentException(
          "the picture is "
              + raster.bitmap().width()
              + " dots wide, and "
              + profile.name()
              + " has "
              + profile.dotsPerLine());
    }
    align(Align.CENTRE);
    picture(raster.bitmap());
    return null;
  }

  private void picture(Bitmap bitmap) {
    int width = bitmap.width() / 8;
    put(GS, 'v', '0', 0, width & 0xFF, width >> 8, bitmap.height() & 0xFF, bitmap.height() >> 8);
    bytes.writeBytes(bitmap.rows());
  }

  @Override
  public Void taxTable(Block.TaxTable table) {
    throw new IllegalStateException("laid out as columns: " + table);
  }

  @Override
  public Void signature(Block.Signature signature) {
    throw new IllegalStateException("laid out as text: " + signature);
  }

  @Override
  public Void feed(Block.Feed feed) {
    put(ESC, 'd', feed.lines());
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    if (profile.cutter() != PrinterProfile.Cutter.NONE) {
      put(GS, 'V', 66, 0);
    } else {
      put(ESC, 'd', LINES_TO_TEAR);
    }
    return null;
  }

  private void put(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
  }
}
