package dev.evertill.receipt;

import java.util.Objects;

/**
 * A text in one column of a line. Immutable.
 *
 * @param width in plain characters; 0 takes what the others leave
 * @param overflow what becomes of a text too long for its column
 */
public record Cell(String text, int width, Align align, Style style, Overflow overflow) {
  /** What becomes of a text too long for its column. */
  public enum Overflow {
    /** It goes on on the next line, in its column. */
    WRAP,
    /** Its end is not printed: for what tells enough by its beginning. */
    CUT
  }

  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(align, "align");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(overflow, "overflow");
    if (width < 0) {
      throw new IllegalArgumentException("width < 0: " + width);
    }
  }

  /** One that wraps. */
  public Cell(String text, int width, Align align, Style style) {
    this(text, width, align, style, Overflow.WRAP);
  }

  /** A plain text at the left of its column; a width of 0 takes what the others leave. */
  public static Cell left(String text, int width) {
    return new Cell(text, width, Align.LEFT, Style.PLAIN);
  }

  /** A plain text at the right of its column, as amounts are. */
  public static Cell right(String text, int width) {
    return new Cell(text, width, Align.RIGHT, Style.PLAIN);
  }

  /** The same text in another style. */
  public Cell in(Style other) {
    return new Cell(text, width, align, other, overflow);
  }

  /** The same, never more than one line. */
  public Cell cutOff() {
    return new Cell(text, width, align, style, Overflow.CUT);
  }
}
