package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.catalogue.PromotionRows;
import dev.evertill.till.catalogue.ShopSettings;
import dev.evertill.till.catalogue.TaxRows;
import dev.evertill.till.money.Currency;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxTable;
import dev.evertill.till.staff.Cashier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a version of the catalogue holds besides goods, read once when it becomes active. Immutable.
 *
 * @param quickKeys by page and position, their items not looked up yet
 * @param batches which of them may be sold
 * @param codes reads what is scanned, as if in the year of the reading
 */
record PriceListTables(
    TaxTable taxes,
    Shop shop,
    ShopSettings settings,
    Promotions promotions,
    BarcodeReader codes,
    BatchCheck batches,
    List<Cashier> staff,
    List<QuickKeyValue> quickKeys) {

  /** What is read as a whole. */
  static final List<String> KINDS =
      List.of(
          CatalogueRow.SETTING,
          CatalogueRow.TAX,
          CatalogueRow.PROMOTION,
          CatalogueRow.STAFF,
          CatalogueRow.QUICK_KEY);

  static final PriceListTables NONE =
      new PriceListTables(
          TaxTable.EMPTY,
          new Shop("", "", "", "", new Currency("EUR", 2), ""),
          ShopSettings.NONE,
          Promotions.NONE,
          new BarcodeReader(List.of(), 2, 2026),
          BatchCheck.NO_RECALLS,
          List.of(),
          List.of());

  /**
   * @param rows the live rows of {@link #KINDS}; others are passed over
   * @param today the settings must make sense on this day
   * @throws MalformedException a row cannot be used; it says which, its value and what is allowed
   */
  static PriceListTables read(List<CatalogueRow> rows, LocalDate today) throws MalformedException {
    ShopSettings settings =
        new ShopSettings(
            each(rows, CatalogueRow.SETTING, row -> Wire.setting(row.value()).value()));
    Shop shop = settings.shop();
    settings.profile(today);
    Map<String, Cashier> staff = each(rows, CatalogueRow.STAFF, PriceListTables::cashier);
    return new PriceListTables(
        taxes(rows, shop.currency()),
        shop,
        settings,
        promotions(rows),
        settings.codes(today),
        settings.batches(),
        List.copyOf(staff.values()),
        quickKeys(rows));
  }

  private static TaxTable taxes(List<CatalogueRow> rows, Currency currency)
      throws MalformedException {
    Map<String, TaxTable.Period> periods =
        each(rows, CatalogueRow.TAX, row -> TaxRows.period(row, currency));
    try {
      return new TaxTable(List.copyOf(periods.values()));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(0, CatalogueRow.TAX, "", e.getMessage());
    }
  }

  private static Promotions promotions(List<CatalogueRow> rows) throws MalformedException {
    Map<String, Promotion> promotions =
        each(rows, CatalogueRow.PROMOTION, PromotionRows::promotion);
    try {
      return Promotions.of(List.copyOf(promotions.values()));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(0, CatalogueRow.PROMOTION, "", e.getMessage());
    }
  }

  private static List<QuickKeyValue> quickKeys(List<CatalogueRow> rows) throws MalformedException {
    List<QuickKeyValue> keys =
        new ArrayList<>(
            each(rows, CatalogueRow.QUICK_KEY, row -> Wire.quickKey(row.value())).values());
    keys.sort(
        Comparator.comparingInt(QuickKeyValue::pageOrder)
            .thenComparing(QuickKeyValue::page)
            .thenComparingInt(QuickKeyValue::position));
    return List.copyOf(keys);
  }

  /** The rows of a kind by their keys, in order. */
  private static <T> Map<String, T> each(List<CatalogueRow> rows, String kind, Reader<T> reader)
      throws MalformedException {
    Map<String, T> each = new TreeMap<>();
    for (CatalogueRow row : rows) {
      if (row.kind().equals(kind)) {
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

  private static Cashier cashier(CatalogueRow row) throws MalformedException {
    StaffValue person = Wire.staff(row.value());
    return new Cashier(row.key(), person.name(), person.role());
  }

  /**
   * What baskets are priced by on a day.
   *
   * @throws MalformedException a setting makes no sense on that day
   */
  Terms terms(LocalDate day) throws MalformedException {
    return settings.terms(promotions, day);
  }

  /** Reads codes with the layouts of the shop's scales. */
  BarcodeReader codes(LocalDate day) {
    return new BarcodeReader(
        codes.layouts(), codes.currencyDecimals(), day.getYear(), codes.upcE());
  }
}
