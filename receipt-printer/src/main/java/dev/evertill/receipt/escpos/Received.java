package dev.evertill.receipt.escpos;

import java.util.Arrays;

/**
 * Bytes that have come and were not obeyed yet, the oldest first. Confined to the thread that feeds
 * the decoder.
 */
final class Received {
  private byte[] bytes = new byte[256];
  private int from;
  private int to;

  void append(byte[] more, int start, int length) {
    if (bytes.length - to < length) {
      int held = size();
      byte[] roomier = bytes.length < 2 * (held + length) ? new byte[2 * (held + length)] : bytes;
      System.arraycopy(bytes, from, roomier, 0, held);
      bytes = roomier;
      from = 0;
      to = held;
    }
    System.arraycopy(more, start, bytes, to, length);
    to += length;
  }

  int size() {
    return to - from;
  }

  boolean has(int length) {
    return size() >= length;
  }

  int at(int index) {
    return bytes[from + index] & 0xFF;
  }

  /** Two bytes, the lower first. */
  int word(int index) {
    return at(index) | at(index + 1) << 8;
  }

  /** Four bytes, the lowest first. */
  long doubleWord(int index) {
    return word(index) | (long) word(index + 2) << 16;
  }

  /** Where this byte comes first between these places, or -1 if it does not. */
  int indexOf(int value, int start, int end) {
    for (int i = start; i < Math.min(end, size()); i++) {
      if (at(i) == value) {
        return i;
      }
    }
    return -1;
  }

  Sequence take(int length) {
    Sequence taken = new Sequence(Arrays.copyOfRange(bytes, from, from + length));
    drop(length);
    return taken;
  }

  void drop(int length) {
    from += length;
  }
}
