package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Percent;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Tax;
import dev.evertill.till.staff.Cashier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a version of the catalogue holds besides goods, read once when it becomes active. Immutable.
 *
 * @param quickKeys by page and position, their items not looked up yet
 */
record PriceListTables(
    Map<String, Tax> taxes, Shop shop, List<Cashier> staff, List<QuickKeyValue> quickKeys) {

  static final PriceListTables NONE =
      new PriceListTables(
          Map.of(), new Shop("", "", "", "", new Currency("EUR", 2), ""), List.of(), List.of());

  static PriceListTables read(Goods goods, ActiveVersion active) throws MalformedException {
    Map<String, Tax> taxes = new TreeMap<>();
    for (CatalogueRow row : live(goods, CatalogueRow.TAX, active)) {
      TaxValue tax = Wire.tax(row.value());
      taxes.put(row.key(), new Tax(row.key(), tax.name(), Percent.parse(tax.percent())));
    }
    List<Cashier> staff = new ArrayList<>();
    for (CatalogueRow row : live(goods, CatalogueRow.STAFF, active)) {
      StaffValue person = Wire.staff(row.value());
      staff.add(new Cashier(row.key(), person.name(), person.role()));
    }
    List<QuickKeyValue> keys = new ArrayList<>();
    for (CatalogueRow row : live(goods, CatalogueRow.QUICK_KEY, active)) {
      keys.add(Wire.quickKey(row.value()));
    }
    keys.sort(
        Comparator.comparingInt(QuickKeyValue::pageOrder)
            .thenComparing(QuickKeyValue::page)
            .thenComparingInt(QuickKeyValue::position));
    return new PriceListTables(
        Map.copyOf(taxes), shop(goods, active), List.copyOf(staff), List.copyOf(keys));
  }

  private static List<CatalogueRow> live(Goods goods, String kind, ActiveVersion active) {
    return goods.table(kind).stream()
        .filter(row -> !row.deleted && goods.isLive(row, active))
        .map(Goods::value)
        .sorted(Comparator.comparing(CatalogueRow::key))
        .toList();
  }

  private static Shop shop(Goods goods, ActiveVersion active) throws MalformedException {
    Map<String, String> settings = new TreeMap<>();
    for (CatalogueRow row : live(goods, CatalogueRow.SETTING, active)) {
      RawJson value = row.value();
      settings.put(row.key(), Wire.setting(value).value());
    }
    return new Shop(
        settings.getOrDefault("store.id", ""),
        settings.getOrDefault("store.name", ""),
        settings.getOrDefault("store.address", ""),
        settings.getOrDefault("store.taxId", ""),
        new Currency(
            settings.getOrDefault("currency", "EUR"),
            Integer.parseInt(settings.getOrDefault("currency.decimals", "2"))),
        settings.getOrDefault("receipt.footer", ""));
  }
}
