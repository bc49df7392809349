package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import dev.evertill.sync.server.CatalogueRows.Stored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Keeps the lists of zones and stores in step with a version that is being published. Where there
 * are none it costs nothing. Confined to the thread of its transaction.
 */
final class PriceLists {
  private static final String LIVE = " and not %1$s.deleted and %1$s.superseded is null";

  private final Edition edition;
  private final Handle handle;
  private final long version;
  private Map<String, String> zones;

  PriceLists(Edition edition) {
    this.edition = edition;
    handle = edition.handle();
    version = edition.version();
  }

  private Set<String> lists() {
    Set<String> all = new TreeSet<>(known(handle));
    all.addAll(edition.touched());
    all.remove(PriceList.EVERYBODY);
    return all;
  }

  /** All lists that have, or had, a row. */
  static List<String> known(Handle handle) {
    return handle
        .createQuery("select distinct list from catalogue_list order by list")
        .mapTo(String.class)
        .list();
  }

  // The goods of the lists

  /** Works out anew the goods of each list whose prices, or what lies below them, changed. */
  void settle() throws IOException {
    Set<String> lists = lists();
    if (lists.isEmpty()) {
      return;
    }
    zones = Stores.zones(handle);
    settle(PriceList.EVERYBODY, CatalogueRow.ITEM, "version = " + version);
    for (String list : lists) {
      if (edition.touched().contains(list)) {
        settle(list, ListPrices.KIND, "version = " + version);
      } else if (PriceList.isStore(list)
          && edition.movedStores().contains(PriceList.storeOf(list))) {
        settle(list, ListPrices.KIND, "superseded is null");
      }
    }
  }

  private void settle(String list, String kind, String which) throws IOException {
    String after = "";
    for (List<String> keys; !(keys = keys(list, kind, which, after)).isEmpty(); ) {
      settle(keys);
      edition.flush();
      after = keys.get(keys.size() - 1);
    }
  }

  private List<String> keys(String list, String kind, String which, String after) {
    return handle
        .createQuery(
            "select distinct key from catalogue_row where list = :list and kind = :kind and "
                + which
                + " and key > :after order by key limit :most")
        .bind("list", list)
        .bind("kind", kind)
        .bind("after", after)
        .bind("most", CatalogueRows.MANY)
        .mapTo(String.class)
        .list();
  }

  private void settle(List<String> skus) throws IOException {
    List<Key> keys = new ArrayList<>();
    for (String sku : skus) {
      keys.add(new Key(PriceList.EVERYBODY, CatalogueRow.ITEM, sku));
      keys.add(new Key(PriceList.EVERYBODY, ListPrices.KIND, sku));
    }
    Map<String, Map<Key, Stored>> found = new HashMap<>();
    for (Stored stored : CatalogueRows.newestInAllLists(handle, keys)) {
      found
          .computeIfAbsent(stored.key().key(), sku -> new TreeMap<>(KEYS))
          .put(stored.key(), stored);
    }
    for (Map.Entry<String, Map<Key, Stored>> goods : found.entrySet()) {
      settle(goods.getKey(), goods.getValue());
    }
  }

  private static final Comparator<Key> KEYS =
      Comparator.comparing(Key::list).thenComparing(Key::kind);

  private void settle(String sku, Map<Key, Stored> rows) throws IOException {
    Set<String> lists = new TreeSet<>();
    rows.keySet().forEach(key -> lists.add(key.list()));
    lists.remove(PriceList.EVERYBODY);
    Stored item = rows.get(new Key(PriceList.EVERYBODY, CatalogueRow.ITEM, sku));
    for (String list : lists) {
      Stored prices = rows.get(new Key(list, ListPrices.KIND, sku));
      boolean live = item != null && item.isLive() && prices != null && prices.isLive();
      edition.derive(
          list,
          live
              ? CatalogueRow.of(
                  CatalogueRow.ITEM, sku, resolved(item, prices, zonePrices(rows, prices)))
              : CatalogueRow.deleted(CatalogueRow.ITEM, sku));
    }
  }

  /** Of the zone a store is in; null for none, and for a zone's own. */
  private Stored zonePrices(Map<Key, Stored> rows, Stored prices) {
    Key key = prices.key();
    if (!PriceList.isStore(key.list())) {
      return null;
    }
    String zone = zones.getOrDefault(PriceList.storeOf(key.list()), "");
    return zone.isEmpty() ? null : rows.get(key.in(PriceList.ofZone(zone)));
  }

  private static RawJson resolved(Stored item, Stored prices, Stored below) throws IOException {
    try {
      List<ListPrices> over = new ArrayList<>();
      over.add(prices(prices));
      if (below != null && below.isLive()) {
        over.add(prices(below));
      }
      ItemValue value = Wire.item(RawJson.of(item.value()));
      return Wire.raw(ListPrices.resolved(value, over));
    } catch (MalformedException e) {
      throw new IOException("item " + item.key().key() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ListPrices prices(Stored stored) throws MalformedException {
    return Wire.read(ListPrices.class, stored.value(), 0);
  }

  // What the lists add to number and digest

  /** Notes for each list that is not as it was what it adds from this version on. */
  void sum() {
    Set<String> lists = lists();
    if (lists.isEmpty()) {
      return;
    }
    for (String list : changed(lists)) {
      String zone =
          PriceList.isStore(list)
              ? Stores.zones(handle).getOrDefault(PriceList.storeOf(list), "")
              : "";
      sum(list, PriceList.ofZone(zone));
    }
  }

  /** Those with rows of this version, those over such rows, and those with another zone below. */
  private Set<String> changed(Set<String> lists) {
    Set<String> changed = new TreeSet<>(lists);
    changed.retainAll(edition.touched());
    for (String store : edition.movedStores()) {
      if (lists.contains(PriceList.ofStore(store))) {
        changed.add(PriceList.ofStore(store));
      }
    }
    for (String below : edition.touched()) {
      if (!PriceList.isStore(below) && !changed.containsAll(lists)) {
        changed.addAll(over(below));
      }
    }
    return changed;
  }

  private List<String> over(String below) {
    return handle
        .createQuery(
            "select distinct o.list from catalogue_row v"
                + " join catalogue_row o on o.kind = v.kind and o.key = v.key"
                + " where v.list = :below and v.version = :version and o.list <> '' and o.list <> :below"
                + LIVE.formatted("o"))
        .bind("below", below)
        .bind("version", version)
        .mapTo(String.class)
        .list();
  }

  private static final class Sum {
    private long rows;
    private CatalogueDigest digest = CatalogueDigest.EMPTY;
  }

  /**
   * @param zone the list below it that is not everybody's; everybody's for none
   */
  private void sum(String list, String zone) {
    Sum sum = new Sum();
    try (Query query =
        handle.createQuery(
            "select o.kind, o.key, o.value, z.value, c.value from catalogue_row o"
                + below("z", ":zone")
                + below("c", "''")
                + " where o.list = :list and o.kind <> '"
                + ListPrices.KIND
                + "'"
                + LIVE.formatted("o"))) {
      query
          .setFetchSize(CatalogueRows.MANY)
          .bind("list", list)
          .bind("zone", zone)
          .map(
              (row, context) -> {
                byte[] below = row.getBytes(4) != null ? row.getBytes(4) : row.getBytes(5);
                String kind = row.getString(1);
                String key = row.getString(2);
                sum.digest = sum.digest.plus(of(kind, key, row.getBytes(3)));
                if (below == null) {
                  sum.rows++;
                } else {
                  sum.digest = sum.digest.minus(of(kind, key, below));
                }
                return key;
              })
          .forEach(key -> {});
    }
    handle.execute(
        "insert into catalogue_list (list, version, rows, digest) values (?, ?, ?, ?)",
        list,
        version,
        sum.rows,
        sum.digest.hex());
  }

  private static String below(String name, String list) {
    return " left join catalogue_row %1$s on %1$s.list = %2$s and %1$s.kind = o.kind and %1$s.key = o.key"
            .formatted(name, list)
        + LIVE.formatted(name);
  }

  private static CatalogueRow of(String kind, String key, byte[] value) {
    return CatalogueRow.of(kind, key, RawJson.of(value));
  }
}
