package dev.evertill.receipt.escpos;

import java.util.Arrays;

/** The bytes of one command from its first to its last. Immutable. */
final class Sequence {
  private final byte[] bytes;

  /** Takes the array over: nobody else may change it. */
  Sequence(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** Two bytes, the lower first. */
  int word(int index) {
    return at(index) | at(index + 1) << 8;
  }

  /** The same, from -32768 to 32767. */
  int signedWord(int index) {
    return (short) word(index);
  }

  /** What follows; empty if nothing does. */
  byte[] from(int index) {
    return Arrays.copyOfRange(bytes, Math.min(index, bytes.length), bytes.length);
  }

  byte[] range(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Its first bytes, enough to look it up in a manual: {@code 1B 33 40}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, 3); i++) {
      text.append(i == 0 ? "" : " ").append(String.format("%02X", at(i)));
    }
    return text.toString();
  }
}
