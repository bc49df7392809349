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
import dev.evertill.till.store.BestHits.Hit;
import dev.evertill.till.store.SearchWords.Fit;
import io.objectbox.exception.FileCorruptException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The price list in force, read from the catalogue's store. Safe from any thread. */
final class StoredCatalogue implements Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(StoredCatalogue.class);
  private static final int GTIN_DIGITS = 14;

  private final CatalogueDirectory directory;
  private final Clock clock;
  private volatile InForce inForce;
  private volatile NameIndex names = NameIndex.NONE;
  private volatile Today today;

  /**
   * A version with its tables, and the store that has its goods: they change together.
   *
   * @param rows what the tables were read from
   */
  record InForce(
      ActiveVersion active, List<CatalogueRow> rows, PriceListTables tables, Goods goods) {
    boolean isNone() {
      return active.equals(ActiveVersion.NONE);
    }
  }

  /** What follows from a version on one day. Immutable. */
  private record Today(LocalDate day, InForce inForce, Terms terms, BarcodeReader codes) {}

  /**
   * @param clock says which day's taxes and coins count
   */
  StoredCatalogue(CatalogueDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    inForce = new InForce(ActiveVersion.NONE, List.of(), PriceListTables.NONE, directory.goods());
    today = today(LocalDate.now(clock), inForce);
  }

  /**
   * Reads what a version needs to count.
   *
   * @throws MalformedException it holds a row that cannot be used
   */
  InForce read(ActiveVersion version) throws MalformedException {
    Goods goods = directory.goods();
    List<CatalogueRow> rows = goods.tables(PriceListTables.KINDS, version);
    return new InForce(version, rows, PriceListTables.read(rows, LocalDate.now(clock)), goods);
  }

  /** From now on this version counts, unless its store was found damaged meanwhile. */
  synchronized void use(InForce next) {
    if (!next.goods().isDamaged()) {
      inForce = next;
      if (!next.isNone()) {
        directory.isWell();
      }
    }
  }

  /**
   * A store is damaged: no goods are found until head office has sent all of them again. What was
   * read of the shop, its taxes and its people when the version became active stays in force, so
   * that what is on the counter can be paid.
   */
  synchronized void damaged(Goods goods, String why) {
    directory.condemn(goods, why);
    if (inForce.goods() == goods) {
      inForce = new InForce(ActiveVersion.NONE, inForce.rows(), inForce.tables(), goods);
    }
  }

  /**
   * The shop, its taxes and its people as they were before the price list was damaged.
   *
   * @throws MalformedException the rows cannot be used
   */
  synchronized void remember(List<CatalogueRow> rows) throws MalformedException {
    if (inForce.isNone()) {
      PriceListTables tables = PriceListTables.read(rows, LocalDate.now(clock));
      inForce = new InForce(ActiveVersion.NONE, rows, tables, inForce.goods());
    }
  }

  @Override
  public Optional<String> trouble() {
    return directory.trouble();
  }

  InForce inForce() {
    return inForce;
  }

  /** The names of a version in force, to search in. */
  void useNames(NameIndex next) {
    names = next;
  }

  NameIndex names() {
    return names;
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
    return read(now -> live(now, code.digits()).flatMap(row -> item(row, now)), Optional.empty());
  }

  private static Optional<GoodsRow> live(InForce now, String gtin) {
    return now.goods().byCode(gtin).stream()
        .filter(row -> now.goods().isLive(row, now.active()))
        .findFirst();
  }

  @Override
  public Optional<Item> find(String sku) {
    return read(now -> numbered(now, sku).flatMap(row -> item(row, now)), Optional.empty());
  }

  private static Optional<GoodsRow> numbered(InForce now, String sku) {
    return now.goods().live(Goods.key(CatalogueRow.ITEM, sku), now.active());
  }

  /** Where reading finds damage, there is no price list. */
  private <T> T read(Function<InForce, T> what, T none) {
    InForce now = inForce;
    if (now.isNone()) {
      return none;
    }
    try {
      return what.apply(now);
    } catch (FileCorruptException e) {
      damaged(now.goods(), e.getMessage());
      return none;
    }
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
  public List<Item> search(String typed, int most) {
    SearchWords words = SearchWords.of(typed);
    return words.isEmpty() ? List.of() : read(now -> search(now, words, most), List.of());
  }

  private List<Item> search(InForce now, SearchWords words, int most) {
    NameIndex index = names;
    return index.version().equals(now.active())
        ? indexed(now, index, words, most)
        : items(now, searchedInStore(now, words, most));
  }

  /** A row that the next version took away while we looked makes room for one more. */
  private List<Item> indexed(InForce now, NameIndex index, SearchWords words, int most) {
    for (int asked = most; ; asked *= 2) {
      List<Hit> hits = index.search(words, asked);
      List<Item> items = items(now, hits);
      if (items.size() >= most || hits.size() < asked) {
        return items.subList(0, Math.min(most, items.size()));
      }
    }
  }

  private List<Item> items(InForce now, List<Hit> hits) {
    List<Item> items = new ArrayList<>(hits.size());
    long[] rows = hits.stream().mapToLong(Hit::row).toArray();
    for (GoodsRow row : now.goods().box().get(rows)) {
      if (!row.deleted) {
        item(row, now).ifPresent(items::add);
      }
    }
    return items;
  }

  /** The same without an index in memory: slower, above all for words that many names have. */
  private static List<Hit> searchedInStore(InForce now, SearchWords words, int most) {
    BestHits best = new BestHits(most);
    Consumer<GoodsRow> found =
        row -> {
          Hit hit = hit(row, words);
          if (best.wants(hit) && now.goods().isLive(row, now.active())) {
            best.add(hit);
          }
        };
    String whole = words.plainTyped();
    numbered(now, whole).ifPresent(found);
    if (SearchWords.isDigits(whole) && whole.length() <= GTIN_DIGITS) {
      live(now, "0".repeat(GTIN_DIGITS - whole.length()) + whole).ifPresent(found);
    }
    now.goods().namesBeginning(words, found);
    if (!best.areAllBeginnings()) {
      now.goods().holding(words, found);
    }
    return best.list();
  }

  private static Hit hit(GoodsRow row, SearchWords words) {
    String number = SearchWords.number(Goods.value(row).key());
    String name = row.folded == null ? "" : SearchWords.bytes(row.folded);
    String code = row.code == null ? "" : SearchWords.code(row.code);
    boolean goods = row.folded != null && !row.deleted;
    return new Hit(goods ? words.fit(name, number, code) : Fit.NOT, name, number, row.id);
  }

  /** All item numbers in force, in order. */
  List<String> itemNumbers() {
    return read(StoredCatalogue::itemNumbers, List.of());
  }

  private static List<String> itemNumbers(InForce now) {
    return now.goods().keysOf(CatalogueRow.ITEM).stream()
        .filter(key -> now.goods().live(key, now.active()).isPresent())
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
