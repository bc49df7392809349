package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What a draft would make different in the current version. Confined to the thread of its
 * transaction.
 */
final class DraftChanges {
  private static final String ROWS =
      " from draft_row d left join catalogue_row b on b.kind = d.kind and b.key = d.key"
          + " and b.list = d.list and b.superseded is null"
          + " where d.draft = :draft and b.value is distinct from d.value";

  private final Handle handle;
  private final String draft;

  DraftChanges(Handle handle, String draft) {
    this.handle = handle;
    this.draft = draft;
  }

  Changes page(RowPlace after, int most) {
    List<Changes.Change> found =
        bound("select d.list, d.kind, d.key, b.value, d.value" + ROWS, after, most + 1)
            .map((row, context) -> change(row))
            .list();
    if (found.size() <= most) {
      return new Changes(found, null);
    }
    List<Changes.Change> page = found.subList(0, most);
    Changes.Change last = page.get(most - 1);
    return new Changes(page, new RowPlace(last.list(), 0, last.kind(), last.key()).text());
  }

  private Query bound(String sql, RowPlace after, int most) {
    return handle
        .createQuery(
            sql
                + " and (d.list, d.kind, d.key) > (:list, :kind, :key)"
                + " order by d.list, d.kind, d.key limit :most")
        .bind("draft", draft)
        .bind("list", after.list())
        .bind("kind", after.kind())
        .bind("key", after.key())
        .bind("most", most);
  }

  private static Changes.Change change(ResultSet row) throws SQLException {
    return new Changes.Change(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        CatalogueChanges.raw(row.getBytes(4)),
        CatalogueChanges.raw(row.getBytes(5)));
  }

  Changes.Counts counts() {
    return handle
        .createQuery(
            "select count(*) filter (where b.value is null),"
                + " count(*) filter (where b.value is not null and d.value is not null),"
                + " count(*) filter (where d.value is null)"
                + ROWS)
        .bind("draft", draft)
        .map((row, context) -> new Changes.Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }

  /** All its rows, those that are the same too. */
  void putInto(Edition edition) throws IOException {
    RowPlace after = RowPlace.START;
    for (List<Changes.Change> some; !(some = rows(after)).isEmpty(); ) {
      for (Changes.Change row : some) {
        RawJson value = row.after();
        edition.put(
            row.list(),
            value == null
                ? CatalogueRow.deleted(row.kind(), row.key())
                : CatalogueRow.of(row.kind(), row.key(), value));
      }
      Changes.Change last = some.get(some.size() - 1);
      after = new RowPlace(last.list(), 0, last.kind(), last.key());
    }
  }

  private List<Changes.Change> rows(RowPlace after) {
    return bound(
            "select d.list, d.kind, d.key, null, d.value from draft_row d where d.draft = :draft",
            after,
            CatalogueRows.MANY)
        .map((row, context) -> change(row))
        .list();
  }
}
