package dev.evertill.till.sale.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tax classes of a shop with the days they hold. Immutable. */
public record TaxTable(List<Period> periods) {
  public static final TaxTable EMPTY = new TaxTable(List.of());

  /**
   * A class and the days it holds.
   *
   * @param from the first day, empty for always
   * @param until the last day, empty for ever
   */
  public record Period(
      TaxClass taxClass, Optional<LocalDate> from, Optional<LocalDate> until) {}

  public TaxTable {
    periods = List.copyOf(periods);
  }

  /** The class of this code on a business day. */
  public Optional<TaxClass> on(LocalDate day, String code) {
    throw new UnsupportedOperationException("not built yet");
  }
}
