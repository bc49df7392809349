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
      missing(till, segment).ifPresent(missing::add);
      parked.addAll(log.parked(till, segment.epoch(), segment.first(), segment.last()));
      ranges.add(new SaleLog.Range(segment.epoch(), segment.first(), segment.last()));
    }
    ControlTotals office = log.totals(till, ranges);
    boolean agreed = missing.isEmpty() && office.equals(close.totals());
    String verdict =
        !agreed
            ? CloseAnswer.DISPUTED
            : parked.isEmpty() ? CloseAnswer.CONFIRMED : CloseAnswer.PARKED;
    return new CloseAnswer(verdict, office, List.copyOf(parked), List.copyOf(missing));
  }

  private Optional<MissingRange> missing(String till, Segment segment) {
    Head held = log.held(till, segment.epoch());
    if (held.number() < segment.last()) {
      return Optional.of(
          new MissingRange(
              segment.epoch(),
              Math.max(segment.first(), held.number() + 1),
              segment.last(),
              "held up to " + held.number()));
    }
    Optional<Hash> hash = log.hashAt(till, segment.epoch(), segment.last());
    if (hash.isPresent() && !hash.get().hex().equals(segment.hash())) {
      return Optional.of(
          new MissingRange(
              segment.epoch(),
              segment.first(),
              segment.last(),
              "another entry " + segment.last() + " is held, hash " + hash.get()));
    }
    return Optional.empty();
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
