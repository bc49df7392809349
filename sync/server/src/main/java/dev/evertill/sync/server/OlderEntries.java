package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files what was kept by an earlier version, which noted no days and no claims. Asks no questions:
 * what tills were told of these entries stays. Functions only.
 */
final class OlderEntries {
  private static final Logger LOG = LoggerFactory.getLogger(OlderEntries.class);
  private static final int AT_ONCE = 500;

  private OlderEntries() {}

  private record Older(long journal, String till, String epoch, Arrival arrival, long received) {}

  /** May be cut off anywhere, and goes on at the next start. */
  static void file(Database database) {
    long filed = 0;
    for (int now; (now = database.writer().inTransaction(h -> file(database, h))) > 0; ) {
      filed += now;
    }
    if (filed > 0) {
      LOG.info("{} entries of an earlier version were filed under their days", filed);
    }
  }

  private static int file(Database database, Handle handle) {
    database.takeTurn(handle, "older entries");
    List<Older> older =
        handle
            .createQuery(
                "select e.*, j.till, j.epoch from entry e join journal j on j.id = e.journal"
                    + " where e.day is null order by e.journal, e.number limit :most")
            .bind("most", AT_ONCE)
            .map(
                (row, context) -> {
                  String till = row.getString("till");
                  String epoch = JournalName.epoch(row.getString("epoch"));
                  return new Older(
                      row.getLong("journal"),
                      till,
                      epoch,
                      judged(SqlEntries.arrival(row, till, epoch)),
                      row.getLong("received"));
                })
            .list();
    ClaimBook claims = new ClaimBook(database);
    for (Older one : older) {
      claims.noted(handle, one.till(), one.epoch(), List.of(one.arrival()), one.received());
      handle.execute(
          "update entry set day = ? where journal = ? and number = ?",
          Gist.day(one.arrival(), one.received()),
          one.journal(),
          one.arrival().number());
    }
    return older.size();
  }

  private static Arrival judged(Arrival held) {
    Entry entry = held.entry();
    return entry == null ? held : Arrival.of(entry);
  }
}
