package dev.evertill.sync.server;

import com.squareup.moshi.JsonReader;
import dev.evertill.sync.server.page.CatalogueView;
import dev.evertill.sync.server.page.DiffView;
import dev.evertill.sync.server.page.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;
import org.jdbi.v3.core.Handle;

/** The versions of the catalogue, and what lies between two. Safe from any thread. */
final class CatalogueDesk {
  private static final int MOST_VERSIONS = 200;
  private static final int AT_ONCE = 100;

  private final Database database;
  private final ZoneId zone;

  CatalogueDesk(Database database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /** The newest first. */
  CatalogueView versions() {
    return database
        .reader()
        .withHandle(
            handle ->
                new CatalogueView(
                    handle
                        .createQuery(
                            "select v.version, v.rows, v.published, v.digest,"
                                + " (select count(*) from till_seen t"
                                + " where t.catalogue = v.version) as tills"
                                + " from catalogue_version v order by v.version desc limit "
                                + MOST_VERSIONS)
                        .map(
                            (row, context) ->
                                new CatalogueView.Version(
                                    row.getLong("version"),
                                    Figures.count(row.getLong("rows")),
                                    Figures.time(row.getLong("published"), zone),
                                    row.getString("digest"),
                                    Figures.count(row.getLong("tills"))))
                        .list()));
  }

  private record Key(String kind, String key) {}

  /**
   * What a till that has one version gets with the other.
   *
   * @param from 0 for everything
   * @param after kind and key of the last row before, empty for the first page
   * @return empty where there is no such version, or they are the wrong way round
   */
  Optional<DiffView> between(long from, long to, String afterKind, String afterKey) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              Optional<Long> published =
                  handle
                      .createQuery("select published from catalogue_version where version = ?")
                      .bind(0, to)
                      .mapTo(Long.class)
                      .findOne();
              return from < 0 || from >= to || published.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      page(handle, from, to, published.get(), new Key(afterKind, afterKey)));
            });
  }

  private DiffView page(Handle handle, long from, long to, long published, Key after) {
    List<Key> keys =
        handle
            .createQuery(
                "select distinct kind, key from catalogue_row where version > ? and version <= ?"
                    + " and (kind, key) > (?, ?) order by kind, key limit "
                    + (AT_ONCE + 1))
            .bind(0, from)
            .bind(1, to)
            .bind(2, after.kind())
            .bind(3, after.key())
            .map((row, context) -> new Key(row.getString(1), row.getString(2)))
            .list();
    boolean more = keys.size() > AT_ONCE;
    List<Key> shown = more ? keys.subList(0, AT_ONCE) : keys;
    List<DiffView.Row> rows = new ArrayList<>();
    for (Key key : shown) {
      row(key, value(handle, key, from), value(handle, key, to)).ifPresent(rows::add);
    }
    Key last = shown.isEmpty() ? after : shown.get(shown.size() - 1);
    return new DiffView(
        from,
        to,
        Figures.time(published, zone),
        rows,
        more ? new Catalogue.Cursor(to, from, last.kind(), last.key()).text() : null);
  }

  /** The value in a version, empty where there is none. */
  private static Map<String, String> value(Handle handle, Key key, long version) {
    // By versions, as the rows are filed by them: the newest that has this row.
    return handle
        .createQuery(
            "select value from catalogue_row where version in"
                + " (select version from catalogue_version where version <= ?)"
                + " and kind = ? and key = ? order by version desc limit 1")
        .bind(0, version)
        .bind(1, key.kind())
        .bind(2, key.key())
        .map((row, context) -> Optional.ofNullable(row.getBytes(1)))
        .findOne()
        .flatMap(value -> value)
        .map(CatalogueDesk::fields)
        .orElse(Map.of());
  }

  /** A row that came into being and went again is none. */
  private static Optional<DiffView.Row> row(
      Key key, Map<String, String> before, Map<String, String> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    List<DiffView.Field> fields = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        fields.add(new DiffView.Field(name, was, is));
      }
    }
    String change = before.isEmpty() ? "new" : after.isEmpty() ? "deleted" : "changed";
    String name = after.getOrDefault("name", before.getOrDefault("name", ""));
    return Optional.of(new DiffView.Row(key.kind(), key.key(), name, change, fields));
  }

  /** The fields of an object; what lies deeper stays JSON. */
  private static Map<String, String> fields(byte[] value) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonReader json = JsonReader.of(new Buffer().write(value))) {
      if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return Map.of("value", new Buffer().write(value).readUtf8());
      }
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        String text =
            json.peek() == JsonReader.Token.STRING
                ? json.nextString()
                : json.nextSource().readUtf8();
        fields.put(name, text);
      }
      json.endObject();
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException("a row that was published", e);
    }
  }
}
