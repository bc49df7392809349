package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.setting.SettingRules;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a draft over those of the current version. Confined to the thread of its transaction.
 */
final class DraftRows {
  private static final Logger LOG = LoggerFactory.getLogger(DraftRows.class);

  private final Handle handle;
  private final String draft;

  DraftRows(Handle handle, String draft) {
    this.handle = handle;
    this.draft = draft;
  }

  /**
   * A row as the draft has it.
   *
   * @param value null of one that is not there, or not to be there any more
   * @param number of the import that brought it, 0 where it is as in the current version
   */
  record Row(RawJson value, long number) {
    static final Row NONE = new Row(null, 0);
  }

  /** What is known of these; others are not there. */
  Map<Key, Row> find(Collection<Key> keys) {
    Map<Key, Row> found = new HashMap<>();
    CatalogueRows.newest(handle, keys)
        .forEach((key, stored) -> found.put(key, new Row(raw(stored.value()), 0)));
    for (List<Key> some : CatalogueRows.parts(keys)) {
      Query query =
          handle.createQuery(
              "with wanted (list, kind, key) as (values "
                  + CatalogueRows.places(some.size(), 3)
                  + ") select d.list, d.kind, d.key, d.value, d.import from wanted w"
                  + " cross join draft_row d where d.list = w.list and d.kind = w.kind"
                  + " and d.key = w.key and d.draft = ?");
      int at = 0;
      for (Key key : some) {
        query.bind(at++, key.list()).bind(at++, key.kind()).bind(at++, key.key());
      }
      query
          .bind(at, draft)
          .map(
              (row, context) ->
                  Map.entry(
                      new Key(row.getString(1), row.getString(2), row.getString(3)),
                      new Row(raw(row.getBytes(4)), row.getLong(5))))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  private static RawJson raw(byte[] value) {
    return CatalogueChanges.raw(value);
  }

  void write(Map<Key, CatalogueRow> rows, long number) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "insert into draft_row (draft, list, kind, key, deleted, value, import)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (draft, list, kind, key) do update"
                + " set deleted = excluded.deleted, value = excluded.value,"
                + " import = excluded.import")) {
      rows.forEach(
          (key, row) ->
              batch.add(
                  draft,
                  key.list(),
                  key.kind(),
                  key.key(),
                  row.deleted(),
                  row.deleted() ? null : row.value().bytes(),
                  number));
      batch.execute();
    }
  }

  /** What an import of all rows of this kind for a list has not named is not to be there. */
  void removeOthers(String list, String kind, long number) {
    handle
        .createUpdate(
            "update draft_row set deleted = :gone, value = null, import = :number"
                + " where draft = :draft and list = :list and kind = :kind and import <> :number")
        .bind("gone", true)
        .bind("number", number)
        .bind("draft", draft)
        .bind("list", list)
        .bind("kind", kind)
        .execute();
    handle
        .createUpdate(
            "insert into draft_row (draft, list, kind, key, deleted, value, import)"
                + " select :draft, r.list, r.kind, r.key, :gone, null, :number"
                + " from catalogue_row r where r.list = :list and r.kind = :kind"
                + " and r.superseded is null and not r.deleted"
                + " and not exists (select 1 from draft_row d where d.draft = :draft"
                + " and d.list = r.list and d.kind = r.kind and d.key = r.key)")
        .bind("gone", true)
        .bind("number", number)
        .bind("draft", draft)
        .bind("list", list)
        .bind("kind", kind)
        .execute();
  }

  // What lines are checked against

  /** The decimals of the shop's currency. */
  int decimals() {
    return decimals(of(CatalogueRow.SETTING));
  }

  /**
   * @param settings that hold for everybody, by name
   */
  static int decimals(Map<String, RawJson> settings) {
    Map<String, String> texts = new TreeMap<>();
    settings.forEach((name, value) -> texts.put(name, text(value)));
    texts.values().removeIf(Objects::isNull);
    return SettingRules.decimals(texts);
  }

  /** Of the shop's currency, as it is published. */
  static int published(Handle handle) {
    return new DraftRows(handle, "").decimals();
  }

  /** What a setting says, null for none. */
  static String text(RawJson value) {
    if (value == null) {
      return null;
    }
    try {
      return Wire.setting(value).value();
    } catch (MalformedException notOurs) {
      return null;
    }
  }

  Set<String> taxClasses() {
    Set<String> codes = new TreeSet<>();
    of(CatalogueRow.TAX)
        .forEach(
            (key, value) -> {
              try {
                TaxValue tax = Wire.tax(value);
                codes.add(tax.code() == null ? key : tax.code());
              } catch (MalformedException notOurs) {
                codes.add(key);
              }
            });
    return codes;
  }

  /** The groups that goods are of. */
  Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    forEachItem(
        (sku, value) -> {
          try {
            groups.add(Wire.item(value).group());
          } catch (MalformedException notOurs) {
            LOG.warn("item {} was taken before and cannot be read: {}", sku, notOurs.getMessage());
          }
        });
    return groups;
  }

  /** All goods by their numbers, of which there may be a million, as the draft has them. */
  void forEachItem(BiConsumer<String, RawJson> each) {
    try (Query query =
        handle.createQuery(
            "select r.key, coalesce(d.value, r.value) from catalogue_row r"
                + " left join draft_row d on d.draft = :draft and d.list = r.list"
                + " and d.kind = r.kind and d.key = r.key"
                + " where r.list = '' and r.kind = '"
                + CatalogueRow.ITEM
                + "' and r.superseded is null and not r.deleted"
                + " and (d.deleted is null or not d.deleted)"
                + " union all select n.key, n.value from draft_row n"
                + " where n.draft = :draft and n.list = '' and n.kind = '"
                + CatalogueRow.ITEM
                + "' and not n.deleted and not exists (select 1 from catalogue_row r"
                + " where r.list = '' and r.kind = n.kind and r.key = n.key"
                + " and r.superseded is null and not r.deleted)")) {
      query
          .setFetchSize(CatalogueRows.MANY)
          .bind("draft", draft)
          .map((row, context) -> Map.entry(row.getString(1), RawJson.of(row.getBytes(2))))
          .forEach(item -> each.accept(item.getKey(), item.getValue()));
    }
  }

  /** All rows of a kind for everybody, of which there are few, by their keys. */
  Map<String, RawJson> of(String kind) {
    Map<String, RawJson> values = new HashMap<>();
    inLists(kind, " and list = ''").forEach((key, value) -> values.put(key.key(), value));
    return values;
  }

  /** All rows of a kind in whatever list, likewise, by list and key. */
  Map<Key, RawJson> inAllLists(String kind) {
    Map<Key, RawJson> values =
        new TreeMap<>(Comparator.comparing(Key::list).thenComparing(Key::key));
    values.putAll(inLists(kind, ""));
    return values;
  }

  private Map<Key, RawJson> inLists(String kind, String which) {
    Map<Key, RawJson> values = new HashMap<>();
    handle
        .createQuery(
            "select list, key, value from catalogue_row"
                + " where kind = ? and superseded is null and not deleted"
                + which)
        .bind(0, kind)
        .map((row, context) -> Changed.of(kind, row))
        .forEach(row -> values.put(row.key(), row.value()));
    handle
        .createQuery("select list, key, value from draft_row where draft = ? and kind = ?" + which)
        .bind(0, draft)
        .bind(1, kind)
        .map((row, context) -> Changed.of(kind, row))
        .forEach(
            row -> {
              if (row.value() == null) {
                values.remove(row.key());
              } else {
                values.put(row.key(), row.value());
              }
            });
    return values;
  }

  private record Changed(Key key, RawJson value) {
    static Changed of(String kind, ResultSet row) throws SQLException {
      return new Changed(new Key(row.getString(1), kind, row.getString(2)), raw(row.getBytes(3)));
    }
  }
}
