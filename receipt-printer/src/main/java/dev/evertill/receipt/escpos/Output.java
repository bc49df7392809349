package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;
import java.util.Arrays;

/** Bytes for a printer, as they come. Confined to the thread that made it. */
final class Output {
  private byte[] bytes = new byte[2_048];
  private int length;

  void put(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void put(int first, int second) {
    put(first);
    put(second);
  }

  void put(int first, int second, int third) {
    put(first, second);
    put(third);
  }

  void put(byte[] values) {
    room(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  /** Some rows of a picture. */
  void put(Bitmap bitmap, int row, int rows) {
    int more = rows * (bitmap.width() / 8);
    room(more);
    bitmap.copy(row, rows, bytes, length);
    length += more;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }
}
