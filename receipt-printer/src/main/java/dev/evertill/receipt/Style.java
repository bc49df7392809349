package dev.evertill.receipt;

/**
 * How characters look. A double-wide character takes two columns. Immutable.
 *
 * @param small in the printer's narrower font, font B; all of a line is small, or nothing
 */
public record Style(
    boolean bold,
    boolean doubleWidth,
    boolean doubleHeight,
    boolean invert,
    boolean underline,
    boolean small) {
  public static final Style PLAIN = new Style(false, false, false, false, false, false);
  public static final Style BOLD = PLAIN.bold(true);
  public static final Style BIG = BOLD.doubleWidth(true).doubleHeight(true);
  public static final Style SMALL = PLAIN.small(true);

  /** The columns one plain character takes in this style, in the font of its line. */
  public int columnsPerCharacter() {
    return doubleWidth ? 2 : 1;
  }

  public Style bold(boolean on) {
    return new Style(on, doubleWidth, doubleHeight, invert, underline, small);
  }

  public Style doubleWidth(boolean on) {
    return new Style(bold, on, doubleHeight, invert, underline, small);
  }

  public Style doubleHeight(boolean on) {
    return new Style(bold, doubleWidth, on, invert, underline, small);
  }

  public Style invert(boolean on) {
    return new Style(bold, doubleWidth, doubleHeight, on, underline, small);
  }

  public Style underline(boolean on) {
    return new Style(bold, doubleWidth, doubleHeight, invert, on, small);
  }

  public Style small(boolean on) {
    return new Style(bold, doubleWidth, doubleHeight, invert, underline, on);
  }
}
