package dev.evertill.receipt.layout;

import dev.evertill.receipt.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks texts into lines: at spaces, between the characters of Chinese, Japanese and Korean, and
 * inside a word that is longer than a line. A text that is set in stays so on its next lines.
 * Immutable.
 */
final class Wrapping {
  private static final String NOT_FIRST_IN_A_LINE =
      "、。，．・：；？！ー）］｝〉》」』】〕〗〙〟’”…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々％℃";
  private static final String NOT_LAST_IN_A_LINE = "（［｛〈《「『【〔〖〘〝‘“￥＄";

  private Wrapping() {}

  /** At least one line, each fit to print; none but a single wide character is wider. */
  static List<String> wrap(String text, int columns, Style style) {
    if (text.indexOf('\n') < 0) {
      String whole = Characters.printable(text);
      if (Characters.columns(whole, style) <= columns) {
        return List.of(shown(whole));
      }
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      wrapLine(Characters.printable(line), columns, style, lines);
    }
    return lines;
  }

  /** As much of the first line as fits. */
  static String cut(String text, int columns, Style style) {
    int end = text.indexOf('\n');
    String line = Characters.printable(end < 0 ? text : text.substring(0, end).stripTrailing());
    return Characters.columns(line, style) <= columns
        ? shown(line)
        : line.substring(0, Characters.fitting(line, columns, style)).stripTrailing();
  }

  private static void wrapLine(String line, int columns, Style style, List<String> lines) {
    String indent = indent(line, columns, style);
    String rest = line;
    for (int fits; (fits = Characters.fitting(rest, columns, style)) < rest.length(); ) {
      int end = breakBefore(rest, fits);
      String head = rest.substring(0, end).stripTrailing();
      if (head.isEmpty()) {
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      } else {
        lines.add(head);
        rest = Characters.begun(rest.substring(end).stripLeading());
      }
      if (rest.isEmpty()) {
        return;
      }
      rest = indent + rest;
    }
    lines.add(shown(rest));
  }

  /** The spaces a line begins with, or none where they leave too little of the next one. */
  private static String indent(String line, int columns, Style style) {
    int text = 0;
    while (text < line.length() && isSpace(line, text)) {
      text++;
    }
    int indent = text * style.columnsPerCharacter();
    return 2 * indent <= columns && columns - indent >= Characters.widest(line, style)
        ? line.substring(0, text)
        : "";
  }

  /** The last place up to {@code fits} where a line may end; 0 if there is none. */
  private static int breakBefore(String text, int fits) {
    for (int i = Math.min(fits, text.length() - 1); i > 0; i--) {
      if (isSpace(text, i) || mayBreak(text, i)) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isSpace(String text, int index) {
    return text.charAt(index) == ' '
        && (index + 1 == text.length() || !Widths.isMark(text.codePointAt(index + 1)));
  }

  private static boolean mayBreak(String text, int index) {
    int before = text.codePointBefore(index);
    int after = text.codePointAt(index);
    return (isEastAsian(before) || isEastAsian(after))
        && Characters.columns(after) > 0
        && !Widths.isMark(after)
        && NOT_FIRST_IN_A_LINE.indexOf(after) < 0
        && NOT_LAST_IN_A_LINE.indexOf(before) < 0
        && !Character.isLowSurrogate(text.charAt(index));
  }

  private static boolean isEastAsian(int codePoint) {
    return codePoint >= 0x2E80
        && Widths.isWide(codePoint)
        && (codePoint < 0x10000 || codePoint >= 0x20000);
  }

  /** Direction marks alone show nothing. */
  private static String shown(String line) {
    return line.isEmpty() || Characters.columns(line, Style.PLAIN) > 0 ? line : "";
  }
}
