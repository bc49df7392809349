package dev.evertill.till.ui.kit;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * A text broken into lines of a width; what does not fit the last line is cut with an ellipsis.
 * Immutable.
 *
 * @param cut whether something is missing or a word is broken
 */
record WrappedText(List<String> lines, boolean cut) {
  private static final String ELLIPSIS = "…";

  static WrappedText of(String text, FontMetrics metrics, int width, int mostLines) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    boolean broken = false;
    while (!rest.isEmpty() && lines.size() < mostLines) {
      if (metrics.stringWidth(rest) <= width) {
        lines.add(rest);
        return new WrappedText(lines, broken);
      }
      if (lines.size() == mostLines - 1) {
        lines.add(rest.substring(0, fitting(rest, metrics, width, ELLIPSIS)).strip() + ELLIPSIS);
        return new WrappedText(lines, true);
      }
      int most = Math.max(1, fitting(rest, metrics, width, ""));
      int space = rest.lastIndexOf(' ', most);
      int end = space > 0 ? space : most;
      broken |= space <= 0;
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return new WrappedText(lines, broken || !rest.isEmpty());
  }

  private static int fitting(String text, FontMetrics metrics, int width, String tail) {
    int room = width - metrics.stringWidth(tail);
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      used += metrics.charWidth(text.charAt(end));
      if (used > room) {
        break;
      }
      end++;
    }
    return end;
  }
}
