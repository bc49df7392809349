package dev.evertill.till.sale;

import java.util.Map;
import java.util.Set;

/**
 * Who buys, as far as prices depend on it. Immutable.
 *
 * @param groups the customer groups
 * @param used how often this customer had each promotion, by its id
 */
public record Customer(String id, Set<String> groups, Map<String, Integer> used) {
  public Customer {
    groups = Set.copyOf(groups);
    used = Map.copyOf(used);
  }
}
