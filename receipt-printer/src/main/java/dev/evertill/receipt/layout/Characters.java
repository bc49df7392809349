package dev.evertill.receipt.layout;

import dev.evertill.receipt.Style;

/** How much room characters take on paper. Immutable. */
public final class Characters {
  private Characters() {}

  /** The columns of a text in this style. */
  public static int columns(String text, Style style) {
    return text.codePoints().map(Characters::columns).sum() * style.columnsPerCharacter();
  }

  /** The columns of one plain character: two for the wide ones of East Asia, none for accents. */
  public static int columns(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || codePoint == 0x200D
        || codePoint >= 0xFE00 && codePoint <= 0xFE0F) {
      return 0;
    }
    boolean wide =
        codePoint >= 0x1100 && codePoint <= 0x115F
            || codePoint >= 0x2E80 && codePoint <= 0xA4CF
            || codePoint >= 0xAC00 && codePoint <= 0xD7A3
            || codePoint >= 0xF900 && codePoint <= 0xFAFF
            || codePoint >= 0xFE30 && codePoint <= 0xFE6F
            || codePoint >= 0xFF00 && codePoint <= 0xFF60
            || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
            || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    return wide ? 2 : 1;
  }

  /** How many {@code char}s from the start fit into so many columns; never none. */
  static int fitting(String text, int columns, Style style) {
    int used = 0;
    int index = 0;
    while (index < text.length()) {
      int codePoint = text.codePointAt(index);
      used += columns(codePoint) * style.columnsPerCharacter();
      if (used > columns && index > 0) {
        return index;
      }
      index += Character.charCount(codePoint);
    }
    return index;
  }

  /**
   * Printers obey control characters, so a space stands for each; half a character is shown as
   * such.
   */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
