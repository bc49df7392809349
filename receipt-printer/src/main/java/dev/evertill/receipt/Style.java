package dev.evertill.receipt;

/** How characters look. A double-wide character takes two columns. Immutable. */
public record Style(
    boolean bold, boolean doubleWidth, boolean doubleHeight, boolean invert, boolean underline) {
  public static final Style PLAIN = new Style(false, false, false, false, false);
  public static final Style BOLD = new Style(true, false, false, false, false);
  public static final Style BIG = new Style(true, true, true, false, false);

  /** The columns one plain character takes in this style. */
  public int columnsPerCharacter() {
    return doubleWidth ? 2 : 1;
  }
}
