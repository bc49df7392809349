package dev.evertill.till;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.QuickKey;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Barcode;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Tax;
import dev.evertill.till.staff.Cashier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The demo's price list in memory. Safe from any thread once it is set up. */
public final class DemoGoods implements Catalogue {
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Cashier> staff = new ArrayList<>();
  private final List<QuickKey> quickKeys = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();

  /** 0 for a till that head office has sent nothing yet. */
  public volatile long version = 42;

  public DemoGoods() {
    Map<String, Tax> taxes = new HashMap<>();
    List<QuickKeyValue> keys = new ArrayList<>();
    try {
      for (CatalogueRow row : DemoCatalogue.rows()) {
        switch (row.kind()) {
          case CatalogueRow.SETTING -> settings.put(row.key(), Wire.setting(row.value()).value());
          case CatalogueRow.TAX -> taxes.put(row.key(), tax(row.key(), Wire.tax(row.value())));
          case CatalogueRow.ITEM -> add(item(row.key(), Wire.item(row.value()), taxes));
          case CatalogueRow.QUICK_KEY -> keys.add(Wire.quickKey(row.value()));
          case CatalogueRow.STAFF -> staff.add(person(row.key(), Wire.staff(row.value())));
          default -> throw new IllegalStateException("row " + row.kind());
        }
      }
    } catch (MalformedException e) {
      throw new IllegalStateException("the demo catalogue is of our own making", e);
    }
    for (QuickKeyValue key : keys) {
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

  private static Tax tax(String letter, TaxValue value) {
    return new Tax(letter, value.name(), Percent.parse(value.percent()));
  }

  private static Item item(String sku, ItemValue value, Map<String, Tax> taxes)
      throws MalformedException {
    return new Item(
        sku,
        value.code() == null ? "" : value.code(),
        value.name(),
        value.group(),
        Money.of(value.price()),
        taxes.get(value.tax()),
        Documents.unit(value.unit()),
        value.minAge() == null ? 0 : value.minAge());
  }

  private static Cashier person(String number, StaffValue value) {
    return new Cashier(number, value.name(), value.role());
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
    return new Shop(
        settings.get("store.id"),
        settings.get("store.name"),
        settings.get("store.address"),
        settings.get("store.taxId"),
        new Currency(settings.get("currency"), Integer.parseInt(settings.get("currency.decimals"))),
        settings.get("receipt.footer"));
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
