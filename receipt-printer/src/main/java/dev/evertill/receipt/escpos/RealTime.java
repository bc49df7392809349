package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;

/**
 * Commands that many a printer obeys at once wherever they come, among the dots of a picture too:
 * {@code DLE EOT} asks, {@code DLE ENQ} and {@code DLE DC4} empty its memory or open the drawer. So
 * none may stand in a receipt by chance. Immutable.
 */
final class RealTime {
  private static final int DLE = 0x10;

  /** Nobody sees this dot more; it makes CAN of DLE, which begins nothing among dots. */
  private static final int ONE_DOT_MORE = 0x08;

  private RealTime() {}

  /** Whether one begins in these bytes. */
  static boolean isIn(byte[] bytes) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (begins(bytes, i)) {
        return true;
      }
    }
    return false;
  }

  /** The picture, with a dot more where one would begin. */
  static Bitmap without(Bitmap bitmap) {
    byte[] rows = bitmap.rows();
    if (!isIn(rows)) {
      return bitmap;
    }
    for (int i = 0; i < rows.length - 1; i++) {
      if (begins(rows, i)) {
        rows[i] |= ONE_DOT_MORE;
      }
    }
    return new Bitmap(bitmap.width(), bitmap.height(), rows);
  }

  private static boolean begins(byte[] bytes, int at) {
    return bytes[at] == DLE
        && switch (bytes[at + 1]) {
          case 0x04, 0x05, 0x14 -> true;
          default -> false;
        };
  }
}
