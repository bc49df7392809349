package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.MissingRange;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Copies copies = Copies.of(log, till);
    List<MissingRange> missing = new ArrayList<>();
    List<Parked> parked = new ArrayList<>();
    List<SaleLog.Range> ranges = new ArrayList<>();
    for (Segment segment : close.segments()) {
      List<SaleLog.Range> held = copies.holding(segment);
      ranges.addAll(held);
      missing.addAll(missing(till, segment, held));
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

  private List<MissingRange> missing(String till, Segment segment, List<SaleLog.Range> held) {
    // Where its last entry is in a branch, so is all before it, in the branch and its parents.
    if (!JournalName.isBranch(held.get(held.size() - 1).epoch())) {
      Optional<MissingRange> end = missingEnd(till, segment);
      if (end.isPresent()) {
        return List.of(end.get());
      }
    }
    List<MissingRange> missing = new ArrayList<>();
    List<Hole> holes = log.holes(till);
    for (SaleLog.Range range : held) {
      for (Hole hole : holes) {
        long first = Math.max(range.first(), hole.first());
        long last = Math.min(range.last(), hole.last());
        if (hole.epoch().equals(range.epoch()) && first <= last) {
          String why = "the till does not have them any more";
          missing.add(new MissingRange(segment.epoch(), first, last, why));
        }
      }
    }
    return missing;
  }

  private Optional<MissingRange> missingEnd(String till, Segment segment) {
    Head held = log.held(till, segment.epoch());
    if (held.number() < segment.last()) {
      long first = Math.max(segment.first(), held.number() + 1);
      return Optional.of(
          new MissingRange(segment.epoch(), first, segment.last(), "held up to " + held.number()));
    }
    return log.hashAt(till, segment.epoch(), segment.last())
        .filter(hash -> !hash.hex().equals(segment.hash()))
        .map(
            hash ->
                new MissingRange(
                    segment.epoch(),
                    segment.first(),
                    segment.last(),
                    "another entry " + segment.last() + " is held, hash " + hash));
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

  /**
   * Two versions of a till may word the same close differently; and of two copies of a till that
   * both sold, each has a day of this number.
   */
  private boolean confirmedOtherwise(Handle handle, String till, Close close) {
    List<Close> others = confirmed(handle, till, close.z());
    others.removeIf(other -> other.equals(close));
    if (others.isEmpty()) {
      return false;
    }
    Copies copies = Copies.of(log, till);
    return !others.stream()
        .allMatch(other -> copies.areOfTwo(close, other) || areBeside(handle, till, close, other));
  }

  /**
   * Whether they are of two copies of which the one began an epoch of its own, and the other went
   * on where both had been.
   */
  private static boolean areBeside(Handle handle, String till, Close one, Close other) {
    return wentOn(handle, till, one, other) || wentOn(handle, till, other, one);
  }

  private static boolean wentOn(Handle handle, String till, Close in, Close beside) {
    List<String> own =
        beside.segments().stream()
            .map(Segment::epoch)
            .filter(epoch -> in.segments().stream().noneMatch(all -> all.epoch().equals(epoch)))
            .toList();
    return in.segments().stream()
        .filter(shared -> beside.segments().stream().anyMatch(less -> isLonger(shared, less)))
        .anyMatch(
            shared ->
                own.stream().anyMatch(epoch -> isBeside(handle, till, shared.epoch(), epoch)));
  }

  private static boolean isLonger(Segment one, Segment other) {
    return one.epoch().equals(other.epoch()) && one.last() > other.last();
  }

  private static boolean isBeside(Handle handle, String till, String epoch, String later) {
    return handle
            .createQuery(
                "select count(*)"
                    + SqlJournals.BESIDE
                    + " and j.till = :till and j.epoch = :epoch and later.epoch = :later")
            .bind("till", till)
            .bind("epoch", epoch)
            .bind("later", later)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  private static List<Close> confirmed(Handle handle, String till, int z) {
    return handle
        .createQuery(
            "select body from day_close where till = :till and z = :z and verdict <> :disputed")
        .bind("till", till)
        .bind("z", z)
        .bind("disputed", CloseAnswer.DISPUTED)
        .mapTo(byte[].class)
        .list()
        .stream()
        .map(Closes::read)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** One that was read before. */
  static Close read(byte[] body) {
    try {
      return Wire.close(body);
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
