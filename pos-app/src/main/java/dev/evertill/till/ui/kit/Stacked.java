package dev.evertill.till.ui.kit;

/**
 * Two lines of text, one above the other. Immutable.
 *
 * @param colour of the lower line, by its name in the theme
 */
public record Stacked(String above, String below, String colour) {
  /** The lower line is quiet. */
  public static Stacked quiet(String above, String below) {
    return new Stacked(above, below, "muted");
  }
}
