package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;

/**
 * Commands that many a printer obeys at once wherever they come, among the dots of a picture too:
 * {@code DLE EOT} asks, {@code DLE ENQ} and {@code DLE DC4} empty its memory or open the drawer. So
 * none may stand in a receipt by chance. Safe from any thread.
 */
final class RealTime {
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int ENQ = 0x05;
  private static final int DC4 = 0x14;

  /** Nobody sees this dot more; it makes CAN of DLE, which begins nothing among dots. */
  private static final int ONE_DOT_MORE = 0x08;

  /** A picture and what became of it. Immutable. */
  private record Changed(Bitmap from, Bitmap to) {}

  /** A shop's logo is the same picture on every receipt. */
  private static volatile Changed last = new Changed(null, null);

  private RealTime() {}

  /** Whether one begins in what a code says. */
  static boolean isIn(byte[] data) {
    for (int i = 0; i < data.length - 1; i++) {
      if (data[i] == DLE && begins(data[i + 1])) {
        return true;
      }
    }
    return false;
  }

  /** The picture, with a dot more where one would begin, whatever picture stands below it. */
  static Bitmap without(Bitmap bitmap) {
    Changed known = last;
    if (known.from != bitmap) {
      known = new Changed(bitmap, changed(bitmap));
      last = known;
    }
    return known.to;
  }

  private static Bitmap changed(Bitmap bitmap) {
    byte[] rows = bitmap.rows();
    boolean changed = false;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == DLE && (i == rows.length - 1 || begins(rows[i + 1]))) {
        rows[i] |= ONE_DOT_MORE;
        changed = true;
      }
    }
    return changed ? new Bitmap(bitmap.width(), bitmap.height(), rows) : bitmap;
  }

  private static boolean begins(byte second) {
    return second == EOT || second == ENQ || second == DC4;
  }
}
