package dev.evertill.sync.server;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.server.SqlJournals.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where branches begin. Safe from any thread. */
final class SqlBranches {
  private final SqlJournals journals;

  SqlBranches(SqlJournals journals) {
    this.journals = journals;
  }

  /** A branch's journal, or the gap that says where to begin instead. */
  record Begun(Journal journal, Verdict.Gap gap) {}

  /**
   * The journal of a branch; made with its first entry. The epoch's row is held, so that no two
   * branches begin at once.
   */
  Begun begun(
      Handle handle, String till, String epoch, String branch, List<Arrival> batch, long now) {
    Optional<Journal> trunk = journals.locked(handle, till, epoch);
    Optional<Journal> known = journals.locked(handle, till, JournalName.of(epoch, branch));
    long first = batch.get(0).number();
    if (known.isPresent()) {
      Head before = before(handle, known.get());
      return first > before.number()
          ? new Begun(known.get(), null)
          : new Begun(null, new Verdict.Gap(before));
    }
    List<String> names = new ArrayList<>(List.of(epoch));
    heads(handle, till).stream()
        .filter(one -> one.epoch().equals(epoch))
        .forEach(one -> names.add(JournalName.of(epoch, one.branch())));
    Optional<String> parent = Optional.empty();
    for (String name : names) {
      Optional<Head> common = common(handle, till, name, batch);
      if (common.filter(last -> last.number() >= first).isPresent()) {
        return new Begun(null, new Verdict.Gap(common.get()));
      }
      parent = parent.isPresent() ? parent : common.map(last -> name);
    }
    boolean isNamed = branch.equals(BranchHead.name(hash(batch.get(0))));
    if (parent.isEmpty() || !isNamed) {
      return new Begun(null, new Verdict.Gap(trunk.map(Journal::head).orElse(Head.NONE)));
    }
    return new Begun(make(handle, till, epoch, branch, parent.get(), batch.get(0), now), null);
  }

  /** The last entry a journal has in common with a batch, or that the batch follows. */
  private static Optional<Head> common(
      Handle handle, String till, String name, List<Arrival> batch) {
    long first = batch.get(0).number();
    Map<Long, Optional<Hash>> held =
        SqlEntries.hashes(handle, till, name, first - 1, batch.get(batch.size() - 1).number());
    if (first > 1 && held.getOrDefault(first - 1, Optional.empty()).isEmpty()) {
      SqlHoles.hashAt(handle, till, name, first - 1)
          .ifPresent(hash -> held.put(first - 1, Optional.of(hash)));
    }
    held.put(0L, Optional.of(Hash.ZERO));
    Optional<Hash> before = held.getOrDefault(first - 1, Optional.empty());
    if (before.isEmpty()
        || batch.get(0).entry() == null
        || !batch.get(0).follows(before)
        || JournalName.isBranch(name) && first == 1) {
      return Optional.empty();
    }
    Head common = new Head(first - 1, before.get());
    for (Arrival arrival : batch) {
      Optional<Hash> there = held.getOrDefault(arrival.number(), Optional.empty());
      if (there.isEmpty() || !there.get().equals(arrival.hash())) {
        break;
      }
      common = new Head(arrival.number(), there.get());
    }
    return Optional.of(common);
  }

  private static Hash hash(Arrival first) {
    return first.hash() == null ? Hash.ZERO : first.hash();
  }

  private Journal make(
      Handle handle,
      String till,
      String epoch,
      String branch,
      String parent,
      Arrival first,
      long now) {
    Head before = new Head(first.number() - 1, first.entry().previous());
    Journal journal = journals.begun(handle, till, JournalName.of(epoch, branch), before);
    handle
        .createUpdate(
            "insert into branch (journal, till, epoch, name, parent, first, begun)"
                + " values (:journal, :till, :epoch, :name, :parent, :first, :begun)")
        .bind("journal", journal.id())
        .bind("till", till)
        .bind("epoch", epoch)
        .bind("name", branch)
        .bind("parent", parent)
        .bind("first", first.number())
        .bind("begun", now)
        .execute();
    return journal;
  }

  /** The entry that a branch's first follows. */
  private static Head before(Handle handle, Journal branch) {
    return handle
        .createQuery(
            "select branch.first - 1, entry.previous from branch join entry"
                + " on entry.journal = branch.journal and entry.number = branch.first"
                + " where branch.journal = ?")
        .bind(0, branch.id())
        .map((row, context) -> new Head(row.getLong(1), new Hash(row.getString(2))))
        .one();
  }

  static List<BranchHead> heads(Handle handle, String till) {
    return handle
        .createQuery(
            "select branch.epoch, branch.name, journal.number, journal.hash from branch"
                + " join journal on journal.id = branch.journal where branch.till = ?"
                + " order by branch.journal")
        .bind(0, till)
        .map(
            (row, context) ->
                new BranchHead(
                    row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
        .list();
  }

  static List<Branch> all(Handle handle, String till) {
    return handle
        .createQuery(
            "select branch.epoch, name, parent, first, journal.number, journal.hash, begun"
                + " from branch join journal on journal.id = branch.journal"
                + " where branch.till = ? order by branch.journal")
        .bind(0, till)
        .map(
            (row, context) ->
                new Branch(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    new Head(row.getLong(5), new Hash(row.getString(6))),
                    row.getLong(5) - row.getLong(4) + 1,
                    Instant.ofEpochMilli(row.getLong(7))))
        .list();
  }
}
