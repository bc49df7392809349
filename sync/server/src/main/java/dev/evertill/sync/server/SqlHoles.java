package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.SqlJournals.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What tills said of entries they no longer have. Safe from any thread. */
final class SqlHoles {
  private final SqlJournals journals;

  SqlHoles(SqlJournals journals) {
    this.journals = journals;
  }

  Verdict note(Handle handle, String till, String epoch, Anchor anchor, byte[] sent, long now) {
    Journal journal =
        journals
            .locked(handle, till, epoch)
            .orElseGet(() -> journals.begun(handle, till, epoch, Head.NONE));
    Optional<Head> other = other(handle, till, epoch, journal.head(), anchor);
    if (other.isPresent()) {
      return new Verdict.Fork(other.get());
    }
    if (anchor.number() <= journal.head().number()) {
      return new Verdict.Stored(journal.head(), List.of());
    }
    Head head = new Head(anchor.number(), new Hash(anchor.hash()));
    journals.note(
        handle,
        journal,
        new Chain.Gap(journal.head().number() + 1, anchor.number(), Optional.of(head.hash())),
        now);
    keep(handle, till, epoch, anchor.number(), sent, now);
    journals.move(handle, journal, head);
    return new Verdict.Stored(head, List.of());
  }

  /** What is held and is not what the till had, as far as both sides can tell. */
  private static Optional<Head> other(
      Handle handle, String till, String epoch, Head held, Anchor anchor) {
    Optional<Head> other =
        other(handle, till, epoch, held, new Head(anchor.number(), new Hash(anchor.hash())));
    for (Close day : anchor.days()) {
      for (Segment segment : day.segments()) {
        if (other.isEmpty() && segment.epoch().equals(epoch)) {
          Head said = new Head(segment.last(), new Hash(segment.hash()));
          other = other(handle, till, epoch, held, said);
        }
      }
    }
    return other;
  }

  private static Optional<Head> other(
      Handle handle, String till, String epoch, Head held, Head said) {
    if (said.number() > held.number()) {
      return Optional.empty();
    }
    Optional<Hash> there =
        SqlEntries.hashes(handle, till, epoch, said.number(), said.number())
            .getOrDefault(said.number(), Optional.empty())
            .or(() -> hashAt(handle, till, epoch, said.number()));
    return there
        .filter(hash -> !hash.equals(said.hash()))
        .map(hash -> new Head(said.number(), hash));
  }

  private static void keep(
      Handle handle, String till, String epoch, long number, byte[] sent, long now) {
    handle
        .createUpdate(
            "insert into anchor (till, epoch, number, body, received)"
                + " values (:till, :epoch, :number, :body, :received)")
        .bind("till", till)
        .bind("epoch", epoch)
        .bind("number", number)
        .bind("body", sent)
        .bind("received", now)
        .execute();
  }

  /** The hash at the end of a hole. */
  static Optional<Hash> hashAt(Handle handle, String till, String journal, long number) {
    return handle
        .createQuery(
            "select hash from hole where last = :last and hash is not null and journal ="
                + " (select id from journal where till = :till and epoch = :epoch)")
        .bind("last", number)
        .bind("till", till)
        .bind("epoch", journal)
        .map((row, context) -> new Hash(row.getString(1)))
        .findOne();
  }

  static List<Hole> of(Handle handle, String till) {
    List<Hole> holes = withoutDays(handle, till);
    if (holes.isEmpty()) {
      return holes;
    }
    List<Close> said = said(handle, till);
    return holes.stream()
        .map(
            hole ->
                new Hole(
                    hole.epoch(),
                    hole.first(),
                    hole.last(),
                    hole.hash(),
                    hole.noted(),
                    Days.in(List.of(hole), said).days()))
        .toList();
  }

  /** All days of a till of which entries are missing. */
  static Days days(Handle handle, String till) {
    List<Hole> holes = withoutDays(handle, till);
    return holes.isEmpty() ? new Days(List.of()) : Days.in(holes, said(handle, till));
  }

  private static List<Hole> withoutDays(Handle handle, String till) {
    return handle
        .createQuery(
            "select journal.epoch, hole.first, hole.last, hole.hash, hole.noted from journal"
                + " join hole on hole.journal = journal.id where journal.till = ?"
                + " order by journal.id, hole.first")
        .bind(0, till)
        .map(
            (row, context) ->
                new Hole(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    Optional.ofNullable(row.getString(4)).map(Hash::new),
                    Instant.ofEpochMilli(row.getLong(5)),
                    List.of()))
        .list();
  }

  private static List<Close> said(Handle handle, String till) {
    return handle
        .createQuery("select body from anchor where till = ? order by received, epoch, number")
        .bind(0, till)
        .mapTo(byte[].class)
        .list()
        .stream()
        .flatMap(body -> read(body).days().stream())
        .toList();
  }

  private static Anchor read(byte[] body) {
    try {
      return Wire.anchor(body);
    } catch (MalformedException e) {
      throw new IllegalStateException("an anchor that was read before: " + e.getMessage(), e);
    }
  }
}
