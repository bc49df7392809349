package dev.evertill.receipt.escpos;

/**
 * What {@code GS k 73} is given, read: <code>{B</code> then characters, <code>{C</code> then pairs
 * of digits. {@link Code128Sets} writes it. Immutable.
 */
final class Code128 {
  private Code128() {}

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
}
