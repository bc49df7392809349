package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.setting.SettingRules;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Whether all that a draft would make current fits together, as no single file can be asked: a till
 * that finds a row it cannot use keeps its old price list. Confined to the thread of its
 * transaction.
 */
final class DraftCheck {
  private final Handle handle;
  private final String draft;
  private final boolean isOutdated;
  private final DraftRows rows;
  private final Faults faults;

  /**
   * @param isOutdated what its lines were checked against when they came is not current any more
   */
  DraftCheck(Handle handle, String draft, boolean isOutdated) {
    this.handle = handle;
    this.draft = draft;
    this.isOutdated = isOutdated;
    rows = new DraftRows(handle, draft);
    faults = new Faults("draft " + draft);
  }

  void run() throws FaultsException {
    if (isOutdated || changes(CatalogueRow.SETTING, false)) {
      settings();
    }
    if (isOutdated || changes(CatalogueRow.TAX, false)) {
      periods();
    }
    if (isOutdated || changes(CatalogueRow.TAX, true)) {
      taxesOfGoods();
    }
    if (isOutdated || changes(CatalogueRow.ITEM, true)) {
      goodsOfQuickKeys();
    }
    faults.throwIfAny();
  }

  private boolean changes(String kind, boolean deletions) {
    return handle
        .createQuery(
            "select 1 from draft_row where draft = ? and kind = ?"
                + (deletions ? " and deleted" : "")
                + " limit 1")
        .bind(0, draft)
        .bind(1, kind)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** What holds in a shop: its own settings over those of its zone over those for everybody. */
  private void settings() {
    Map<String, Map<String, String>> lists = new TreeMap<>();
    lists.put(PriceList.EVERYBODY, new TreeMap<>());
    rows.inAllLists(CatalogueRow.SETTING)
        .forEach(
            (key, value) ->
                lists
                    .computeIfAbsent(key.list(), list -> new TreeMap<>())
                    .put(key.key(), Objects.requireNonNullElse(DraftRows.text(value), "")));
    Map<String, String> everybody = lists.get(PriceList.EVERYBODY);
    int decimals = SettingRules.decimals(everybody);
    Map<String, String> zones = Stores.zones(handle);
    lists.forEach(
        (list, own) -> {
          Map<String, String> all = new TreeMap<>(everybody);
          if (PriceList.isStore(list)) {
            String zone = zones.getOrDefault(PriceList.storeOf(list), "");
            all.putAll(lists.getOrDefault(PriceList.ofZone(zone), Map.of()));
          }
          all.putAll(own);
          together(list, all, decimals);
        });
  }

  private void together(String list, Map<String, String> all, int decimals) {
    String where = list.isEmpty() ? "" : " (" + PriceList.inWords(list) + ")";
    SettingRules.together(all)
        .ifPresent(
            fault ->
                faults.add(
                    0,
                    CatalogueRow.SETTING + " " + fault.name(),
                    fault.value(),
                    fault.allowed() + where));
    if (SettingRules.decimals(all) != decimals) {
      faults.add(
          0,
          CatalogueRow.SETTING + " country",
          all.get("country"),
          "amounts have " + decimals + " decimals everywhere else" + where);
    }
  }

  /** Each day has one row of a tax class at most. */
  private void periods() {
    Map<String, List<TaxValue>> classes = new TreeMap<>();
    for (Map.Entry<String, RawJson> row : new TreeMap<>(rows.of(CatalogueRow.TAX)).entrySet()) {
      try {
        TaxValue tax = Wire.tax(row.getValue());
        String code = tax.code() == null ? row.getKey() : tax.code();
        List<TaxValue> others = classes.computeIfAbsent(code, first -> new ArrayList<>());
        if (others.stream().anyMatch(other -> overlap(other, tax))) {
          faults.add(0, "tax", code, "two of its rows hold on the same day, allowed is one");
        }
        others.add(tax);
      } catch (MalformedException e) {
        faults.add(0, "tax", row.getKey(), e.getMessage());
      }
    }
  }

  /** Days as texts go in their order. */
  private static boolean overlap(TaxValue one, TaxValue other) {
    return begins(one).compareTo(ends(other)) <= 0 && begins(other).compareTo(ends(one)) <= 0;
  }

  private static String begins(TaxValue tax) {
    return Objects.requireNonNullElse(tax.from(), "");
  }

  private static String ends(TaxValue tax) {
    return Objects.requireNonNullElse(tax.until(), "~");
  }

  /** Asked of all goods, but only where a tax class goes, or may have gone. */
  private void taxesOfGoods() {
    Set<String> classes = rows.taxClasses();
    rows.forEachItem((sku, value) -> tax(sku, value, classes));
  }

  private void tax(String sku, RawJson value, Set<String> classes) {
    try {
      String tax = Wire.item(value).tax();
      if (!classes.contains(tax)) {
        faults.add(0, "tax", tax, "it is removed, and goods " + sku + " have it");
      }
    } catch (MalformedException e) {
      faults.add(0, "item", sku, e.getMessage());
    }
  }

  private void goodsOfQuickKeys() {
    for (Map.Entry<Key, RawJson> row : rows.inAllLists(CatalogueRow.QUICK_KEY).entrySet()) {
      String quickKey = row.getKey().key();
      String list = row.getKey().list();
      try {
        QuickKeyValue key = Wire.quickKey(row.getValue());
        Key goods = GoodsSheet.key(key.sku());
        if (rows.find(List.of(goods)).getOrDefault(goods, DraftRows.Row.NONE).value() == null) {
          faults.add(
              0,
              "sku",
              key.sku(),
              "the goods are removed, and quick key "
                  + quickKey
                  + (list.isEmpty() ? "" : " (" + PriceList.inWords(list) + ")")
                  + " is theirs");
        }
      } catch (MalformedException e) {
        faults.add(0, "quickkey", quickKey, e.getMessage());
      }
    }
  }
}
