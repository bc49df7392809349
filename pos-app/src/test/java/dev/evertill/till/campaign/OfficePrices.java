package dev.evertill.till.campaign;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A head office that knows every version of its price list by arithmetic, so that a till that comes
 * back after a kill finds it as it was: each version has another price for a third of the goods,
 * and some that come and go. Immutable.
 */
final class OfficePrices {
  private static final int MORE_GOODS = 1_500;
  private static final int PRICES = 7;
  private static final int GONE_EVERY = 11;

  private final List<CatalogueRow> fixed = new ArrayList<>();
  private final Map<String, ItemValue> goods = new LinkedHashMap<>();
  private final List<String> skus;
  private final int always;

  OfficePrices() {
    for (CatalogueRow row : DemoCatalogue.rows()) {
      if (row.kind().equals(CatalogueRow.ITEM)) {
        goods.put(row.key(), value(row));
      } else {
        fixed.add(row);
      }
    }
    always = goods.size();
    for (int i = 0; i < MORE_GOODS; i++) {
      goods.put(
          "G" + (10_000 + i),
          ItemValue.of("Goods " + i, null, "Misc", 100 + i, "A", ItemValue.PIECE, null));
    }
    skus = List.copyOf(goods.keySet());
  }

  private static ItemValue value(CatalogueRow row) {
    try {
      return Wire.item(row.value());
    } catch (MalformedException e) {
      throw new IllegalStateException("the demo catalogue is of our own making", e);
    }
  }

  /** Everything that was ever on the price list. */
  List<String> skus() {
    return skus;
  }

  /** The price of an item in a version, in minor units; empty while it is not sold. */
  Optional<Long> price(String sku, long version) {
    int place = skus.indexOf(sku);
    boolean gone = place >= always && (version + place) % GONE_EVERY == 0;
    return gone
        ? Optional.empty()
        : Optional.of(goods.get(sku).price() + (version + place) / 3 % PRICES);
  }

  private CatalogueRow row(String sku, long version) {
    ItemValue base = goods.get(sku);
    return price(sku, version)
        .map(
            price ->
                CatalogueRow.of(
                    CatalogueRow.ITEM,
                    sku,
                    Wire.raw(
                        new ItemValue(
                            base.name(),
                            base.code(),
                            base.group(),
                            price,
                            base.tax(),
                            base.unit(),
                            base.minAge(),
                            base.places(),
                            base.fixedPrice()))))
        .orElseGet(() -> CatalogueRow.deleted(CatalogueRow.ITEM, sku));
  }

  /** What a till with version {@code since} needs for {@code target}; everything from 0. */
  List<CatalogueRow> delta(long since, long target) {
    List<CatalogueRow> rows = new ArrayList<>(since == 0 ? fixed : List.of());
    for (String sku : skus) {
      if (since == 0 ? price(sku, target).isPresent() : differs(sku, since, target)) {
        rows.add(row(sku, target));
      }
    }
    return rows;
  }

  private boolean differs(String sku, long since, long target) {
    return !price(sku, since).equals(price(sku, target));
  }

  /** All live rows of a version. */
  List<CatalogueRow> all(long version) {
    return delta(0, version);
  }

  static String digest(List<CatalogueRow> rows) {
    CatalogueDigest digest = CatalogueDigest.EMPTY;
    for (CatalogueRow row : rows) {
      digest = digest.plus(row);
    }
    return digest.hex();
  }
}
