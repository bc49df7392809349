package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.CatalogueRows.Key;
import dev.evertill.sync.server.CatalogueRows.Stored;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A version of the catalogue being written. Its rows go to the database a thousand at a time, so
 * that a million of them need no memory. Confined to the thread of its transaction.
 */
final class Edition {
  private final Handle handle;
  private final Catalogue.Version before;
  private final long version;
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

  Edition(Handle handle, Catalogue.Version before) {
    this.handle = handle;
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
  void derive(String list, CatalogueRow item) {
    waiting.put(new Key(list, item.kind(), item.key()), item);
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
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Map<Key, Stored> there = CatalogueRows.newest(handle, waiting.keySet());
    PreparedBatch again =
        handle.prepareBatch(
            "delete from catalogue_row where list = ? and version = ? and kind = ? and key = ?");
    PreparedBatch supersede =
        handle.prepareBatch(
            "update catalogue_row set superseded = ?"
                + " where list = ? and version = ? and kind = ? and key = ?");
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into catalogue_row (list, version, kind, key, deleted, value)"
                + " values (?, ?, ?, ?, ?, ?)");
    try (again;
        supersede;
        insert) {
      waiting.forEach(
          (key, row) -> {
            Stored old = there.get(key);
            byte[] value = old == null ? null : old.value();
            byte[] wanted = row.deleted() ? null : row.value().bytes();
            if (Arrays.equals(value, wanted)) {
              unchanged += deriving ? 0 : 1;
              return;
            }
            if (old != null && old.version() == version) {
              again.add(key.list(), version, key.kind(), key.key());
            } else if (old != null) {
              supersede.add(version, key.list(), old.version(), key.kind(), key.key());
            }
            insert.add(key.list(), version, key.kind(), key.key(), row.deleted(), wanted);
            count(key, old, row);
          });
      execute(again, supersede, insert);
    }
    waiting.clear();
  }

  private static void execute(PreparedBatch... batches) {
    for (PreparedBatch batch : batches) {
      if (batch.size() > 0) {
        batch.execute();
      }
    }
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
}
