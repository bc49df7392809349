package dev.evertill.sync.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Sums of what was sold, by business day, hour, store, till and group, from the entries' documents.
 * Safe from any thread.
 *
 * <p>It reads each journal after the appends, branches too, and moves on in it by the same
 * transaction that adds the sums: every entry counts once, whoever is killed when, and an append
 * costs nothing more. What it passes by because no entry is held there it writes down as a gap, and
 * looks there again: entries that come later count then.
 */
final class DayBook {
  private static final int AT_ONCE = 500;

  /** A branch begins after the entry where it parted. */
  private static final String READ = "coalesce(b.number, br.first - 1, 0)";

  private static final String JOURNALS =
      " from journal j left join day_book_read b on b.journal = j.id"
          + " left join branch br on br.journal = j.id";

  private static final String LATE =
      " from day_book_gap g join entry e on e.journal = g.journal"
          + " and e.number between g.first and g.last";

  private final Database database;
  private final int atOnce;
  private final ReentrantLock turn = new ReentrantLock();

  DayBook(Database database) {
    this(database, AT_ONCE);
  }

  /**
   * @param atOnce entries a transaction
   */
  DayBook(Database database, int atOnce) {
    this.database = database;
    this.atOnce = atOnce;
  }

  /**
   * @param upTo what the journal's head was
   */
  private record Unread(long journal, String till, long after, long upTo) {}

  /** Numbers that were passed by, of which some are held now. */
  private record Gap(long journal, String till, long first, long last) {}

  private record Read(long number, String kind, byte[] document) {}

  /** Adds all that is held and not counted yet. */
  void catchUp() {
    catchUp(Integer.MAX_VALUE);
  }

  /**
   * @param mostBatches after which it ends, for somebody who waits
   */
  void catchUp(int mostBatches) {
    if (!turn.tryLock()) {
      return; // Somebody is at it.
    }
    try {
      int batches = 0;
      for (Unread unread : unread()) {
        for (long after = unread.after(); after >= 0 && batches < mostBatches; batches++) {
          after = batch(new Unread(unread.journal(), unread.till(), after, unread.upTo()));
        }
      }
      for (List<Gap> gaps = filled(); !gaps.isEmpty() && batches < mostBatches; gaps = filled()) {
        for (Gap gap : gaps) {
          late(gap);
          batches++;
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** How many entries are held and not counted yet; a hole that was not come to counts too. */
  long behind() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select (select coalesce(sum(j.number - "
                            + READ
                            + "), 0)"
                            + JOURNALS
                            + ") + (select count(*)"
                            + LATE
                            + ")")
                    .mapTo(Long.class)
                    .one());
  }

  private List<Unread> unread() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select j.id, j.till, "
                            + READ
                            + ", j.number"
                            + JOURNALS
                            + " where j.number > "
                            + READ
                            + " order by j.id")
                    .map(
                        (row, context) ->
                            new Unread(
                                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                    .list());
  }

  /** After which number it goes on; -1 at the end, or where another head office was faster. */
  private long batch(Unread unread) {
    List<Read> entries = read(unread.journal(), unread.after() + 1, Long.MAX_VALUE);
    long read = entries.isEmpty() ? unread.after() : entries.get(entries.size() - 1).number();
    // Where a till could not send some entries any more, the head is known and they are not.
    long last = entries.size() == atOnce ? read : Math.max(read, unread.upTo());
    SoldSums sums = sums(unread.till(), entries);
    boolean added =
        database
            .writer()
            .inTransaction(
                handle -> {
                  if (!moved(handle, unread, last, sums.store())) {
                    return false;
                  }
                  passBy(handle, unread.journal(), unread.after() + 1, last, entries);
                  sums.write(handle);
                  return true;
                });
    return added && entries.size() == atOnce ? last : -1;
  }

  private List<Read> read(long journal, long first, long last) {
    return database
        .reader()
        .withHandle(
            handle -> {
              Query query =
                  handle.createQuery(
                      "select number, kind, document from entry where journal = ?"
                          + " and number between ? and ? order by number limit "
                          + atOnce);
              return query
                  .bind(0, journal)
                  .bind(1, first)
                  .bind(2, last)
                  .map(
                      (row, context) -> new Read(row.getLong(1), row.getString(2), row.getBytes(3)))
                  .list();
            });
  }

  private static SoldSums sums(String till, List<Read> entries) {
    SoldSums sums = new SoldSums(till);
    entries.forEach(entry -> sums.add(entry.kind(), entry.document()));
    return sums;
  }

  private static boolean moved(Handle handle, Unread unread, long last, String store) {
    handle.execute(
        "insert into day_book_read (journal, number, store) values (?, ?, '')"
            + " on conflict (journal) do nothing",
        unread.journal(),
        unread.after());
    int moved =
        handle.execute(
            "update day_book_read set number = ?, store = case when ? = '' then store else ? end"
                + " where journal = ? and number = ?",
            last,
            store,
            store,
            unread.journal(),
            unread.after());
    return moved > 0;
  }

  /** Writes down the numbers between that were not there. */
  private static void passBy(
      Handle handle, long journal, long first, long last, List<Read> entries) {
    List<Long> there = new ArrayList<>();
    entries.forEach(entry -> there.add(entry.number()));
    there.add(last + 1);
    long next = first;
    for (long number : there) {
      if (next < number) {
        handle.execute(
            "insert into day_book_gap (journal, first, last) values (?, ?, ?)",
            journal,
            next,
            number - 1);
      }
      next = number + 1;
    }
  }

  private List<Gap> filled() {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select g.journal, j.till, g.first, g.last from day_book_gap g"
                            + " join journal j on j.id = g.journal where exists"
                            + " (select 1 from entry e where e.journal = g.journal"
                            + " and e.number between g.first and g.last)"
                            + " order by g.journal, g.first")
                    .map(
                        (row, context) ->
                            new Gap(
                                row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)))
                    .list());
  }

  /** Adds what came into a gap, and leaves of the gap what is still missing. */
  private void late(Gap gap) {
    List<Read> entries = read(gap.journal(), gap.first(), gap.last());
    // The rest of a long one is looked at next time.
    long last = entries.size() == atOnce ? entries.get(entries.size() - 1).number() : gap.last();
    SoldSums sums = sums(gap.till(), entries);
    database
        .writer()
        .useTransaction(
            handle -> {
              int taken =
                  handle.execute(
                      "delete from day_book_gap where journal = ? and first = ? and last = ?",
                      gap.journal(),
                      gap.first(),
                      gap.last());
              if (taken == 0) {
                return; // Another head office was faster.
              }
              passBy(handle, gap.journal(), gap.first(), last, entries);
              passBy(handle, gap.journal(), last + 1, gap.last(), List.of());
              sums.write(handle);
            });
  }
}
