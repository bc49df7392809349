package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Bitmap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes for a printer, as they come; pictures are put in at the end, so that they are copied once.
 * Confined to the thread that made it.
 */
final class Output {
  private record Rows(int at, Bitmap bitmap, int row, int count) {
    int length() {
      return count * (bitmap.width() / 8);
    }
  }

  private byte[] bytes = new byte[2_048];
  private int length;
  private final List<Rows> pictures = new ArrayList<>(0);
  private int ofPictures;

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
    put(values, values.length);
  }

  /** So many of them, from the first. */
  void put(byte[] values, int count) {
    room(count);
    System.arraycopy(values, 0, bytes, length, count);
    length += count;
  }

  void spaces(int count) {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) ' ');
    length += count;
  }

  /**
   * What is ASCII at the beginning of a text.
   *
   * @return where the first other character stands, or the end
   */
  int ascii(String text, int from) {
    int count = text.length() - from;
    room(count);
    int at = length;
    int i = from;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        break;
      }
      bytes[at++] = (byte) c;
    }
    length = at;
    return i;
  }

  /** Some rows of a picture. */
  void put(Bitmap bitmap, int row, int count) {
    Rows rows = new Rows(length, bitmap, row, count);
    pictures.add(rows);
    ofPictures = Math.addExact(ofPictures, rows.length());
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }

  byte[] bytes() {
    if (pictures.isEmpty()) {
      return Arrays.copyOf(bytes, length);
    }
    byte[] all = new byte[Math.addExact(length, ofPictures)];
    int from = 0;
    int to = 0;
    for (Rows rows : pictures) {
      System.arraycopy(bytes, from, all, to, rows.at() - from);
      to += rows.at() - from;
      from = rows.at();
      rows.bitmap().copy(rows.row(), rows.count(), all, to);
      to += rows.length();
    }
    System.arraycopy(bytes, from, all, to, length - from);
    return all;
  }
}
