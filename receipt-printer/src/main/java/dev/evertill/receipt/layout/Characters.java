package dev.evertill.receipt.layout;

import dev.evertill.receipt.Style;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room characters take on paper. Immutable.
 *
 * <p>What people see as one character, its accents and joined emoji included, is never cut in two
 * (UAX #29). It takes two columns if it is one of the wide ones of East Asia, otherwise one (UAX
 * #11); what that annex calls ambiguous takes one, as in the printers' own code pages.
 */
public final class Characters {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final int EMOJI_PRESENTATION = 0xFE0F;
  private static final String CIRCLE_FOR_A_MARK = "\u25CC";

  private Characters() {}

  /** The columns of a text in this style. */
  public static int columns(String text, Style style) {
    return columns(text) * style.columnsPerCharacter();
  }

  private static int columns(String text) {
    if (isNarrow(text)) {
      return text.length();
    }
    int columns = 0;
    for (int from = 0, to; from < text.length(); from = to) {
      to = clusterEnd(text, from);
      columns += columnsOfCluster(text, from, to);
    }
    return columns;
  }

  /** The columns of one plain character: two for the wide ones of East Asia, none for accents. */
  public static int columns(int codePoint) {
    return Widths.columns(codePoint);
  }

  /**
   * The characters of a text that no font of this machine has, each once, in their order: where
   * they are drawn, they are boxes. A printer needs no font for what its code pages have.
   *
   * <p>The first character that Java's own font lacks takes longer: all fonts are looked at.
   */
  public static List<String> boxes(String text) {
    Set<String> boxes = new LinkedHashSet<>();
    String printable = printable(text);
    for (int from = 0, to; from < printable.length(); from = to) {
      to = clusterEnd(printable, from);
      String character = printable.substring(from, to);
      if (!Fonts.have(character)) {
        boxes.add(character);
      }
    }
    return List.copyOf(boxes);
  }

  /** Where the character ends that begins at {@code from}, with all that belongs to it. */
  static int clusterEnd(String text, int from) {
    int next = from + 1;
    if (standsAlone(text.charAt(from)) && (next == text.length() || standsAlone(text, next))) {
      return next;
    }
    Matcher matcher = CLUSTER.matcher(text).region(from, text.length());
    return matcher.lookingAt() ? matcher.end() : next;
  }

  private static boolean standsAlone(String text, int index) {
    return standsAlone(text.charAt(index));
  }

  /** Of the usual scripts: a {@code char} that joins nothing and that nothing but marks joins. */
  private static boolean standsAlone(char c) {
    return c < 0x300
        || c >= 0x370 && c < 0x483
        || c >= 0x48A && c < 0x591
        || c >= 0x1E00 && c < 0x200B
        || c >= 0x2010 && c < 0x2028
        || c >= 0x2030 && c < 0x2060
        || c >= 0x20A0 && c < 0x20D0
        || c >= 0x2190 && c < 0x2600
        || c >= 0x3041 && c < 0x3099
        || c >= 0x309B && c < 0x3130
        || c >= 0x4E00 && c < 0xA000
        || c >= 0xAC00 && c < 0xD7A4;
  }

  /** Whether it is Latin: one column for each {@code char}, and nothing joins. */
  static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  private static int columnsOfCluster(String text, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      columns += codePoint == EMOJI_PRESENTATION && i > from ? 2 : Widths.columns(codePoint);
    }
    boolean markAlone = columns == 0 && !Widths.isInvisible(text.codePointAt(from));
    return markAlone ? 1 : Math.min(columns, 2);
  }

  /** The columns of the widest character in the text. */
  static int widest(String text, Style style) {
    int widest = 0;
    for (int from = 0, to; from < text.length(); from = to) {
      to = clusterEnd(text, from);
      widest = Math.max(widest, columnsOfCluster(text, from, to));
    }
    return widest * style.columnsPerCharacter();
  }

  /** How many {@code char}s from the start fit into so many columns; never none. */
  static int fitting(String text, int columns, Style style) {
    int used = 0;
    for (int from = 0, to; from < text.length(); from = to) {
      to = clusterEnd(text, from);
      used += columnsOfCluster(text, from, to) * style.columnsPerCharacter();
      if (used > columns && from > 0) {
        return from;
      }
    }
    return text.length();
  }

  /**
   * What a printer may be given: accents are joined to their letters where there is a letter with
   * them; printers obey control characters, so a space stands for each; half a character is shown
   * as such, and a mark without a letter on a circle.
   */
  static String printable(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !Widths.isDropped(c))
        .map(c -> Widths.isControl(c) ? ' ' : c)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(printable::appendCodePoint);
    return begun(printable.toString());
  }

  /** A line that begins with a mark gets the circle it stands on. */
  static String begun(String line) {
    return !line.isEmpty() && Widths.isMark(line.codePointAt(0)) ? CIRCLE_FOR_A_MARK + line : line;
  }

  /**
   * Whether it is Latin without controls: a column for each {@code char}, fit to print as it is.
   */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x7F && c < 0xA0 || c >= 0x300) {
        return false;
      }
    }
    return true;
  }
}
