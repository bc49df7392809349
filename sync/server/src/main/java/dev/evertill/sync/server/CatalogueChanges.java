package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What is different between two versions, by the history of the rows. Confined to the thread of its
 * transaction.
 */
final class CatalogueChanges {
  /** What people made: goods of a list are worked out of its prices. */
  private static final String MADE = " and (r.list = '' or r.kind <> '" + CatalogueRow.ITEM + "')";

  /** Rows that are another version's, with the one that was there before. */
  private static final String ROWS =
      " from catalogue_row r left join catalogue_row b on b.kind = r.kind and b.key = r.key"
          + " and b.list = r.list and b.version <= :low"
          + " and (b.superseded is null or b.superseded > :low)"
          + " where r.list = :list and r.version > :low and r.version <= :high"
          + " and (r.superseded is null or r.superseded > :high)"
          + " and b.value is distinct from r.value"
          + MADE;

  private final Handle handle;
  private final long low;
  private final long high;
  private final boolean backwards;

  CatalogueChanges(Handle handle, long from, long to) {
    this.handle = handle;
    low = Math.min(from, to);
    high = Math.max(from, to);
    backwards = from > to;
  }

  private List<String> lists() {
    List<String> lists = new ArrayList<>(List.of(PriceList.EVERYBODY));
    lists.addAll(PriceLists.known(handle));
    return lists;
  }

  Changes page(RowPlace after, int most) {
    List<Changes.Change> found = new ArrayList<>();
    RowPlace last = after;
    for (String list : lists()) {
      if (list.compareTo(after.list()) < 0) {
        continue;
      }
      RowPlace from = list.equals(after.list()) ? after : new RowPlace(list, 0, "", "");
      for (Placed placed : rows(from, most + 1 - found.size())) {
        if (found.size() == most) {
          return new Changes(found, last.text());
        }
        found.add(placed.change());
        last = placed.place();
      }
    }
    return new Changes(found, null);
  }

  private record Placed(RowPlace place, Changes.Change change) {}

  private List<Placed> rows(RowPlace from, int most) {
    return bound(
            handle.createQuery(
                "select r.version, r.kind, r.key, b.value, r.value"
                    + ROWS
                    + " and (r.version, r.kind, r.key) > (:version, :kind, :key)"
                    + " order by r.version, r.kind, r.key limit :most"),
            from.list())
        .bind("version", from.version())
        .bind("kind", from.kind())
        .bind("key", from.key())
        .bind("most", most)
        .map((row, context) -> placed(from.list(), row))
        .list();
  }

  private Query bound(Query query, String list) {
    return query.bind("low", low).bind("high", high).bind("list", list);
  }

  private Placed placed(String list, ResultSet row) throws SQLException {
    String kind = row.getString(2);
    String key = row.getString(3);
    RawJson was = raw(row.getBytes(4));
    RawJson is = raw(row.getBytes(5));
    return new Placed(
        new RowPlace(list, row.getLong(1), kind, key),
        new Changes.Change(list, kind, key, backwards ? is : was, backwards ? was : is));
  }

  static RawJson raw(byte[] value) {
    return value == null ? null : RawJson.of(value);
  }

  Changes.Counts counts() {
    long added = 0;
    long changed = 0;
    long removed = 0;
    for (String list : lists()) {
      Changes.Counts some =
          bound(
                  handle.createQuery(
                      "select count(*) filter (where b.value is null),"
                          + " count(*) filter (where b.value is not null and r.value is not null),"
                          + " count(*) filter (where r.value is null)"
                          + ROWS),
                  list)
              .map(
                  (row, context) ->
                      new Changes.Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
              .one();
      added += backwards ? some.removed() : some.added();
      changed += some.changed();
      removed += backwards ? some.added() : some.removed();
    }
    return new Changes.Counts(added, changed, removed);
  }

  /** Gives every row that is not as it was in a version the value that it had there. */
  static void undo(Edition edition, long version, long now) throws IOException {
    CatalogueChanges changes = new CatalogueChanges(edition.handle(), now, version);
    RowPlace after = RowPlace.START;
    for (boolean more = true; more; ) {
      Changes page = changes.page(after, CatalogueRows.MANY);
      for (Changes.Change change : page.rows()) {
        edition.put(
            change.list(),
            change.after() == null
                ? CatalogueRow.deleted(change.kind(), change.key())
                : CatalogueRow.of(change.kind(), change.key(), change.after()));
      }
      more = page.next() != null;
      after = more ? RowPlace.parse(page.next()) : after;
    }
  }
}
