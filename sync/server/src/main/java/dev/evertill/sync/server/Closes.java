package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.MissingRange;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Compares the days tills closed with what is held of them. Every wording of a close is kept with
 * its last answer. Safe from any thread.
 */
final class Closes {
  private final SaleLog log;
  private final Database database;
  private final InstantSource clock;

  Closes(SaleLog log, Database database, InstantSource clock) {
    this.log = log;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Asked again, the same close is compared again: entries may have come meanwhile.
   *
   * @param sent the close as it came: what a newer till says besides is kept too
   */
  CloseAnswer answer(String till, Close close, byte[] sent) {
    CloseAnswer compared = compare(till, close);
    return database
        .writer()
        .inTransaction(
            handle -> {
              // Else two head offices could confirm one Z with two sets of figures.
              database.takeTurn(handle, "close " + till);
              CloseAnswer answer =
                  confirmedOtherwise(handle, till, close) ? disputed(compared, close) : compared;
              keep(handle, till, close.z(), sent, answer);
              return answer;
            });
  }

  private CloseAnswer compare(String till, Close close) {
    List<MissingRange> missing = new ArrayList<>();
    List<Parked> parked = new ArrayList<>();
    List<SaleLog.Range> ranges = new ArrayList<>();
    for (Segment segment : close.segments()) {
      List<SaleLog.Range> held = whereHeld(till, segment);
      ranges.addAll(held);
      if (!JournalName.isBranch(held.get(held.size() - 1).epoch())) {
        missing.addAll(missing(till, segment));
      }
    }
    ranges.forEach(
        range -> parked.addAll(log.parked(till, range.epoch(), range.first(), range.last())));
    ControlTotals office = log.totals(till, ranges);
    boolean agreed = missing.isEmpty() && office.equals(close.totals());
    String verdict =
        !agreed
            ? CloseAnswer.DISPUTED
            : parked.isEmpty() ? CloseAnswer.CONFIRMED : CloseAnswer.PARKED;
    return new CloseAnswer(verdict, office, List.copyOf(parked), List.copyOf(missing));
  }

  /**
   * The journals that hold a segment: a day whose last entry is in a branch is that branch, and
   * what its parents hold before it.
   */
  private List<SaleLog.Range> whereHeld(String till, Segment segment) {
    List<Branch> branches = branchesOf(till, segment.epoch());
    String journal =
        branches.stream()
            .map(branch -> JournalName.of(branch.epoch(), branch.name()))
            .filter(name -> isLastOf(segment, log.hashAt(till, name, segment.last())))
            .findFirst()
            .orElse(segment.epoch());
    List<SaleLog.Range> ranges = new ArrayList<>();
    long last = segment.last();
    while (JournalName.isBranch(journal) && last >= segment.first()) {
      String name = JournalName.branch(journal);
      Branch branch =
          branches.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
      if (branch.first() <= last) {
        long first = Math.max(segment.first(), branch.first());
        ranges.add(0, new SaleLog.Range(journal, first, last));
        last = branch.first() - 1;
      }
      journal = branch.parent();
    }
    if (last >= segment.first()) {
      ranges.add(0, new SaleLog.Range(journal, segment.first(), last));
    }
    return ranges;
  }

  private List<Branch> branchesOf(String till, String epoch) {
    if (log.branchHeads(till).isEmpty()) {
      return List.of();
    }
    return log.branches(till).stream().filter(branch -> branch.epoch().equals(epoch)).toList();
  }

  private static boolean isLastOf(Segment segment, Optional<Hash> hash) {
    return hash.isPresent() && hash.get().hex().equals(segment.hash());
  }

  private List<MissingRange> missing(String till, Segment segment) {
    Head held = log.held(till, segment.epoch());
    if (held.number() < segment.last()) {
      long first = Math.max(segment.first(), held.number() + 1);
      return List.of(
          new MissingRange(segment.epoch(), first, segment.last(), "held up to " + held.number()));
    }
    Optional<Hash> hash = log.hashAt(till, segment.epoch(), segment.last());
    if (hash.isPresent() && !isLastOf(segment, hash)) {
      return List.of(
          new MissingRange(
              segment.epoch(),
              segment.first(),
              segment.last(),
              "another entry " + segment.last() + " is held, hash " + hash.get()));
    }
    return log.holes(till).stream()
        .filter(hole -> hole.epoch().equals(segment.epoch()))
        .filter(hole -> hole.first() <= segment.last() && segment.first() <= hole.last())
        .map(
            hole ->
                new MissingRange(
                    segment.epoch(),
                    Math.max(segment.first(), hole.first()),
                    Math.min(segment.last(), hole.last()),
                    "the till does not have them any more"))
        .toList();
  }

  private static CloseAnswer disputed(CloseAnswer answer, Close close) {
    List<MissingRange> missing = new ArrayList<>(answer.missing());
    for (Segment segment : close.segments()) {
      missing.add(
          new MissingRange(
              segment.epoch(),
              segment.first(),
              segment.last(),
              "Z " + close.z() + " was confirmed before with other figures"));
    }
    return new CloseAnswer(
        CloseAnswer.DISPUTED, answer.office(), answer.parked(), List.copyOf(missing));
  }

  /** Two versions of a till may word the same close differently. */
  private static boolean confirmedOtherwise(Handle handle, String till, Close close) {
    return handle
        .createQuery(
            "select body from day_close where till = :till and z = :z and verdict <> :disputed")
        .bind("till", till)
        .bind("z", close.z())
        .bind("disputed", CloseAnswer.DISPUTED)
        .mapTo(byte[].class)
        .list()
        .stream()
        .anyMatch(body -> !isSame(body, close));
  }

  private static boolean isSame(byte[] body, Close close) {
    try {
      return Wire.close(body).equals(close);
    } catch (MalformedException e) {
      throw new IllegalStateException("a close that was read before: " + e.getMessage(), e);
    }
  }

  private void keep(Handle handle, String till, int z, byte[] body, CloseAnswer answer) {
    boolean known =
        write(
            handle,
            "update day_close set verdict = :verdict, answer = :answer, answered = :now"
                + " where till = :till and z = :z and body = :body",
            till,
            z,
            body,
            answer);
    if (!known) {
      write(
          handle,
          "insert into day_close (till, z, body, verdict, answer, answered)"
              + " values (:till, :z, :body, :verdict, :answer, :now)",
          till,
          z,
          body,
          answer);
    }
  }

  private boolean write(
      Handle handle, String statement, String till, int z, byte[] body, CloseAnswer answer) {
    return handle
            .createUpdate(statement)
            .bind("till", till)
            .bind("z", z)
            .bind("body", body)
            .bind("verdict", answer.verdict())
            .bind("answer", Wire.bytes(answer))
            .bind("now", clock.millis())
            .execute()
        > 0;
  }
}
