package dev.evertill.till.sale.promotion;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who buys, and when. Immutable.
 *
 * @param at the till's wall clock
 * @param customerGroups the groups of the customer, empty for a stranger
 * @param used how often this customer had a promotion, by its id
 * @param coupons the codes scanned into this basket, in their order
 */
public record Occasion(
    LocalDateTime at, Set<String> customerGroups, Map<String, Integer> used, List<String> coupons) {
  public Occasion {
    customerGroups = Set.copyOf(customerGroups);
    used = Map.copyOf(used);
    coupons = List.copyOf(coupons);
  }

  /** A stranger without coupons. */
  public static Occasion at(LocalDateTime at) {
    return new Occasion(at, Set.of(), Map.of(), List.of());
  }
}
