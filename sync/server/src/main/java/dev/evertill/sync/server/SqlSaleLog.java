package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.server.SqlJournals.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The sale log in a database. A batch is one transaction, which holds the row of its journal from
 * the beginning: of several head offices on one database, one at a time appends to an epoch. Safe
 * from any thread.
 */
final class SqlSaleLog implements SaleLog {
  private final Database database;
  private final ClaimBook claims;
  private final InstantSource clock;
  private final SqlJournals journals;
  private final SqlBranches branches;
  private final SqlHoles holes;

  SqlSaleLog(Database database, InstantSource clock) {
    this.database = database;
    this.claims = new ClaimBook(database);
    this.clock = clock;
    journals = new SqlJournals(database);
    branches = new SqlBranches(journals);
    holes = new SqlHoles(journals);
  }

  @Override
  public Verdict append(String till, String epoch, List<Arrival> batch, SignedHead signed) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              Optional<Journal> known = journals.locked(handle, till, epoch);
              Arrival first = batch.get(0);
              if (known.isEmpty() && first.number() > 1) {
                return new Verdict.Gap(Head.NONE);
              }
              if (known.isEmpty() && !first.follows(Optional.of(Hash.ZERO))) {
                return new Verdict.Fork(Head.NONE);
              }
              Journal journal =
                  known.orElseGet(() -> journals.begun(handle, till, epoch, Head.NONE));
              return taken(handle, journal, till, epoch, batch, signed);
            });
  }

  @Override
  public Verdict branch(
      String till, String epoch, String branch, List<Arrival> batch, SignedHead signed) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              SqlBranches.Begun begun =
                  branches.begun(handle, till, epoch, branch, batch, clock.millis());
              return begun.gap() != null
                  ? begun.gap()
                  : taken(
                      handle, begun.journal(), till, JournalName.of(epoch, branch), batch, signed);
            });
  }

  private Verdict taken(
      Handle handle,
      Journal journal,
      String till,
      String name,
      List<Arrival> batch,
      SignedHead signed) {
    long first = batch.get(0).number();
    long last = batch.get(batch.size() - 1).number();
    if (first > journal.head().number() + 1) {
      return new Verdict.Gap(journal.head());
    }
    Chain chain = journals.chain(handle, journal, till, name, first, last);
    Chain.Taken taken = chain.take(batch);
    long now = clock.millis();
    List<Arrival> fresh = claims.noted(handle, till, JournalName.epoch(name), taken.fresh(), now);
    Head held = journals.keep(handle, journal, chain, fresh, now);
    if (taken.fork().isPresent()) {
      return new Verdict.Fork(taken.fork().get());
    }
    if (signed != null) {
      HeadSignatures.keep(handle, till, name, signed, now);
    }
    return new Verdict.Stored(held, SqlEntries.parked(handle, till, name, first, last));
  }

  @Override
  public Verdict anchor(String till, String epoch, Anchor anchor, byte[] sent) {
    return database
        .writer()
        .inTransaction(handle -> holes.note(handle, till, epoch, anchor, sent, clock.millis()));
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
                        "select epoch, number, hash from journal where till = ?"
                            + " and not exists (select 1 from branch"
                            + " where branch.journal = journal.id) order by id")
                    .bind(0, till)
                    .map(
                        (row, context) ->
                            new EpochHead(row.getString(1), row.getLong(2), row.getString(3)))
                    .list());
  }

  @Override
  public List<BranchHead> branchHeads(String till) {
    return database.reader().withHandle(handle -> SqlBranches.heads(handle, till));
  }

  @Override
  public List<Branch> branches(String till) {
    return database.reader().withHandle(handle -> SqlBranches.all(handle, till));
  }

  @Override
  public List<Hole> holes(String till) {
    return database.reader().inTransaction(handle -> SqlHoles.of(handle, till));
  }

  @Override
  public Optional<Hash> hashAt(String till, String epoch, long number) {
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return database
        .reader()
        .inTransaction(
            handle -> {
              Map<Long, Optional<Hash>> held =
                  SqlEntries.hashes(handle, till, epoch, number, number);
              return held.containsKey(number)
                  ? held.get(number)
                  : SqlHoles.hashAt(handle, till, epoch, number);
            });
  }

  @Override
  public List<Parked> parked(String till, String epoch, long first, long last) {
    return database
        .reader()
        .withHandle(handle -> SqlEntries.parked(handle, till, epoch, first, last));
  }

  @Override
  public ControlTotals totals(String till, List<Range> ranges) {
    return database.reader().inTransaction(handle -> totals(handle, till, ranges));
  }

  private static ControlTotals totals(Handle handle, String till, List<Range> ranges) {
    Days days = SqlHoles.days(handle, till).within(ranges, epoch -> head(handle, till, epoch));
    Stream<Filed> entries =
        days.without(ranges).stream()
            .flatMap(range -> SqlEntries.read(handle, till, range))
            .map(Arrival::filed);
    return ControlTotals.of(entries).plus(days.totals());
  }

  @Override
  public Stream<Arrival> read(String till, String epoch, long first, long last) {
    Handle handle = database.reader().open();
    try {
      // Outside of a transaction PostgreSQL would hand over the whole range at once.
      handle.begin();
      return SqlEntries.read(handle, till, new Range(epoch, first, last))
          .onClose(() -> end(handle));
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
}
