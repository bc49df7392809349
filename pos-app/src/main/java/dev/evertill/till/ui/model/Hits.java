package dev.evertill.till.ui.model;

import dev.evertill.till.sale.Item;
import java.util.List;
import java.util.Optional;

/** What a search found, and which of it Enter would take. Immutable. */
public record Hits(String words, List<Item> items, int at) {
  public static final Hits NONE = new Hits("", List.of(), 0);

  public Hits {
    items = List.copyOf(items);
  }

  Hits moved(int by) {
    return new Hits(words, items, Math.max(0, Math.min(items.size() - 1, at + by)));
  }

  Optional<Item> chosen() {
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(at));
  }
}
