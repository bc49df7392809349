package dev.evertill.receipt.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * CODE-128 data as {@code GS k 73} wants it: {@code {B} then characters, or {@code {C} then pairs of
 * digits. Immutable.
 */
final class Code128 {
  private Code128() {}

  static byte[] bytes(String data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write('{');
    if (isPairs(data)) {
      bytes.write('C');
      for (int i = 0; i < data.length(); i += 2) {
        bytes.write(Integer.parseInt(data.substring(i, i + 2)));
      }
    } else {
      bytes.write('B');
      bytes.writeBytes(data.replace("{", "{{").getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  /** The narrowest bars in the symbol: start, check and stop included. */
  static int modules(String data) {
    int symbols = isPairs(data) ? data.length() / 2 : data.length();
    return 11 * (symbols + 2) + 13;
  }

  /**
   * What a scanner reads: FNC1 as {@link GsOneElements#SEPARATOR}; the other functions and a shift
   * between the sets are no text.
   */
  static String text(byte[] bytes, int from, int length) {
    StringBuilder text = new StringBuilder();
    char set = 'B';
    for (int i = from; i < from + length; i++) {
      int value = bytes[i] & 0xFF;
      if (value == '{' && i + 1 < from + length) {
        char next = (char) (bytes[++i] & 0xFF);
        switch (next) {
          case 'A', 'B', 'C' -> set = next;
          case '{' -> text.append('{');
          case '1' -> text.append(GsOneElements.SEPARATOR);
          case 'S', '2', '3', '4' -> {}
          default -> throw new IllegalArgumentException("CODE-128 knows no {" + next);
        }
      } else if (set == 'C') {
        text.append(value / 10).append(value % 10);
      } else {
        text.append((char) value);
      }
    }
    return text.toString();
  }

  private static boolean isPairs(String data) {
    return data.length() % 2 == 0 && data.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
