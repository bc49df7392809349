package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Comparator;
import java.util.Objects;

/**
 * A coin or a note. The larger stands first, as on a count sheet, and the note before the coin of
 * the same value (the United States have both of one dollar). Immutable.
 *
 * @param value in minor units of its currency, above 0
 */
public record Denomination(Money value, Kind kind) implements Comparable<Denomination> {

  /** What it is made of. */
  public enum Kind {
    NOTE("note"),
    COIN("coin");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word in documents. */
    public String text() {
      return text;
    }
  }

  private static final Comparator<Denomination> LARGE_FIRST =
      Comparator.comparing(Denomination::value).reversed().thenComparing(Denomination::kind);

  /**
   * @throws IllegalArgumentException when the value is not above 0
   */
  public Denomination {
    Objects.requireNonNull(kind);
    if (!value.isPositive()) {
      throw new IllegalArgumentException("a " + kind.text() + " of " + value.minor());
    }
  }

  public static Denomination note(long minor) {
    return new Denomination(Money.of(minor), Kind.NOTE);
  }

  public static Denomination coin(long minor) {
    return new Denomination(Money.of(minor), Kind.COIN);
  }

  @Override
  public int compareTo(Denomination other) {
    return LARGE_FIRST.compare(this, other);
  }
}
