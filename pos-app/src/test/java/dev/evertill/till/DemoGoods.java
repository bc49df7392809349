package dev.evertill.till;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.catalogue.ItemRows;
import dev.evertill.till.catalogue.PromotionRows;
import dev.evertill.till.catalogue.ShopSettings;
import dev.evertill.till.catalogue.TaxRows;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.QuickKey;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxTable;
import dev.evertill.till.staff.Cashier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The demo's price list in memory. Safe from any thread once it is set up. */
public final class DemoGoods implements Catalogue {
  /** The day it is read for, in every test. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 16);

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Cashier> staff = new ArrayList<>();
  private final List<QuickKey> quickKeys = new ArrayList<>();
  public Shop shop;
  private final BarcodeReader codes;

  /**
   * What baskets are priced by; a test may have other promotions or the ways of another country.
   */
  public volatile Terms terms;

  /** Which batches may be sold; a test may call some back. */
  public volatile BatchCheck batches = BatchCheck.NO_RECALLS;

  /** 0 for a till that head office has sent nothing yet. */
  public volatile long version = 42;

  /** Why the price list is gone; a test sets it with version 0. */
  public volatile Optional<String> trouble = Optional.empty();

  public DemoGoods() {
    try {
      List<CatalogueRow> rows = DemoCatalogue.rows();
      Map<String, String> texts = new TreeMap<>();
      for (CatalogueRow row : of(rows, CatalogueRow.SETTING)) {
        texts.put(row.key(), Wire.setting(row.value()).value());
      }
      ShopSettings settings = new ShopSettings(texts);
      shop = settings.shop();
      codes = new BarcodeReader(settings.layouts(), shop.currency().decimals(), DAY.getYear());
      terms = settings.terms(promotions(rows), DAY);
      readGoods(rows);
    } catch (MalformedException e) {
      throw new IllegalStateException("the demo catalogue is of our own making", e);
    }
  }

  private static List<CatalogueRow> of(List<CatalogueRow> rows, String kind) {
    return rows.stream().filter(row -> row.kind().equals(kind)).toList();
  }

  private static Promotions promotions(List<CatalogueRow> rows) throws MalformedException {
    List<Promotion> promotions = new ArrayList<>();
    for (CatalogueRow row : of(rows, CatalogueRow.PROMOTION)) {
      promotions.add(PromotionRows.promotion(row));
    }
    return Promotions.of(promotions);
  }

  private void readGoods(List<CatalogueRow> rows) throws MalformedException {
    List<TaxTable.Period> taxes = new ArrayList<>();
    for (CatalogueRow row : of(rows, CatalogueRow.TAX)) {
      taxes.add(TaxRows.period(row, shop.currency()));
    }
    for (CatalogueRow row : of(rows, CatalogueRow.ITEM)) {
      add(ItemRows.item(row, new TaxTable(taxes), DAY));
    }
    for (CatalogueRow row : of(rows, CatalogueRow.STAFF)) {
      StaffValue person = Wire.staff(row.value());
      staff.add(new Cashier(row.key(), person.name(), person.role()));
    }
    for (CatalogueRow row : of(rows, CatalogueRow.QUICK_KEY)) {
      QuickKeyValue key = Wire.quickKey(row.value());
      quickKeys.add(
          new QuickKey(
              key.page(),
              key.pageOrder(),
              key.position(),
              items.get(key.sku()),
              key.label(),
              key.colour()));
    }
  }

  /** Puts one more item on the price list. */
  public void add(Item item) {
    items.put(item.sku(), item);
  }

  /** The item of that name, exactly. */
  public Item named(String name) {
    return items.values().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + name));
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public Optional<Item> find(Barcode.Gtin code) {
    return goods().filter(item -> item.code().equals(code.digits())).findFirst();
  }

  @Override
  public Optional<Item> find(String sku) {
    return goods().filter(item -> item.sku().equals(sku)).findFirst();
  }

  private Stream<Item> goods() {
    return version == 0 ? Stream.empty() : items.values().stream();
  }

  @Override
  public List<Item> search(String words, int most) {
    List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return goods()
        .filter(item -> wanted.stream().allMatch(folded(item)::contains))
        .sorted(Comparator.comparing(item -> !folded(item).startsWith(wanted.get(0))))
        .limit(most)
        .toList();
  }

  private static String folded(Item item) {
    return item.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shop shop() {
    return shop;
  }

  @Override
  public Terms terms() {
    return terms;
  }

  @Override
  public BarcodeReader codes() {
    return codes;
  }

  @Override
  public BatchCheck batches() {
    return batches;
  }

  @Override
  public List<Cashier> staff() {
    return staff;
  }

  @Override
  public List<QuickKey> quickKeys() {
    return quickKeys;
  }
}
