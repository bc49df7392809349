package dev.evertill.receipt.layout;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fonts of this machine. Java's monospaced one where it has the character, otherwise the first
 * by name that has it. Safe from any thread.
 */
final class Fonts {
  private static final int SIZE = 100;
  private static final int MOST_REMEMBERED = 4_096;
  private static final Font PLAIN = new Font(Font.MONOSPACED, Font.PLAIN, SIZE);
  private static final Font BOLD = new Font(Font.MONOSPACED, Font.BOLD, SIZE);
  private static final Map<Integer, Optional<Font>> SUBSTITUTES = new ConcurrentHashMap<>();

  private Fonts() {}

  /** All fonts there are, by name; read when the first character needs another font. */
  private static final class Installed {
    static final List<Font> FONTS =
        Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
            .filter(font -> font.getStyle() == Font.PLAIN)
            .sorted(Comparator.comparing(Font::getFontName))
            .map(font -> font.deriveFont((float) SIZE))
            .toList();
  }

  static FontMetrics metrics(Graphics2D graphics, boolean bold) {
    return graphics.getFontMetrics(bold ? BOLD : PLAIN);
  }

  /** A font for all of the text, or null where none has its first missing character. */
  static Font of(String text, boolean bold) {
    Font usual = bold ? BOLD : PLAIN;
    int missing = firstMissing(text, usual);
    if (missing < 0) {
      return usual;
    }
    Optional<Font> found = SUBSTITUTES.get(missing);
    if (found == null) {
      found = substitute(missing);
      if (SUBSTITUTES.size() < MOST_REMEMBERED) {
        SUBSTITUTES.put(missing, found);
      }
    }
    return found.map(font -> bold ? font.deriveFont(Font.BOLD) : font).orElse(null);
  }

  private static Optional<Font> substitute(int codePoint) {
    return Installed.FONTS.stream().filter(font -> font.canDisplay(codePoint)).findFirst();
  }

  /** Whether for each code point of a character some font has it. */
  static boolean have(String character) {
    return character
        .codePoints()
        .allMatch(codePoint -> of(Character.toString(codePoint), false) != null);
  }

  private static int firstMissing(String text, Font font) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (isShown(codePoint) && !font.canDisplay(codePoint)) {
        return codePoint;
      }
    }
    return -1;
  }

  private static boolean isShown(int codePoint) {
    return codePoint > ' ' && !Widths.isInvisible(codePoint) && !isSelector(codePoint);
  }

  private static boolean isSelector(int codePoint) {
    return codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
  }
}
