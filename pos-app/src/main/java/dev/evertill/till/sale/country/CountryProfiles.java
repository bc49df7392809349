package dev.evertill.till.sale.country;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The countries whose way of counting is known. Functions only. */
public final class CountryProfiles {
  private static final Map<String, Country> BY_CODE = byCode();

  private CountryProfiles() {}

  /**
   * How {@code country} counts on a business day: its rows of before and after a change of coins
   * differ.
   *
   * @param country ISO 3166-1 alpha-2, in capitals
   * @return empty for a country that is not known, or not on that day: the shop says it all itself
   */
  public static Optional<CountryProfile> on(String country, LocalDate day) {
    return Optional.ofNullable(BY_CODE.get(country)).flatMap(row -> row.on(day));
  }

  /** The codes that are known, in the order of the alphabet. */
  public static SortedSet<String> countries() {
    return new TreeSet<>(BY_CODE.keySet());
  }

  private static Map<String, Country> byCode() {
    Map<String, Country> rows = new TreeMap<>();
    for (Country row : CountryTable.ROWS) {
      if (rows.put(row.code(), row) != null) {
        throw new IllegalStateException("country " + row.code() + " has two rows");
      }
    }
    return Map.copyOf(rows);
  }
}
