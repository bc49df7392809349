package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far a count may be off without a question. Nothing, for a tender that is not named.
 * Immutable.
 *
 * @param limits in minor units of the tender's currency, not below 0
 */
public record Tolerance(SortedMap<TenderType, Money> limits) {
  public static final Tolerance NONE = new Tolerance(Sums.copy(Map.of()));

  /**
   * @throws IllegalArgumentException when a limit is below 0
   */
  public Tolerance {
    limits = Sums.copy(limits);
    limits.forEach(
        (tender, limit) -> {
          if (limit.isNegative()) {
            throw new IllegalArgumentException(
                "tolerance of " + tender.text() + " < 0: " + limit.minor());
          }
        });
  }

  public Tolerance with(TenderType tender, Money limit) {
    return new Tolerance(Sums.plus(limits, Map.of(tender, limit), (before, now) -> now));
  }

  /** The limit of this tender. */
  public Money of(TenderType tender) {
    return limits.getOrDefault(tender, Money.ZERO);
  }
}
