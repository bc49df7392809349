package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Entries as rows: written once, read by number. Functions only. */
final class SqlEntries {
  private static final String IN_RANGE =
      " from entry where journal = (select id from journal where till = :till and epoch = :epoch)"
          + " and number between :first and :last";
  private static final String BY_NUMBER = " order by number";

  /** Rows that are in memory at once while a long range is read. */
  private static final int ROWS_AT_ONCE = 500;

  private static final String INSERT =
      "insert into entry (journal, number, kind, id, till_time, office_offset, previous, hash,"
          + " document, line, question, code, received, day)"
          + " values (:journal, :number, :kind, :id, :till_time, :office_offset, :previous, :hash,"
          + " :document, :line, :question, :code, :received, :day)";

  private SqlEntries() {}

  static void insert(Handle handle, long journal, List<Arrival> fresh, long now) {
    PreparedBatch rows = handle.prepareBatch(INSERT);
    for (Arrival arrival : fresh) {
      rows.bind("journal", journal).bind("received", now).bind("day", Gist.day(arrival, now));
      bind(rows, arrival);
      rows.add();
    }
    rows.execute();
  }

  private static void bind(PreparedBatch row, Arrival arrival) {
    Entry entry = arrival.entry();
    EntryHeader header = entry == null ? null : entry.header();
    Question question = arrival.question();
    row.bind("number", arrival.number())
        .bind("kind", header == null ? null : header.kind())
        .bind("id", header == null ? null : header.id())
        .bind("till_time", header == null ? null : (Long) header.tillTimeMillis())
        .bind("office_offset", header == null ? null : header.officeOffsetMillis())
        .bind("previous", entry == null ? null : entry.previous().hex())
        .bind("hash", arrival.hash() == null ? null : arrival.hash().hex())
        .bind("document", entry == null ? null : entry.document())
        .bind("line", arrival.line())
        .bind("question", question == null ? null : question.text())
        .bind("code", question == null ? null : question.code());
  }

  /** By number; without the numbers of which nothing is held. */
  static Map<Long, Optional<Hash>> hashes(
      Handle handle, String till, String journal, long first, long last) {
    Map<Long, Optional<Hash>> hashes = new HashMap<>();
    of(handle, "select number, hash" + IN_RANGE, till, journal, first, last)
        .map(
            (row, context) ->
                hashes.put(row.getLong(1), Optional.ofNullable(row.getString(2)).map(Hash::new)))
        .list();
    return hashes;
  }

  static List<Parked> parked(Handle handle, String till, String journal, long first, long last) {
    String query = "select number, question, code" + IN_RANGE + " and question is not null";
    return of(handle, query + BY_NUMBER, till, journal, first, last)
        .map(
            (row, context) ->
                new Parked(
                    row.getLong(1), row.getString(2), JournalName.epoch(journal), row.getString(3)))
        .list();
  }

  static Stream<Arrival> read(Handle handle, String till, SaleLog.Range range) {
    return of(
        handle, "select *" + IN_RANGE + BY_NUMBER, till, range.epoch(), range.first(), range.last())
        .setFetchSize(ROWS_AT_ONCE)
        .map((row, context) -> arrival(row, till, JournalName.epoch(range.epoch())))
        .stream();
  }

  private static Query of(
      Handle handle, String query, String till, String journal, long first, long last) {
    return handle
        .createQuery(query)
        .bind("till", till)
        .bind("epoch", journal)
        .bind("first", first)
        .bind("last", last);
  }

  /** A row of entry, whose journal is said. */
  static Arrival arrival(ResultSet row, String till, String epoch) throws SQLException {
    String hash = row.getString("hash");
    byte[] document = row.getBytes("document");
    Entry entry = null;
    if (document != null) {
      long offset = row.getLong("office_offset");
      Long officeOffset = row.wasNull() ? null : offset;
      entry =
          new Entry(
              new EntryHeader(
                  till,
                  epoch,
                  row.getLong("number"),
                  row.getString("kind"),
                  row.getString("id"),
                  row.getLong("till_time"),
                  officeOffset),
              new Hash(row.getString("previous")),
              document,
              new Hash(hash));
    }
    String question = row.getString("question");
    return new Arrival(
        row.getLong("number"),
        hash == null ? null : new Hash(hash),
        entry,
        row.getBytes("line"),
        question == null ? null : new Question(row.getString("code"), question));
  }
}
