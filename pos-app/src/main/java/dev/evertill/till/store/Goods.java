package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.FileCorruptException;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import io.objectbox.query.QueryCondition;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The rows of the catalogue's store, by generation. Safe from any thread. */
final class Goods {
  private static final long ONLY = 1;

  private final BoxStore store;
  private final Path place;
  private final Box<GoodsRow> box;
  private final Box<GenerationRow> generations;
  private final Box<PullRow> pulls;
  private final AtomicReference<String> damage = new AtomicReference<>();

  /**
   * @param place the directory it lies in
   */
  Goods(BoxStore store, Path place) {
    this.store = store;
    this.place = place;
    box = store.boxFor(GoodsRow.class);
    generations = store.boxFor(GenerationRow.class);
    pulls = store.boxFor(PullRow.class);
  }

  BoxStore store() {
    return store;
  }

  Path place() {
    return place;
  }

  /** From now on nothing here counts. Whether that is news. */
  boolean condemn(String why) {
    return damage.compareAndSet(null, why);
  }

  boolean isDamaged() {
    return damage.get() != null;
  }

  Box<PullRow> pulls() {
    return pulls;
  }

  Box<GoodsRow> box() {
    return box;
  }

  /** The generation of the pull that began last, 0 for none. */
  long lastGeneration() {
    GenerationRow row = generations.get(ONLY);
    return row == null ? 0 : row.last;
  }

  /** A generation that no row here ever had; inside the transaction that begins its pull. */
  long nextGeneration() {
    GenerationRow row = new GenerationRow();
    row.id = ONLY;
    row.last = lastGeneration() + 1;
    generations.put(row);
    return row.last;
  }

  static String key(String kind, String key) {
    return kind + "/" + key;
  }

  /**
   * The row as head office sent it.
   *
   * @throws FileCorruptException it is not as any row is written here
   */
  static CatalogueRow value(GoodsRow row) {
    int slash = row.rowKey == null ? -1 : row.rowKey.indexOf('/');
    if (slash < 0 || row.deleted != (row.value == null)) {
      throw new FileCorruptException(
          "row "
              + row.id
              + " has the key "
              + row.rowKey
              + (row.value == null ? " and no value" : ""));
    }
    String kind = row.rowKey.substring(0, slash);
    String key = row.rowKey.substring(slash + 1);
    return row.deleted
        ? CatalogueRow.deleted(kind, key)
        : CatalogueRow.of(kind, key, RawJson.of(row.value));
  }

  /** What a key has in a version; a deletion is nothing. */
  Optional<GoodsRow> live(String rowKey, ActiveVersion version) {
    return newest(rowKey, version.floor(), version.generation()).filter(row -> !row.deleted);
  }

  private Optional<GoodsRow> newest(String rowKey, long from, long to) {
    return ofKey(rowKey).stream()
        .filter(row -> row.generation >= from && row.generation <= to)
        .max(Comparator.comparingLong(row -> row.generation));
  }

  /** Few, found by the index of keys: the generations are compared here, not in the query. */
  private List<GoodsRow> ofKey(String rowKey) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.rowKey, rowKey, StringOrder.CASE_SENSITIVE).build()) {
      return query.find();
    }
  }

  /** Whether a row that some query found is what its key has in the active version. */
  boolean isLive(GoodsRow row, ActiveVersion active) {
    return row.generation >= active.floor()
        && row.generation <= active.generation()
        && live(row.rowKey, active).filter(newest -> newest.id == row.id).isPresent();
  }

  /** The row that a pull wrote for a key, if it came before. */
  Optional<GoodsRow> inGeneration(String rowKey, long generation) {
    return newest(rowKey, generation, generation);
  }

  List<GoodsRow> byCode(String code) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.code, code, StringOrder.CASE_SENSITIVE).build()) {
      return query.find();
    }
  }

  /** Every row key of a kind, of whatever generation. */
  List<String> keysOf(String kind) {
    try (Query<GoodsRow> query =
        box.query()
            .startsWith(GoodsRow_.rowKey, key(kind, ""), StringOrder.CASE_SENSITIVE)
            .build()) {
      return List.of(query.property(GoodsRow_.rowKey).distinct().findStrings());
    }
  }

  /** What is in force of some kinds that are few. */
  List<CatalogueRow> tables(List<String> kinds, ActiveVersion active) {
    return kinds.stream()
        .flatMap(kind -> table(kind).stream())
        .filter(row -> !row.deleted && isLive(row, active))
        .map(Goods::value)
        .toList();
  }

  private List<GoodsRow> table(String kind) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.table, kind, StringOrder.CASE_SENSITIVE).build()) {
      return query.find();
    }
  }

  /** Rows whose names begin with what was typed. */
  void namesBeginning(SearchWords words, Consumer<GoodsRow> found) {
    each(GoodsRow_.folded.startsWith(words.plainTyped(), StringOrder.CASE_SENSITIVE), found);
  }

  /** Rows that have each word in the name, or begin their item number or barcode with it. */
  void holding(SearchWords words, Consumer<GoodsRow> found) {
    each(
        words.plain().stream()
            .map(Goods::holding)
            .reduce(QueryCondition::and)
            .orElseThrow(() -> new IllegalStateException("nothing was typed")),
        found);
  }

  private static QueryCondition<GoodsRow> holding(String word) {
    QueryCondition<GoodsRow> either =
        GoodsRow_.folded
            .contains(word, StringOrder.CASE_SENSITIVE)
            .or(
                GoodsRow_.rowKey.startsWith(
                    key(CatalogueRow.ITEM, word), StringOrder.CASE_INSENSITIVE));
    String code = SearchWords.code(word);
    return SearchWords.isDigits(word) && !code.isEmpty()
        ? either.or(GoodsRow_.code.contains(code, StringOrder.CASE_SENSITIVE))
        : either;
  }

  private void each(QueryCondition<GoodsRow> condition, Consumer<GoodsRow> found) {
    try (Query<GoodsRow> query = box.query(condition).build()) {
      query.forEach(found::accept);
    }
  }

  /** The numbers of all rows, of whatever generation, in order. */
  long[] rows() {
    try (Query<GoodsRow> query = box.query().build()) {
      return query.findIds();
    }
  }

  /** The rows that a pull brought, in order. */
  long[] rowsOf(long generation) {
    try (Query<GoodsRow> query = box.query().equal(GoodsRow_.generation, generation).build()) {
      return query.findIds();
    }
  }

  /** What came of a key before a row. */
  List<GoodsRow> before(GoodsRow row) {
    return ofKey(row.rowKey).stream().filter(old -> old.generation < row.generation).toList();
  }
}
