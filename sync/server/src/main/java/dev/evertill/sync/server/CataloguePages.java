package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.CatalogueRows.Key;
import dev.evertill.sync.server.CatalogueRows.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Cuts what changed in a view between two versions into pages, in the order of version, kind and
 * key. Each list is read by its own index; of rows with one key the most specific is sent. Confined
 * to the thread of its transaction.
 */
final class CataloguePages {
  private final Handle handle;
  private final View view;
  private final long since;
  private final Catalogue.Version target;
  private final int most;

  /**
   * @param since 0 for everything, without what is deleted
   * @param most rows a page
   */
  CataloguePages(Handle handle, View view, long since, Catalogue.Version target, int most) {
    this.handle = handle;
    this.view = view;
    this.since = since;
    this.target = target;
    this.most = most;
  }

  /** A row of one list that changed since then and is the list's at the target. */
  private record Candidate(int rank, long version, String kind, String key, byte[] value) {
    boolean isWith(Candidate other) {
      return version == other.version && kind.equals(other.kind) && key.equals(other.key);
    }

    Key anywhere() {
      return new Key(PriceList.EVERYBODY, kind, key);
    }

    CatalogueRow row() {
      return value == null ? CatalogueRow.deleted(kind, key) : of(kind, key, value);
    }

    private static CatalogueRow of(String kind, String key, byte[] value) {
      return CatalogueRow.of(kind, key, RawJson.of(value));
    }
  }

  Catalogue.Page page(Catalogue.Cursor after) {
    Catalogue.Cursor from =
        after != null ? after : new Catalogue.Cursor(target.version(), since + 1, "", "");
    List<List<Candidate>> groups = grouped(candidates(from));
    boolean more = groups.size() > most;
    List<List<Candidate>> page = more ? groups.subList(0, most) : groups;
    Catalogue.Cursor next = from;
    if (!page.isEmpty()) {
      Candidate last = page.get(page.size() - 1).get(0);
      next = new Catalogue.Cursor(target.version(), last.version(), last.kind(), last.key());
    }
    return new Catalogue.Page(target, sent(page), next.text(), more);
  }

  private List<Candidate> candidates(Catalogue.Cursor from) {
    List<String> lists = new ArrayList<>(view.lists());
    lists.add(PriceList.EVERYBODY);
    StringJoiner sql = new StringJoiner(" union all ");
    for (int rank = 0; rank < lists.size(); rank++) {
      sql.add(ofList(rank, rank == lists.size() - 1));
    }
    Query query =
        handle.createQuery(sql + (lists.size() > 1 ? " order by version, kind, key, rank" : ""));
    for (int rank = 0; rank < lists.size(); rank++) {
      query.bind("list" + rank, lists.get(rank));
    }
    return query
        .bind("version", from.version())
        .bind("kind", from.kind())
        .bind("key", from.key())
        .bind("target", target.version())
        .bind("most", most + 1)
        .map(
            (row, context) ->
                new Candidate(
                    row.getInt(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5) ? null : row.getBytes(6)))
        .list();
  }

  private String ofList(int rank, boolean isEverybodys) {
    return "select * from (select "
        + rank
        + " as rank, version, kind, key, deleted, value from catalogue_row where list = :list"
        + rank
        + " and (version, kind, key) > (:version, :kind, :key) and version <= :target"
        + " and (superseded is null or superseded > :target)"
        + (isEverybodys ? "" : " and kind <> '" + ListPrices.KIND + "'")
        + (since == 0 ? " and not deleted" : "")
        + " order by version, kind, key limit :most) as list"
        + rank;
  }

  /** Rows of several lists with one version, kind and key are together, the most specific first. */
  private static List<List<Candidate>> grouped(List<Candidate> candidates) {
    List<List<Candidate>> groups = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      if (groups.isEmpty() || !groups.get(groups.size() - 1).get(0).isWith(candidate)) {
        groups.add(new ArrayList<>(1));
      }
      groups.get(groups.size() - 1).add(candidate);
    }
    return groups;
  }

  private List<CatalogueRow> sent(List<List<Candidate>> groups) {
    if (view.lists().isEmpty()) {
      return groups.stream().map(group -> group.get(0).row()).toList();
    }
    Map<Key, Stored[]> there = there(groups);
    List<CatalogueRow> rows = new ArrayList<>(groups.size());
    for (List<Candidate> group : groups) {
      for (Candidate candidate : group) {
        Stored[] live =
            there.getOrDefault(candidate.anywhere(), new Stored[view.lists().size() + 1]);
        Optional<CatalogueRow> row = sent(candidate, live);
        if (row.isPresent()) {
          rows.add(row.get());
          break;
        }
      }
    }
    return rows;
  }

  /** What is live at the target with the keys of a page, by the rank of its list. */
  private Map<Key, Stored[]> there(List<List<Candidate>> groups) {
    List<String> lists = view.lists();
    Set<Key> keys = new LinkedHashSet<>();
    groups.forEach(group -> keys.add(group.get(0).anywhere()));
    Map<Key, Stored[]> there = new HashMap<>();
    for (Stored stored : CatalogueRows.liveAt(handle, keys, target.version(), since == 0)) {
      boolean everybody = stored.key().list().equals(PriceList.EVERYBODY);
      int rank = everybody ? lists.size() : lists.indexOf(stored.key().list());
      if (rank >= 0) {
        there
                .computeIfAbsent(
                    stored.key().in(PriceList.EVERYBODY), key -> new Stored[lists.size() + 1])[
                rank] =
            stored;
      }
    }
    return there;
  }

  /**
   * Empty where a more specific row is in its place, or the less specific one that takes its place
   * is sent by itself.
   */
  private Optional<CatalogueRow> sent(Candidate candidate, Stored[] live) {
    for (int rank = 0; rank < candidate.rank(); rank++) {
      if (live[rank] != null) {
        return Optional.empty();
      }
    }
    if (candidate.value() != null) {
      return Optional.of(candidate.row());
    }
    for (int rank = candidate.rank() + 1; rank < live.length; rank++) {
      if (live[rank] != null) {
        return live[rank].version() > since ? Optional.empty() : Optional.of(live[rank].row());
      }
    }
    return Optional.of(candidate.row());
  }
}
