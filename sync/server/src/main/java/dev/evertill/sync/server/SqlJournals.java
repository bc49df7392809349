package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Journals as rows: who holds a journal's row in a transaction is the only one who appends to it.
 * Safe from any thread.
 */
final class SqlJournals {
  /** How many numbers lie in holes. */
  static final String MISSING = "select coalesce(sum(last - first + 1), 0) from hole";

  /**
   * How many entries are held, without looking at one: all numbers up to the heads, less those
   * before a branch began and those that lie in holes.
   */
  static final String HELD =
      "select (select coalesce(sum(number), 0) from journal)"
          + " - (select coalesce(sum(first - 1), 0) from branch) - ("
          + MISSING
          + ")";

  /** How many journals are no branches. */
  static final String EPOCHS =
      "select (select count(*) from journal) - (select count(*) from branch)";

  /**
   * Journals (j) that came to an entry after a later one had begun, written after it by the till's
   * clock. One machine does not go back to a journal: two copies of a till are at work.
   */
  static final String BESIDE =
      " from journal j join entry e on e.journal = j.id and e.number = j.number"
          + " join journal later on later.till = j.till and later.id > j.id"
          + " join entry begun on begun.journal = later.id and begun.number = 1"
          + " where begun.received < e.received and begun.till_time < e.till_time"
          + " and not exists (select 1 from branch br where br.journal in (j.id, later.id))";

  private final Database database;

  SqlJournals(Database database) {
    this.database = database;
  }

  /** A journal's key and its head. Immutable. */
  record Journal(long id, Head head) {}

  /** The journal, which no other writer moves now; empty before its first entry. */
  Optional<Journal> locked(Handle handle, String till, String name) {
    return handle
        .createQuery(
            "select id, number, hash from journal where till = :till and epoch = :epoch"
                + database.forUpdate())
        .bind("till", till)
        .bind("epoch", name)
        .map(
            (row, context) ->
                new Journal(row.getLong(1), new Head(row.getLong(2), new Hash(row.getString(3)))))
        .findOne();
  }

  /** A journal that begins after this entry, or as another head office has begun it meanwhile. */
  Journal begun(Handle handle, String till, String name, Head after) {
    handle
        .createUpdate(
            "insert into journal (till, epoch, number, hash)"
                + " values (:till, :epoch, :number, :hash) on conflict (till, epoch) do nothing")
        .bind("till", till)
        .bind("epoch", name)
        .bind("number", after.number())
        .bind("hash", after.hash().hex())
        .execute();
    return locked(handle, till, name).orElseThrow();
  }

  void move(Handle handle, Journal journal, Head to) {
    handle
        .createUpdate("update journal set number = :number, hash = :hash where id = :id")
        .bind("number", to.number())
        .bind("hash", to.hash().hex())
        .bind("id", journal.id())
        .execute();
  }

  /** What is held around a batch. */
  Chain chain(Handle handle, Journal journal, String till, String name, long first, long last) {
    if (first == journal.head().number() + 1) {
      return new Chain(journal.head(), Map.of(), List.of());
    }
    Map<Long, Optional<Hash>> entries = SqlEntries.hashes(handle, till, name, first - 1, last);
    return new Chain(journal.head(), entries, holes(handle, journal, first - 1, last));
  }

  private static List<Chain.Gap> holes(Handle handle, Journal journal, long first, long last) {
    return handle
        .createQuery(
            "select first, last, hash from hole"
                + " where journal = :journal and first <= :last and last >= :first order by first")
        .bind("journal", journal.id())
        .bind("first", first)
        .bind("last", last)
        .map(
            (row, context) ->
                new Chain.Gap(
                    row.getLong(1),
                    row.getLong(2),
                    Optional.ofNullable(row.getString(3)).map(Hash::new)))
        .list();
  }

  /** Keeps what a batch brought, moves the head and makes the holes it fills smaller. */
  Head keep(Handle handle, Journal journal, Chain chain, List<Arrival> fresh, long now) {
    if (fresh.isEmpty()) {
      return journal.head();
    }
    SqlEntries.insert(handle, journal.id(), fresh, now);
    List<Chain.Gap> left = chain.without(fresh);
    if (!left.equals(chain.holes())) {
      chain.holes().forEach(hole -> remove(handle, journal, hole));
      left.forEach(hole -> note(handle, journal, hole, now));
    }
    Arrival last = fresh.get(fresh.size() - 1);
    if (last.number() <= journal.head().number()) {
      return journal.head();
    }
    Head head = new Head(last.number(), last.hash());
    move(handle, journal, head);
    return head;
  }

  void note(Handle handle, Journal journal, Chain.Gap hole, long now) {
    handle
        .createUpdate(
            "insert into hole (journal, first, last, hash, noted)"
                + " values (:journal, :first, :last, :hash, :noted)")
        .bind("journal", journal.id())
        .bind("first", hole.first())
        .bind("last", hole.last())
        .bind("hash", hole.hash().map(Hash::hex).orElse(null))
        .bind("noted", now)
        .execute();
  }

  private static void remove(Handle handle, Journal journal, Chain.Gap hole) {
    handle.execute("delete from hole where journal = ? and first = ?", journal.id(), hole.first());
  }
}
