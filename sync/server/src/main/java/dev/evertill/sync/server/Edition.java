package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.CatalogueRows.Key;
import dev.evertill.sync.server.CatalogueRows.Stored;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * A version of the catalogue being written. Its rows go to the database a thousand at a time, so
 * that a million of them need no memory. Confined to the thread of its transaction.
 */
final class Edition implements AutoCloseable {
  private final Handle handle;
  private final Catalogue.Version before;
  private final long version;
  private final EditionRows written;
  private final Map<Key, CatalogueRow> waiting = new LinkedHashMap<>();
  private final Set<String> touched = new TreeSet<>();
  private final Set<String> movedStores = new TreeSet<>();
  private CatalogueDigest digest;
  private long rows;
  private long added;
  private long changed;
  private long deleted;
  private long unchanged;
  private long derived;
  private long moved;
  private boolean deriving;

  Edition(Handle handle, Catalogue.Version before) throws IOException {
    this.handle = handle;
    try {
      written = new EditionRows(handle.getConnection(), before.version() + 1);
    } catch (SQLException e) {
      throw notWritten(e);
    }
    this.before = before;
    this.version = before.version() + 1;
    this.digest = before.digest();
    this.rows = before.rows();
  }

  Handle handle() {
    return handle;
  }

  long version() {
    return version;
  }

  /** Lists that have rows in this version. */
  Set<String> touched() {
    return touched;
  }

  /** Stores that are in another zone from this version on. */
  Set<String> movedStores() {
    return movedStores;
  }

  /** For everybody; see {@link #put(String, CatalogueRow)}. */
  void put(CatalogueRow row) throws IOException {
    put(PriceList.EVERYBODY, row);
  }

  /**
   * A row comes into being, changes, or is deleted. Of a key that comes twice the last counts.
   *
   * @throws IllegalArgumentException goods for one list only, or prices apart from the goods for
   *     everybody
   */
  void put(String list, CatalogueRow row) throws IOException {
    boolean everybody = list.equals(PriceList.EVERYBODY);
    if (row.kind().equals(everybody ? ListPrices.KIND : CatalogueRow.ITEM)) {
      throw new IllegalArgumentException(row.kind() + " in list " + PriceList.inWords(list));
    }
    waiting.put(new Key(list, row.kind(), row.key()), row);
    if (waiting.size() >= CatalogueRows.MANY) {
      flush();
    }
  }

  /** The goods of a list as they are worked out; no change of anybody's making. */
  void derive(String list, CatalogueRow item) throws IOException {
    waiting.put(new Key(list, item.kind(), item.key()), item);
    if (waiting.size() >= CatalogueRows.MANY) {
      flush();
    }
  }

  /**
   * A till or a store is somewhere else from this version on.
   *
   * @param what {@link Stores#TILL} or {@link Stores#STORE}
   * @param place the store or the zone, empty for none
   */
  void move(String what, String name, String place) {
    if (Stores.move(handle, version, what, name, place)) {
      moved++;
      if (what.equals(Stores.STORE)) {
        movedStores.add(name);
      }
    }
  }

  /** Writes what waits. */
  void flush() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      Map<Key, Stored> there = written.newest(List.copyOf(waiting.keySet()));
      for (Map.Entry<Key, CatalogueRow> put : waiting.entrySet()) {
        replace(put.getKey(), there.get(put.getKey()), put.getValue());
      }
      written.write();
    } catch (SQLException e) {
      throw notWritten(e);
    }
    waiting.clear();
  }

  private void replace(Key key, Stored old, CatalogueRow row) throws SQLException {
    byte[] value = old == null ? null : old.value();
    byte[] wanted = row.deleted() ? null : row.value().bytes();
    if (Arrays.equals(value, wanted)) {
      unchanged += deriving ? 0 : 1;
      return;
    }
    written.replace(key, old, wanted);
    count(key, old, row);
  }

  private static IOException notWritten(SQLException e) {
    return new IOException("the catalogue could not be written: " + e.getMessage(), e);
  }

  private void count(Key key, Stored old, CatalogueRow row) {
    boolean was = old != null && old.isLive();
    touched.add(key.list());
    if (key.list().equals(PriceList.EVERYBODY)) {
      digest = was ? digest.minus(old.row()) : digest;
      digest = row.deleted() ? digest : digest.plus(row);
      rows += (row.deleted() ? 0 : 1) - (was ? 1 : 0);
    }
    if (deriving) {
      derived++;
    } else if (!was) {
      added++;
    } else if (row.deleted()) {
      deleted++;
    } else {
      changed++;
    }
  }

  /**
   * Works out the goods of the lists and what each list adds to number and digest.
   *
   * @param published milliseconds since 1970
   * @param note how the version came to be
   */
  Catalogue.Published finish(long published, String note) throws IOException {
    flush();
    PriceLists lists = new PriceLists(this);
    deriving = true;
    lists.settle();
    boolean isNew = added + changed + deleted + derived + moved > 0;
    if (isNew) {
      lists.sum();
      handle.execute(
          "insert into catalogue_version"
              + " (version, rows, digest, published, added, changed, deleted, note)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?)",
          version,
          rows,
          digest.hex(),
          published,
          added,
          changed,
          deleted,
          note);
    }
    return new Catalogue.Published(
        isNew ? version : before.version(), added, changed, deleted, unchanged);
  }

  @Override
  public void close() throws IOException {
    try {
      written.close();
    } catch (SQLException e) {
      throw notWritten(e);
    }
  }
}
