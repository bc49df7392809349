package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks for rows of the catalogue by their keys, many at once. Functions only.
 *
 * <p>The keys are joined crosswise: SQLite then goes from them to the rows, never the other way.
 */
final class CatalogueRows {
  /** Rows asked for or written at once. */
  static final int MANY = 1_000;

  private static final String COLUMNS = "r.list, r.kind, r.key, r.version, r.deleted, r.value";

  private CatalogueRows() {}

  /** What a row is known by among those of a version. */
  record Key(String list, String kind, String key) {
    Key in(String other) {
      return new Key(other, kind, key);
    }
  }

  /**
   * A row as it was written.
   *
   * @param value null of one that is deleted
   */
  record Stored(Key key, long version, byte[] value) {
    boolean isLive() {
      return value != null;
    }

    CatalogueRow row() {
      return isLive()
          ? CatalogueRow.of(key.kind(), key.key(), RawJson.of(value))
          : CatalogueRow.deleted(key.kind(), key.key());
    }
  }

  /** The current rows, deleted ones too. */
  static Map<Key, Stored> newest(Handle handle, Collection<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    for (List<Key> some : parts(keys)) {
      Query query = handle.createQuery(newest(some.size()));
      int at = 0;
      for (Key key : some) {
        query.bind(at++, key.list()).bind(at++, key.kind()).bind(at++, key.key());
      }
      query.map((row, context) -> stored(row)).forEach(stored -> found.put(stored.key(), stored));
    }
    return found;
  }

  /** Asks for the current rows of so many keys, each by list, kind and key. */
  static String newest(int keys) {
    return "with wanted (list, kind, key) as (values "
        + places(keys, 3)
        + ") select "
        + COLUMNS
        + " from wanted w cross join catalogue_row r where r.kind = w.kind and r.key = w.key"
        + " and r.list = w.list and r.superseded is null";
  }

  /** The current rows with these kinds and keys in every list, deleted ones too. */
  static List<Stored> newestInAllLists(Handle handle, Collection<Key> keys) {
    return inAllLists(handle, keys, "r.superseded is null");
  }

  /**
   * The live rows of a version with these kinds and keys in every list, or in all but everybody's.
   */
  static List<Stored> liveAt(Handle handle, Collection<Key> keys, long target, boolean special) {
    return inAllLists(
        handle,
        keys,
        "not r.deleted and r.version <= "
            + target
            + " and (r.superseded is null or r.superseded > "
            + target
            + ")"
            + (special ? " and r.list <> ''" : ""));
  }

  private static List<Stored> inAllLists(Handle handle, Collection<Key> keys, String which) {
    List<Stored> found = new ArrayList<>();
    for (List<Key> some : parts(keys)) {
      Query query =
          handle.createQuery(
              "with wanted (kind, key) as (values "
                  + places(some.size(), 2)
                  + ") select "
                  + COLUMNS
                  + " from wanted w cross join catalogue_row r"
                  + " where r.kind = w.kind and r.key = w.key and "
                  + which);
      int at = 0;
      for (Key key : some) {
        query.bind(at++, key.kind()).bind(at++, key.key());
      }
      query.map((row, context) -> stored(row)).forEach(found::add);
    }
    return found;
  }

  /** In parts of one size but the last, so that a database knows the question again. */
  static List<List<Key>> parts(Collection<Key> keys) {
    List<Key> all = List.copyOf(keys);
    List<List<Key>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MANY) {
      parts.add(all.subList(from, Math.min(all.size(), from + MANY)));
    }
    return parts;
  }

  /** (?, ?), (?, ?) … */
  static String places(int rows, int columns) {
    String row = "(" + "?, ".repeat(columns - 1) + "?)";
    return (row + ", ").repeat(rows - 1) + row;
  }

  static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new Key(row.getString(1), row.getString(2), row.getString(3)),
        row.getLong(4),
        row.getBoolean(5) ? null : row.getBytes(6));
  }
}
