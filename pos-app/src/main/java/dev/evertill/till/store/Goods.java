package dev.evertill.till.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import io.objectbox.Box;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.List;
import java.util.Optional;

/** The rows of the catalogue's store, by version. Safe from any thread. */
final class Goods {
  private final Box<GoodsRow> box;

  Goods(Box<GoodsRow> box) {
    this.box = box;
  }

  Box<GoodsRow> box() {
    return box;
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

  /**
   * What a key has in the versions from {@code floor} to {@code version}; a deletion is nothing.
   */
  Optional<GoodsRow> live(String rowKey, long floor, long version) {
    return newest(rowKey, floor, version).filter(row -> !row.deleted);
  }

  private Optional<GoodsRow> newest(String rowKey, long floor, long version) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.rowKey, rowKey, StringOrder.CASE_SENSITIVE).build()) {
      GoodsRow newest = null;
      for (GoodsRow row : query.find()) {
        boolean counts = row.version >= floor && row.version <= version;
        if (counts && (newest == null || row.version > newest.version)) {
          newest = row;
        }
      }
      return Optional.ofNullable(newest);
    }
  }

  /** Whether a row that some query found is what its key has in the active version. */
  boolean isLive(GoodsRow row, ActiveVersion active) {
    return row.version >= active.floor()
        && row.version <= active.version()
        && live(row.rowKey, active.floor(), active.version())
            .filter(newest -> newest.id == row.id)
            .isPresent();
  }

  /** The row that a pull wrote for a key, if it came before. */
  Optional<GoodsRow> inVersion(String rowKey, long version) {
    return newest(rowKey, version, version);
  }

  /** Removes what a key had before a version. */
  void removeBelow(String rowKey, long version) {
    try (Query<GoodsRow> query =
        box.query()
            .equal(GoodsRow_.rowKey, rowKey, StringOrder.CASE_SENSITIVE)
            .less(GoodsRow_.version, version)
            .build()) {
      query.remove();
    }
  }

  List<GoodsRow> byCode(String code) {
    try (Query<GoodsRow> query =
        box.query().equal(GoodsRow_.code, code, StringOrder.CASE_SENSITIVE).build()) {
      return query.find();
    }
  }

  /** Every row key of a kind, of whatever version. */
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
