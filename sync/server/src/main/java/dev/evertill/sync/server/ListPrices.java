package dev.evertill.sync.server;

import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.sync.protocol.PriceValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What goods cost in the list of a zone or store, as it is kept at head office; tills are sent the
 * goods with it. Of the prices that hold on a day the one counts that began last, and of those the
 * one that ends first.
 *
 * @param price that holds while no other does; when missing, that of the list below it
 * @param prices those that hold for a time, in the order they are looked at
 */
public record ListPrices(
    @MayBeMissing Long price, @MayBeMissing Integer places, @MayBeMissing List<PriceValue> prices) {
  /** The kind of its rows. */
  static final String KIND = "price";

  /** Days as texts go in their order; what has no end ends last. */
  private static final Comparator<PriceValue> IN_ORDER =
      Comparator.comparing((PriceValue dated) -> dated.from() == null ? "" : dated.from())
          .reversed()
          .thenComparing(dated -> dated.until() == null ? "~" : dated.until());

  static final ListPrices NONE = new ListPrices(null, null, null);

  /** Those of goods for everybody. */
  static ListPrices of(ItemValue item) {
    return new ListPrices(item.price(), item.places(), item.prices());
  }

  boolean isEmpty() {
    return price == null && dated().isEmpty();
  }

  List<PriceValue> dated() {
    return prices == null ? List.of() : prices;
  }

  /** With another price while no other holds; null for none. */
  ListPrices with(Long other, Integer itsPlaces) {
    return new ListPrices(other, itsPlaces, prices);
  }

  /** With a price in place of the one of the same days. */
  ListPrices with(PriceValue dated) {
    List<PriceValue> all = new ArrayList<>(without(dated.from(), dated.until()).dated());
    all.add(dated);
    all.sort(IN_ORDER);
    return new ListPrices(price, places, List.copyOf(all));
  }

  /** Without the price of these days. */
  ListPrices without(String from, String until) {
    List<PriceValue> others = dated().stream().filter(dated -> !isOf(dated, from, until)).toList();
    return new ListPrices(price, places, others.isEmpty() ? null : others);
  }

  boolean has(String from, String until) {
    return dated().stream().anyMatch(dated -> isOf(dated, from, until));
  }

  private static boolean isOf(PriceValue dated, String from, String until) {
    return Objects.equals(dated.from(), from) && Objects.equals(dated.until(), until);
  }

  /** The goods with these prices and no other. */
  ItemValue in(ItemValue item) {
    return new ItemValue(
        item.name(),
        item.code(),
        item.group(),
        price,
        item.tax(),
        item.unit(),
        item.minAge(),
        places,
        item.fixedPrice(),
        prices);
  }

  /**
   * Goods as a list has them.
   *
   * @param over their prices for everybody, the most specific list first
   */
  static ItemValue resolved(ItemValue item, List<ListPrices> over) {
    List<PriceValue> dated = new ArrayList<>();
    for (ListPrices list : over) {
      dated.addAll(list.dated());
      if (list.price() != null) {
        return new ListPrices(list.price(), list.places(), orNull(dated)).in(item);
      }
    }
    dated.addAll(of(item).dated());
    return new ListPrices(item.price(), item.places(), orNull(dated)).in(item);
  }

  private static List<PriceValue> orNull(List<PriceValue> dated) {
    return dated.isEmpty() ? null : List.copyOf(dated);
  }
}
