package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
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

  /**
   * @throws MalformedException a row cannot be used; it says which, its value and what is allowed
   */
  static PriceListTables read(Goods goods, ActiveVersion active) throws MalformedException {
    List<QuickKeyValue> keys =
        new ArrayList<>(
            each(goods, CatalogueRow.QUICK_KEY, active, row -> Wire.quickKey(row.value()))
                .values());
    keys.sort(
        Comparator.comparingInt(QuickKeyValue::pageOrder)
            .thenComparing(QuickKeyValue::page)
            .thenComparingInt(QuickKeyValue::position));
    Map<String, Tax> taxes = each(goods, CatalogueRow.TAX, active, PriceListTables::tax);
    Map<String, Cashier> staff = each(goods, CatalogueRow.STAFF, active, PriceListTables::cashier);
    Map<String, String> settings =
        each(goods, CatalogueRow.SETTING, active, row -> Wire.setting(row.value()).value());
    return new PriceListTables(
        Map.copyOf(taxes), shop(settings), List.copyOf(staff.values()), List.copyOf(keys));
  }

  /** The live rows of a kind by their keys, in order. */
  private static <T> Map<String, T> each(
      Goods goods, String kind, ActiveVersion active, Reader<T> reader) throws MalformedException {
    Map<String, T> each = new TreeMap<>();
    for (GoodsRow found : goods.table(kind)) {
      if (!found.deleted && goods.isLive(found, active)) {
        CatalogueRow row = Goods.value(found);
        try {
          each.put(row.key(), reader.read(row));
        } catch (MalformedException e) {
          throw new MalformedException(0, kind + " " + row.key(), "", e.getMessage());
        }
      }
    }
    return each;
  }

  private interface Reader<T> {
    T read(CatalogueRow row) throws MalformedException;
  }

  private static Tax tax(CatalogueRow row) throws MalformedException {
    TaxValue tax = Wire.tax(row.value());
    try {
      return new Tax(row.key(), tax.name(), Percent.parse(tax.percent()));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(
          0, "percent", tax.percent(), "allowed is 0 or more, with at most 3 decimals");
    }
  }

  private static Cashier cashier(CatalogueRow row) throws MalformedException {
    StaffValue person = Wire.staff(row.value());
    return new Cashier(row.key(), person.name(), person.role());
  }

  private static Shop shop(Map<String, String> settings) throws MalformedException {
    return new Shop(
        settings.getOrDefault("store.id", ""),
        settings.getOrDefault("store.name", ""),
        settings.getOrDefault("store.address", ""),
        settings.getOrDefault("store.taxId", ""),
        currency(
            settings.getOrDefault("currency", "EUR"),
            settings.getOrDefault("currency.decimals", "2")),
        settings.getOrDefault("receipt.footer", ""));
  }

  private static Currency currency(String code, String decimals) throws MalformedException {
    try {
      return new Currency(code, Integer.parseInt(decimals));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(
          0, CatalogueRow.SETTING + " currency.decimals", decimals, "allowed are 0, 2, 3");
    }
  }
}
