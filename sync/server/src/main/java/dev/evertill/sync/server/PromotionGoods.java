package dev.evertill.sync.server;

import dev.evertill.sync.protocol.PromotionValue.Goods;
import dev.evertill.sync.protocol.PromotionValue.Offer;
import dev.evertill.sync.protocol.PromotionValue.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether there are the goods that a promotion names: without them it would never hold, or without
 * a word for all. Functions only.
 */
final class PromotionGoods {
  private PromotionGoods() {}

  /** The item numbers it names, without those it leaves out. */
  static Set<String> skus(Offer offer) {
    return named(offer, Goods::skus);
  }

  private static Set<String> named(Offer offer, Function<Goods, List<String>> names) {
    Set<String> all = new TreeSet<>();
    goods(offer).stream()
        .map(names)
        .filter(Objects::nonNull)
        .forEach(some -> some.stream().filter(Objects::nonNull).forEach(all::add));
    return all;
  }

  private static List<Goods> goods(Offer offer) {
    List<Goods> goods = new ArrayList<>();
    goods.add(offer.goods());
    goods.add(offer.got());
    if (offer.parts() != null) {
      offer.parts().stream().filter(Objects::nonNull).map(Part::goods).forEach(goods::add);
    }
    goods.removeIf(Objects::isNull);
    return goods;
  }

  static void check(SheetLine line, Offer offer, Shelf shelf) {
    String in = line.raw("offer") == null ? "" : "offer.";
    for (Goods some : goods(offer)) {
      boolean isSaid = some.skus() != null || some.groups() != null;
      if (isSaid && isEmpty(some.skus()) && isEmpty(some.groups())) {
        line.fault(in + "skus", "", "at least one name is expected, or no list of them");
      }
    }
    for (String sku : skus(offer)) {
      if (shelf.value(GoodsSheet.key(sku)) == null) {
        line.fault(in + "skus", sku, "there are no such goods");
      }
    }
    for (String group : named(offer, Goods::groups)) {
      if (!shelf.hasGroup(group)) {
        line.fault(in + "groups", group, "there are no goods of this group");
      }
    }
  }

  private static boolean isEmpty(List<String> names) {
    return names == null || names.isEmpty();
  }
}
