package dev.evertill.till.shift;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * Which entry of the journal, when, and who stood at the till. Immutable.
 *
 * @param number of the entry, from 1
 */
public record At(long number, Instant moment, Cashier cashier) {

  /** Whom figures are listed by. Immutable. */
  public record Cashier(String id, String name) implements Comparable<Cashier> {
    private static final Comparator<Cashier> ORDER =
        Comparator.comparing(Cashier::id).thenComparing(Cashier::name);

    @Override
    public int compareTo(Cashier other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @throws IllegalArgumentException when the number is below 1
   */
  public At {
    Objects.requireNonNull(moment);
    Objects.requireNonNull(cashier);
    if (number < 1) {
      throw new IllegalArgumentException("entry < 1: " + number);
    }
  }
}
