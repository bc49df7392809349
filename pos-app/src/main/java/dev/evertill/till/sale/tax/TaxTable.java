package dev.evertill.till.sale.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tax classes of a shop with the days they hold; the classes of days to come are in it already.
 * Each day has one class of a code at most. Immutable.
 */
public record TaxTable(List<Period> periods) {
  public static final TaxTable EMPTY = new TaxTable(List.of());

  /**
   * A class and the days it holds.
   *
   * @param from the first day, empty for always
   * @param until the last day, empty for ever
   */
  public record Period(TaxClass taxClass, Optional<LocalDate> from, Optional<LocalDate> until) {
    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Period {
      Objects.requireNonNull(taxClass);
      if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
        throw new IllegalArgumentException(
            "tax class "
                + taxClass.code()
                + ": until "
                + until.get()
                + " is before from "
                + from.get());
      }
    }

    /** From the first day to the last, both in it. */
    boolean holds(LocalDate day) {
      return !begins(from, day) && !ends(until, day);
    }

    boolean overlaps(Period other) {
      boolean before = until.isPresent() && begins(other.from, until.get());
      boolean after = from.isPresent() && ends(other.until, from.get());
      return !before && !after;
    }

    /** {@code 2020-07-01 to 2020-12-31}, or {@code always} and {@code for ever} at an open end. */
    String days() {
      return from.map(LocalDate::toString).orElse("always")
          + " to "
          + until.map(LocalDate::toString).orElse("for ever");
    }

    private static boolean begins(Optional<LocalDate> from, LocalDate after) {
      return from.isPresent() && from.get().isAfter(after);
    }

    private static boolean ends(Optional<LocalDate> until, LocalDate before) {
      return until.isPresent() && until.get().isBefore(before);
    }
  }

  /**
   * @throws IllegalArgumentException when two classes of one code hold on the same day
   */
  public TaxTable {
    periods = List.copyOf(periods);
    for (int i = 0; i < periods.size(); i++) {
      for (int j = 0; j < i; j++) {
        checkApart(periods.get(j), periods.get(i));
      }
    }
  }

  private static void checkApart(Period one, Period other) {
    String code = one.taxClass().code();
    if (code.equals(other.taxClass().code()) && one.overlaps(other)) {
      throw new IllegalArgumentException(
          "tax class "
              + code
              + ": "
              + one.days()
              + " and "
              + other.days()
              + " overlap, one class on a day is allowed");
    }
  }

  /** The class of this code on a business day; none where the table has a gap. */
  public Optional<TaxClass> on(LocalDate day, String code) {
    for (Period period : periods) {
      if (period.taxClass().code().equals(code) && period.holds(day)) {
        return Optional.of(period.taxClass());
      }
    }
    return Optional.empty();
  }
}
