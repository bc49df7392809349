package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Symbols;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a printer cannot do itself, as pictures no wider than need be. Safe from any thread.
 *
 * <p>Drawing takes long beside writing, and shops print the same name and address all day: the last
 * pictures are kept while there is memory for them.
 */
final class Drawn {
  private static final int MOST_KEPT = 64;

  private record Line(List<Cell> runs, int cell, int width) {}

  private static final Map<Object, SoftReference<Bitmap>> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, SoftReference<Bitmap>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private Drawn() {}

  private static Bitmap kept(Object what, Supplier<Bitmap> drawing) {
    synchronized (KEPT) {
      SoftReference<Bitmap> known = KEPT.get(what);
      Bitmap bitmap = known == null ? null : known.get();
      if (bitmap != null) {
        return bitmap;
      }
    }
    Bitmap bitmap = drawing.get();
    synchronized (KEPT) {
      KEPT.put(what, new SoftReference<>(bitmap));
    }
    return bitmap;
  }

  /** A line of characters, as wide as they are. */
  static Bitmap line(List<Cell> runs, PrinterProfile profile) {
    int columns = 0;
    for (Cell run : runs) {
      columns += Characters.columns(run.text(), run.style());
    }
    int ofPaper = profile.columns(runs.get(0).style().small());
    int cell = Dots.cellWidth(ofPaper, profile.dotsPerLine());
    int width = Math.max(8, (columns * cell + 7) / 8 * 8);
    return kept(new Line(List.copyOf(runs), cell, width), () -> Dots.bitmap(runs, 0, cell, width));
  }

  static Bitmap bars(Block.Barcode barcode) {
    return kept(barcode, () -> draw(barcode));
  }

  private static Bitmap draw(Block.Barcode barcode) {
    boolean[] bars = Symbols.bars(barcode);
    int module = barcode.module();
    int bytes = (bars.length * module + 7) / 8;
    byte[] row = new byte[bytes];
    for (int x = 0; x < bars.length * module; x++) {
      if (bars[x / module]) {
        row[x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
    byte[] rows = new byte[bytes * barcode.height()];
    for (int y = 0; y < barcode.height(); y++) {
      System.arraycopy(row, 0, rows, y * bytes, bytes);
    }
    return new Bitmap(bytes * 8, barcode.height(), rows);
  }

  /** A QR code with the quiet zone that it needs. */
  static Bitmap squares(Block.Qr qr) {
    return kept(qr, () -> draw(qr));
  }

  private static Bitmap draw(Block.Qr qr) {
    boolean[][] squares = Symbols.squares(qr);
    int module = qr.module();
    int dots = (squares.length + 2 * Symbols.QUIET_SQUARES) * module;
    int bytes = (dots + 7) / 8;
    byte[] rows = new byte[bytes * dots];
    for (int y = 0; y < squares.length * module; y++) {
      for (int x = 0; x < squares.length * module; x++) {
        if (squares[y / module][x / module]) {
          int column = x + Symbols.QUIET_SQUARES * module;
          rows[(y + Symbols.QUIET_SQUARES * module) * bytes + column / 8] |=
              (byte) (0x80 >> column % 8);
        }
      }
    }
    return new Bitmap(bytes * 8, dots, rows);
  }
}
