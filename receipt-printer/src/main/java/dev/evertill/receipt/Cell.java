package dev.evertill.receipt;

import java.util.Objects;

/**
 * A text in one column of a line. Immutable.
 *
 * @param width in plain characters; 0 takes what the others leave
 */
public record Cell(String text, int width, Align align, Style style) {
  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(align, "align");
    Objects.requireNonNull(style, "style");
    if (width < 0) {
      throw new IllegalArgumentException("width < 0: " + width);
    }
  }

  public static Cell left(String text, int width) {
    return new Cell(text, width, Align.LEFT, Style.PLAIN);
  }

  public static Cell right(String text, int width) {
    return new Cell(text, width, Align.RIGHT, Style.PLAIN);
  }

  public Cell in(Style other) {
    return new Cell(text, width, align, other);
  }
}
