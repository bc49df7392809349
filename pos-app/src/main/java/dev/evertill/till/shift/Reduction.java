package dev.evertill.till.shift;

import java.util.Comparator;
import java.util.Objects;

/** What a price was lowered by: a line of its own on the report. Immutable. */
public record Reduction(Kind kind, String name) implements Comparable<Reduction> {

  /** Who lowered it. */
  public enum Kind {
    LINE_DISCOUNT("line discount"),
    BASKET_DISCOUNT("basket discount"),
    PROMOTION("promotion");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word in documents. */
    public String text() {
      return text;
    }
  }

  private static final Comparator<Reduction> ORDER =
      Comparator.comparing(Reduction::kind).thenComparing(Reduction::name);

  public Reduction {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
  }

  @Override
  public int compareTo(Reduction other) {
    return ORDER.compare(this, other);
  }
}
