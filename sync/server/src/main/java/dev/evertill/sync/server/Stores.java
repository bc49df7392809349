package dev.evertill.sync.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Which store a till is in, and which zone a store. Both hold from a version of the catalogue on,
 * so that what a till is sent of a version stays what it was. Safe from any thread.
 */
final class Stores {
  static final String TILL = "till";
  static final String STORE = "store";

  private final Database database;
  private final Catalogue catalogue;

  Stores(Database database, Catalogue catalogue) {
    this.database = database;
    this.catalogue = catalogue;
  }

  /**
   * A store of the chain.
   *
   * @param zone empty for none
   */
  record Store(String name, String zone, List<String> tills) {}

  /** All that a zone was said of, or a till was put into, by their names. */
  List<Store> all() {
    return database
        .reader()
        .inTransaction(
            handle -> {
              Map<String, String> zones = zones(handle);
              Map<String, String> tills = current(handle, TILL);
              tills.values().forEach(store -> zones.putIfAbsent(store, ""));
              zones.remove("");
              return zones.entrySet().stream()
                  .map(store -> new Store(store.getKey(), store.getValue(), in(store, tills)))
                  .toList();
            });
  }

  private static List<String> in(Map.Entry<String, String> store, Map<String, String> tills) {
    return tills.entrySet().stream()
        .filter(till -> till.getValue().equals(store.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Puts a till into a store, empty for none, as a new version of the catalogue.
   *
   * @return the version from which on it holds
   */
  long putTill(String till, String store) throws IOException {
    return catalogue
        .publish(
            "till " + till + " in " + (store.isEmpty() ? "no store" : "store " + store),
            edition -> edition.move(TILL, till, store))
        .version();
  }

  /**
   * Puts a store into a zone, empty for none, as a new version of the catalogue.
   *
   * @return the version from which on it holds
   */
  long putStore(String store, String zone) throws IOException {
    return catalogue
        .publish(
            "store " + store + " in " + (zone.isEmpty() ? "no zone" : "zone " + zone),
            edition -> edition.move(STORE, store, zone))
        .version();
  }

  // Within a transaction

  /** Whether it was somewhere else. */
  static boolean move(Handle handle, long version, String what, String name, String place) {
    String before = current(handle, what).getOrDefault(name, "");
    if (before.equals(place)) {
      return false;
    }
    handle.execute(
        "delete from placement where what = ? and name = ? and version = ?", what, name, version);
    handle.execute(
        "update placement set superseded = ? where what = ? and name = ? and superseded is null",
        version,
        what,
        name);
    handle.execute(
        "insert into placement (what, name, version, place) values (?, ?, ?, ?)",
        what,
        name,
        version,
        place);
    return true;
  }

  /** The zone of each store, by the store; empty for none. */
  static Map<String, String> zones(Handle handle) {
    return current(handle, STORE);
  }

  private static Map<String, String> current(Handle handle, String what) {
    Map<String, String> places = new TreeMap<>();
    handle
        .createQuery("select name, place from placement where what = ? and superseded is null")
        .bind(0, what)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(placed -> places.put(placed.getKey(), placed.getValue()));
    return places;
  }

  /** What a till is sent of a version. */
  static View view(Handle handle, String till, long version) {
    if (till == null) {
      return View.COMMON;
    }
    String store = at(handle, TILL, till, version);
    return store.isEmpty() ? View.COMMON : new View(at(handle, STORE, store, version), store);
  }

  private static String at(Handle handle, String what, String name, long version) {
    return handle
        .createQuery(
            "select place from placement where what = :what and name = :name"
                + " and version <= :version and (superseded is null or superseded > :version)")
        .bind("what", what)
        .bind("name", name)
        .bind("version", version)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }
}
