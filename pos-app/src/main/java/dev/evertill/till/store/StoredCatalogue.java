package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.catalogue.ItemRows;
import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.QuickKey;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.staff.Cashier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The price list in force, read from the catalogue's store. Safe from any thread. */
final class StoredCatalogue implements Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(StoredCatalogue.class);

  /** More rows than asked are read, since some may be of generations that do not count. */
  private static final int SPARE = 3;

  private final Goods goods;
  private final Clock clock;
  private volatile InForce inForce = new InForce(ActiveVersion.NONE, PriceListTables.NONE);
  private volatile Today today;

  /** A version with its tables: they change together. Immutable. */
  record InForce(ActiveVersion active, PriceListTables tables) {}

  /** What follows from a version on one day. Immutable. */
  private record Today(LocalDate day, InForce inForce, Terms terms, BarcodeReader codes) {}

  /**
   * @param clock says which day's taxes and coins count
   */
  StoredCatalogue(Goods goods, Clock clock) {
    this.goods = goods;
    this.clock = clock;
    today = today(LocalDate.now(clock), inForce);
  }

  /**
   * Reads what a version needs to count.
   *
   * @throws MalformedException it holds a row that cannot be used
   */
  InForce read(ActiveVersion version) throws MalformedException {
    return new InForce(version, PriceListTables.read(goods, version, LocalDate.now(clock)));
  }

  /** From now on this version counts. */
  void use(InForce next) {
    inForce = next;
  }

  ActiveVersion active() {
    return inForce.active();
  }

  @Override
  public long version() {
    return inForce.active().version();
  }

  @Override
  public Optional<Item> find(Barcode.Gtin code) {
    InForce now = inForce;
    return goods.byCode(code.digits()).stream()
        .filter(row -> goods.isLive(row, now.active()))
        .findFirst()
        .flatMap(row -> item(row, now));
  }

  @Override
  public Optional<Item> find(String sku) {
    InForce now = inForce;
    return goods
        .live(Goods.key(CatalogueRow.ITEM, sku), now.active())
        .flatMap(row -> item(row, now));
  }

  private Optional<Item> item(GoodsRow row, InForce now) {
    CatalogueRow read = Goods.value(row);
    try {
      return Optional.of(ItemRows.item(read, now.tables().taxes(), LocalDate.now(clock)));
    } catch (MalformedException e) {
      LOG.warn("item {} cannot be sold: {}", read.key(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public List<Item> search(String words, int most) {
    InForce now = inForce;
    String folded = Folded.of(words);
    if (folded.isEmpty()) {
      return List.of();
    }
    List<String> each = List.of(folded.split(" "));
    Map<String, Item> found = new LinkedHashMap<>();
    collect(goods.namesBeginning(each, most * SPARE), most, now, found);
    if (found.size() < most) {
      collect(goods.namesHolding(each, most * SPARE), most, now, found);
    }
    return List.copyOf(found.values());
  }

  private void collect(List<GoodsRow> rows, int most, InForce now, Map<String, Item> found) {
    for (GoodsRow row : rows) {
      if (found.size() == most) {
        return;
      }
      if (goods.isLive(row, now.active())) {
        item(row, now).ifPresent(item -> found.putIfAbsent(item.sku(), item));
      }
    }
  }

  /** All item numbers in force, in order. */
  List<String> itemNumbers() {
    ActiveVersion active = inForce.active();
    return goods.keysOf(CatalogueRow.ITEM).stream()
        .filter(key -> goods.live(key, active).isPresent())
        .map(key -> key.substring(CatalogueRow.ITEM.length() + 1))
        .sorted()
        .toList();
  }

  @Override
  public Shop shop() {
    return inForce.tables().shop();
  }

  @Override
  public Terms terms() {
    return today().terms();
  }

  @Override
  public BarcodeReader codes() {
    return today().codes();
  }

  @Override
  public BatchCheck batches() {
    return inForce.tables().batches();
  }

  private Today today() {
    Today known = today;
    InForce now = inForce;
    LocalDate day = LocalDate.now(clock);
    if (known.inForce() != now || !known.day().equals(day)) {
      known = today(day, now);
      today = known;
    }
    return known;
  }

  private static Today today(LocalDate day, InForce now) {
    Terms terms;
    try {
      terms = now.tables().terms(day);
    } catch (MalformedException e) {
      LOG.error("the settings make no sense on {}: baskets are priced without them", day, e);
      terms =
          new Terms(
              Terms.plain(now.tables().shop().currency()).profile(), now.tables().promotions());
    }
    return new Today(day, now, terms, now.tables().codes(day));
  }

  @Override
  public List<Cashier> staff() {
    return inForce.tables().staff();
  }

  @Override
  public List<QuickKey> quickKeys() {
    List<QuickKey> keys = new ArrayList<>();
    inForce
        .tables()
        .quickKeys()
        .forEach(
            key ->
                find(key.sku())
                    .ifPresent(
                        item ->
                            keys.add(
                                new QuickKey(
                                    key.page(),
                                    key.pageOrder(),
                                    key.position(),
                                    item,
                                    key.label() == null ? item.name() : key.label(),
                                    key.colour()))));
    return keys;
  }
}
