package dev.evertill.till.sale.promotion;

import java.util.Set;

/**
 * Which goods an offer is for: those of the item numbers or of the goods groups, or all where both
 * are empty; never the excluded ones. Immutable.
 */
public record Selector(Set<String> skus, Set<String> groups, Set<String> excludedSkus) {
  public static final Selector ALL = new Selector(Set.of(), Set.of(), Set.of());

  public Selector {
    skus = Set.copyOf(skus);
    groups = Set.copyOf(groups);
    excludedSkus = Set.copyOf(excludedSkus);
  }

  public static Selector items(String... skus) {
    return new Selector(Set.of(skus), Set.of(), Set.of());
  }

  public static Selector groups(String... groups) {
    return new Selector(Set.of(), Set.of(groups), Set.of());
  }

  public boolean takes(String sku, String group) {
    if (excludedSkus.contains(sku)) {
      return false;
    }
    return (skus.isEmpty() && groups.isEmpty()) || skus.contains(sku) || groups.contains(group);
  }
}
