package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PriceValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Price lists in maps: what was published, and what each till is to have of it, worked out day by
 * day. Shares no code with what it is compared to.
 */
final class PriceListsModel {
  private static final List<String> LISTS =
      List.of("zone:a", "zone:b", "store:1", "store:2", "store:3");
  private static final List<String> KEYS = List.of("1", "2", "3", "4", "5", "6", "7");
  private static final List<String> FROM = List.of("2026-12-01", "2026-12-02", "2026-12-03");

  /** Goods, settings and prices by list, kind and key; where tills and stores are. */
  private record State(
      Map<String, Object> rows, Map<String, String> storeOfTill, Map<String, String> zoneOfStore) {
    State copy() {
      return new State(new TreeMap<>(rows), new TreeMap<>(storeOfTill), new TreeMap<>(zoneOfStore));
    }
  }

  /** A price, and the days it holds; null for no bound. */
  private record Price(long price, String from, String until) {
    boolean holds(String day) {
      return (from == null || from.compareTo(day) <= 0)
          && (until == null || until.compareTo(day) >= 0);
    }
  }

  private record Goods(String name, List<Price> prices) {}

  private final Map<Long, State> versions = new HashMap<>();
  private State now = new State(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  PriceListsModel() {
    versions.put(0L, now.copy());
  }

  void change(Random chance, Catalogue catalogue, Stores stores) throws IOException {
    int what = chance.nextInt(12);
    if (what == 0) {
      String till = "t" + (1 + chance.nextInt(3));
      String store = List.of("", "1", "2", "3").get(chance.nextInt(4));
      now.storeOfTill().put(till, store);
      keep(stores.putTill(till, store));
    } else if (what == 1) {
      String store = "" + (1 + chance.nextInt(3));
      String zone = List.of("", "a", "b").get(chance.nextInt(3));
      now.zoneOfStore().put(store, zone);
      keep(stores.putStore(store, zone));
    } else if (what == 2 && catalogue.current().version() > 1) {
      long version = 1 + chance.nextInt((int) catalogue.current().version());
      State then = versions.get(version);
      now = new State(new TreeMap<>(then.rows()), now.storeOfTill(), now.zoneOfStore());
      keep(catalogue.republish(version).orElseThrow().version());
    } else {
      publish(chance, catalogue);
    }
  }

  private void keep(long version) {
    versions.put(version, now.copy());
  }

  private void publish(Random chance, Catalogue catalogue) throws IOException {
    Map<String, Object> next = new TreeMap<>(now.rows());
    Catalogue.Published published =
        catalogue.publish(
            edition -> {
              for (int i = chance.nextInt(6); i >= 0; i--) {
                put(chance, edition, next);
              }
            });
    now = new State(next, now.storeOfTill(), now.zoneOfStore());
    keep(published.version());
  }

  private static void put(Random chance, Edition edition, Map<String, Object> next)
      throws IOException {
    String key = KEYS.get(chance.nextInt(KEYS.size()));
    boolean gone = chance.nextInt(4) == 0;
    int what = chance.nextInt(5);
    String list = what < 2 ? "" : LISTS.get(chance.nextInt(LISTS.size()));
    if (what == 0 || what > 2) {
      String kind = list.isEmpty() ? CatalogueRow.ITEM : ListPrices.KIND;
      List<Price> prices = prices(chance, list.isEmpty());
      String name = "Name " + chance.nextInt(3);
      edition.put(
          list,
          gone
              ? CatalogueRow.deleted(kind, key)
              : CatalogueRow.of(kind, key, raw(list, name, prices)));
      set(next, list + " " + kind + " " + key, gone ? null : new Goods(name, prices));
    } else {
      String value = "value " + chance.nextInt(3);
      edition.put(
          list,
          gone
              ? CatalogueRow.deleted(CatalogueRow.SETTING, key)
              : CatalogueRow.of(CatalogueRow.SETTING, key, Wire.raw(new SettingValue(value))));
      set(next, list + " setting " + key, gone ? null : value);
    }
  }

  private static void set(Map<String, Object> rows, String key, Object value) {
    if (value == null) {
      rows.remove(key);
    } else {
      rows.put(key, value);
    }
  }

  private static List<Price> prices(Random chance, boolean always) {
    Map<String, Price> prices = new TreeMap<>();
    if (always || chance.nextBoolean()) {
      prices.put("", new Price(100 + chance.nextInt(900), null, null));
    }
    for (int i = chance.nextInt(3); i > 0 || prices.isEmpty(); i--) {
      String from = chance.nextInt(4) == 0 ? null : FROM.get(chance.nextInt(3));
      String until = from != null && chance.nextBoolean() ? null : "2026-12-04";
      prices.put(from + " " + until, new Price(100 + chance.nextInt(900), from, until));
    }
    return List.copyOf(prices.values());
  }

  private static RawJson raw(String list, String name, List<Price> prices) {
    ListPrices all = ListPrices.NONE;
    for (Price price : prices) {
      all =
          price.from() == null && price.until() == null
              ? all.with(price.price(), null)
              : all.with(new PriceValue(price.price(), null, price.from(), price.until()));
    }
    return list.isEmpty()
        ? Wire.raw(all.in(ItemValue.of(name, null, "Misc", 0, "A", ItemValue.PIECE, null)))
        : Wire.raw(all);
  }

  // What a till is to have

  /** Each row, and of goods the price on each of the days. */
  Map<String, String> view(String till, long version, List<String> days) {
    State then = versions.get(version);
    String store = then.storeOfTill().getOrDefault(till, "");
    String zone = then.zoneOfStore().getOrDefault(store, "");
    List<String> lists = new ArrayList<>();
    if (!store.isEmpty()) {
      lists.add("store:" + store);
    }
    if (!store.isEmpty() && !zone.isEmpty()) {
      lists.add("zone:" + zone);
    }
    lists.add("");
    Map<String, String> view = new TreeMap<>();
    for (String key : new TreeSet<>(KEYS)) {
      Goods goods = (Goods) then.rows().get(" item " + key);
      if (goods != null) {
        view.put("item " + key, goods.name() + prices(then, lists, key, days));
      }
      for (String list : lists) {
        Object value = then.rows().get(list + " setting " + key);
        if (value != null) {
          view.put("setting " + key, (String) value);
          break;
        }
      }
    }
    return view;
  }

  private static List<Long> prices(State then, List<String> lists, String key, List<String> days) {
    List<Long> prices = new ArrayList<>();
    for (String day : days) {
      for (String list : lists) {
        String kind = list.isEmpty() ? " item " : " price ";
        Goods goods = (Goods) then.rows().get(list + kind + key);
        Price price = goods == null ? null : on(day, goods.prices());
        if (price != null) {
          prices.add(price.price());
          break;
        }
      }
    }
    return prices;
  }

  /** The one that began last, and of those the one that ends first; else the one without days. */
  private static Price on(String day, List<Price> prices) {
    Price best = null;
    for (Price price : prices) {
      boolean dated = price.from() != null || price.until() != null;
      if (price.holds(day) && dated && (best == null || isBefore(price, best))) {
        best = price;
      }
    }
    if (best != null) {
      return best;
    }
    return prices.stream()
        .filter(price -> price.from() == null && price.until() == null)
        .findFirst()
        .orElse(null);
  }

  private static boolean isBefore(Price one, Price other) {
    String from = one.from() == null ? "" : one.from();
    String otherFrom = other.from() == null ? "" : other.from();
    if (!from.equals(otherFrom)) {
      return from.compareTo(otherFrom) > 0;
    }
    return one.until() != null
        && (other.until() == null || one.until().compareTo(other.until()) < 0);
  }

  /** A row as a till reads it. */
  static String told(CatalogueRow row, List<String> days) {
    try {
      if (!row.kind().equals(CatalogueRow.ITEM)) {
        return Wire.setting(row.value()).value();
      }
      ItemValue item = Wire.item(row.value());
      List<Long> prices = new ArrayList<>();
      for (String day : days) {
        long price = item.price();
        for (PriceValue dated : item.prices() == null ? List.<PriceValue>of() : item.prices()) {
          if (new Price(0, dated.from(), dated.until()).holds(day)) {
            price = dated.price();
            break;
          }
        }
        prices.add(price);
      }
      return item.name() + prices;
    } catch (MalformedException e) {
      throw new AssertionError(row.toString(), e);
    }
  }
}
