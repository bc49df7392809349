package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows of the catalogue's store, by generation. Safe from any thread. */
final class Goods {
  private static final long ONLY = 1;

  private final Box<GoodsRow> box;
  private final Box<GenerationRow> generations;

  Goods(BoxStore store) {
    box = store.boxFor(GoodsRow.class);
    generations = store.boxFor(GenerationRow.class);
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

  static CatalogueRow value(GoodsRow row) {
    int slash = row.rowKey.indexOf('/');
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

  /** Removes what a key had before a generation. */
  void removeBelow(String rowKey, long generation) {
    box.remove(ofKey(rowKey).stream().filter(row -> row.generation < generation).toList());
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

  List<GoodsRow> table(String kind) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.table, kind, StringOrder.CASE_SENSITIVE).build()) {
      return query.find();
    }
  }

  /** Names that begin with the first word and hold the others. */
  List<GoodsRow> namesBeginning(List<String> words, int most) {
    QueryBuilder<GoodsRow> names =
        box.query().startsWith(GoodsRow_.folded, words.get(0), StringOrder.CASE_SENSITIVE);
    return holding(names, words.subList(1, words.size()), most);
  }

  /** Names that hold all the words. */
  List<GoodsRow> namesHolding(List<String> words, int most) {
    return holding(box.query(), words, most);
  }

  private static List<GoodsRow> holding(
      QueryBuilder<GoodsRow> names, List<String> words, int most) {
    for (String word : words) {
      names.contains(GoodsRow_.folded, word, StringOrder.CASE_SENSITIVE);
    }
    try (Query<GoodsRow> query = names.build()) {
      return query.find(0, most);
    }
  }
}
