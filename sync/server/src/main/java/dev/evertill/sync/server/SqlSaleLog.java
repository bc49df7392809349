package dev.evertill.sync.server;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The sale log in a database. A batch is one transaction, which holds the row of its journal from
 * the beginning: of several head offices on one database, one at a time appends to an epoch. Safe
 * from any thread.
 */
final class SqlSaleLog implements SaleLog {
  private static final String IN_RANGE =
      " from entry where journal = (select id from journal where till = :till and epoch = :epoch)"
          + " and number between :first and :last";
  private static final String BY_NUMBER = " order by number";

  /** Rows that are in memory at once while a long range is read. */
  private static final int ROWS_AT_ONCE = 500;

  private static final String INSERT =
      "insert into entry (journal, number, kind, id, till_time, office_offset, previous, hash,"
          + " document, line, question, received, day)"
          + " values (:journal, :number, :kind, :id, :till_time, :office_offset, :previous, :hash,"
          + " :document, :line, :question, :received, :day)";

  private final Database database;
  private final ClaimBook claims;
  private final InstantSource clock;

  SqlSaleLog(Database database, InstantSource clock) {
    this.database = database;
    this.claims = new ClaimBook(database);
    this.clock = clock;
  }

  @Override
  public Verdict append(String till, String epoch, List<Arrival> batch) {
    return database.writer().inTransaction(handle -> append(handle, till, epoch, batch));
  }

  private Verdict append(Handle handle, String till, String epoch, List<Arrival> batch) {
    long first = batch.get(0).number();
    Journal journal = locked(handle, till, epoch, batch.get(0));
    Head held = journal.head();
    if (first > held.number() + 1) {
      return new Verdict.Gap(held);
    }
    Map<Long, Optional<Hash>> known =
        hashes(handle, till, epoch, first, batch.get(batch.size() - 1).number());
    List<Arrival> fresh = new ArrayList<>();
    Verdict fork = null;
    Optional<Hash> previous = Optional.of(held.hash());
    for (Arrival arrival : batch) {
      if (arrival.number() <= held.number()) {
        Optional<Hash> there = known.get(arrival.number());
        if (!arrival.mayBe(there)) {
          return new Verdict.Fork(new Head(arrival.number(), there.orElseThrow()));
        }
      } else if (arrival.follows(previous)) {
        fresh.add(arrival);
        previous = Optional.ofNullable(arrival.hash());
      } else {
        fork = new Verdict.Fork(new Head(arrival.number() - 1, previous.orElseThrow()));
        break;
      }
    }
    if (!fresh.isEmpty()) {
      long now = clock.millis();
      held = insert(handle, journal.id(), claims.noted(handle, till, epoch, fresh, now), now);
    }
    return fork != null
        ? fork
        : new Verdict.Stored(
            held, parked(handle, till, epoch, first, batch.get(batch.size() - 1).number()));
  }

  /** A journal's key, 0 before its first entry, and its head. */
  private record Journal(long id, Head head) {}

  /** The journal, which no other writer moves now; its row is made with its first entry. */
  private Journal locked(Handle handle, String till, String epoch, Arrival first) {
    Optional<Journal> known = find(handle, till, epoch);
    boolean begins = first.number() == 1 && first.follows(Optional.of(Hash.ZERO));
    if (known.isPresent() || !begins) {
      return known.orElse(new Journal(0, Head.NONE));
    }
    handle
        .createUpdate(
            "insert into journal (till, epoch, number, hash) values (:till, :epoch, 0, :hash)"
                + " on conflict (till, epoch) do nothing")
        .bind("till", till)
        .bind("epoch", epoch)
        .bind("hash", Hash.ZERO.hex())
        .execute();
    // Another head office may have been first: then this is its row, with what it appended.
    return find(handle, till, epoch).orElseThrow();
  }

  private Optional<Journal> find(Handle handle, String till, String epoch) {
    return handle
        .createQuery(
            "select id, number, hash from journal where till = :till and epoch = :epoch"
                + database.forUpdate())
        .bind("till", till)
        .bind("epoch", epoch)
        .map(
            (row, context) ->
                new Journal(row.getLong(1), new Head(row.getLong(2), new Hash(row.getString(3)))))
        .findOne();
  }

  private Head insert(Handle handle, long journal, List<Arrival> fresh, long now) {
    PreparedBatch rows = handle.prepareBatch(INSERT);
    for (Arrival arrival : fresh) {
      rows.bind("journal", journal).bind("received", now).bind("day", Gist.day(arrival, now));
      bind(rows, arrival);
      rows.add();
    }
    rows.execute();
    Arrival last = fresh.get(fresh.size() - 1);
    handle
        .createUpdate("update journal set number = :number, hash = :hash where id = :id")
        .bind("number", last.number())
        .bind("hash", last.hash().hex())
        .bind("id", journal)
        .execute();
    return new Head(last.number(), last.hash());
  }

  private static void bind(PreparedBatch row, Arrival arrival) {
    Entry entry = arrival.entry();
    EntryHeader header = entry == null ? null : entry.header();
    row.bind("number", arrival.number())
        .bind("kind", header == null ? null : header.kind())
        .bind("id", header == null ? null : header.id())
        .bind("till_time", header == null ? null : (Long) header.tillTimeMillis())
        .bind("office_offset", header == null ? null : header.officeOffsetMillis())
        .bind("previous", entry == null ? null : entry.previous().hex())
        .bind("hash", arrival.hash() == null ? null : arrival.hash().hex())
        .bind("document", entry == null ? null : entry.document())
        .bind("line", arrival.line())
        .bind("question", arrival.question());
  }

  @Override
  public Head held(String till, String epoch) {
    return database.reader().withHandle(handle -> head(handle, till, epoch));
  }

  private static Head head(Handle handle, String till, String epoch) {
    return handle
        .createQuery("select number, hash from journal where till = ? and epoch = ?")
        .bind(0, till)
        .bind(1, epoch)
        .map((row, context) -> new Head(row.getLong(1), new Hash(row.getString(2))))
        .findOne()
        .orElse(Head.NONE);
  }

  @Override
  public List<EpochHead> heads(String till) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select epoch, number, hash from journal where till = ? order by id")
                    .bind(0, till)
                    .map(
                        (row, context) ->
                            new EpochHead(row.getString(1), row.getLong(2), row.getString(3)))
                    .list());
  }

  @Override
  public Optional<Hash> hashAt(String till, String epoch, long number) {
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return database
        .reader()
        .withHandle(handle -> hashes(handle, till, epoch, number, number))
        .getOrDefault(number, Optional.empty());
  }

  private static Map<Long, Optional<Hash>> hashes(
      Handle handle, String till, String epoch, long first, long last) {
    Map<Long, Optional<Hash>> hashes = new HashMap<>();
    handle
        .createQuery("select number, hash" + IN_RANGE)
        .bind("till", till)
        .bind("epoch", epoch)
        .bind("first", first)
        .bind("last", last)
        .map(
            (row, context) ->
                hashes.put(row.getLong(1), Optional.ofNullable(row.getString(2)).map(Hash::new)))
        .list();
    return hashes;
  }

  @Override
  public List<Parked> parked(String till, String epoch, long first, long last) {
    return database.reader().withHandle(handle -> parked(handle, till, epoch, first, last));
  }

  private static List<Parked> parked(
      Handle handle, String till, String epoch, long first, long last) {
    return handle
        .createQuery("select number, question" + IN_RANGE + " and question is not null" + BY_NUMBER)
        .bind("till", till)
        .bind("epoch", epoch)
        .bind("first", first)
        .bind("last", last)
        .map((row, context) -> new Parked(row.getLong(1), row.getString(2)))
        .list();
  }

  @Override
  public ControlTotals totals(String till, List<Range> ranges) {
    return database
        .reader()
        .inTransaction(
            handle ->
                ControlTotals.of(
                    ranges.stream()
                        .flatMap(range -> read(handle, till, range))
                        .map(Arrival::filed)));
  }

  @Override
  public Stream<Arrival> read(String till, String epoch, long first, long last) {
    Handle handle = database.reader().open();
    try {
      // Outside of a transaction PostgreSQL would hand over the whole range at once.
      handle.begin();
      return read(handle, till, new Range(epoch, first, last)).onClose(() -> end(handle));
    } catch (RuntimeException | Error e) {
      end(handle);
      throw e;
    }
  }

  private static void end(Handle handle) {
    try (handle) {
      handle.rollback();
    }
  }

  private static Stream<Arrival> read(Handle handle, String till, Range range) {
    return handle
        .createQuery("select *" + IN_RANGE + BY_NUMBER)
        .setFetchSize(ROWS_AT_ONCE)
        .bind("till", till)
        .bind("epoch", range.epoch())
        .bind("first", range.first())
        .bind("last", range.last())
        .map((row, context) -> arrival(row, till, range.epoch()))
        .stream();
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
    return new Arrival(
        row.getLong("number"),
        hash == null ? null : new Hash(hash),
        entry,
        row.getBytes("line"),
        row.getString("question"));
  }
}
