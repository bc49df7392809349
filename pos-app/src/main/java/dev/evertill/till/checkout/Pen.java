package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.ClockJump;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.record.Uuid7;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Writes into the ledger, and gives each entry its moment and its id. What is too long for head
 * office is refused; a jump of the till's clock is told ahead of the entry that would hide it.
 * Confined to the till thread.
 */
final class Pen {
  /** Head office takes at least four times as much; an entry that it refuses would stop all. */
  static final int MOST_BYTES = 256 * 1024;

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Ledger ledger;
  private final Clock clock;
  private final RandomGenerator chance;
  private final ClockWatch watch;
  private Optional<ClockJump> untold = Optional.empty();
  private Optional<Notice> news = Optional.empty();

  Pen(Ledger ledger, Clock clock, RandomGenerator chance, ClockWatch watch) {
    this.ledger = ledger;
    this.clock = clock;
    this.chance = chance;
    this.watch = watch;
  }

  /** The moment of the journal's last entry, from which the clock has to go on. */
  void takeUp(Instant lastEntry) {
    watch.entry(lastEntry);
  }

  /** The moment and id of an entry that is about to be written. */
  Stamp stamp() {
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    untold = watch.look(now);
    return stamp(now);
  }

  private Stamp stamp(ZonedDateTime at) {
    return new Stamp(Uuid7.at(at.toInstant().toEpochMilli(), chance).toString(), at);
  }

  /** The till's clock, milliseconds since 1970 UTC. */
  long millis() {
    return clock.millis();
  }

  /** What the till's wall clock said at a moment in milliseconds since 1970 UTC. */
  LocalDateTime wallClock(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), clock.getZone());
  }

  /** The till's wall clock. */
  LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  /**
   * Writes one entry, and ahead of it that the clock jumped, if it did.
   *
   * @throws NotRecordedException the entry was not written; that the clock jumped may have been
   */
  Recorded write(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    if (untold.isPresent()) {
      tell(untold.get());
    }
    return append(posting);
  }

  private void tell(ClockJump jump) throws NotRecordedException {
    Stamp stamp = stamp(jump.after());
    byte[] document = Documents.clockJump(jump);
    append(place -> Posting.plain(Kind.CLOCK_JUMP, stamp.id(), stamp.millis(), document));
    watch.told(jump);
    untold = Optional.empty();
    news = Optional.of(Notice.of(Notice.Kind.CLOCK_JUMPED, SHOWN.format(jump.after())));
  }

  private Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    try {
      Recorded recorded = ledger.append(place -> notTooLong(posting.apply(place)));
      watch.entry(Instant.ofEpochMilli(recorded.entry().header().tillTimeMillis()));
      return recorded;
    } catch (TooLongException e) {
      throw new NotRecordedException(NotRecordedException.Cause.TOO_LONG, e);
    }
  }

  private static Posting notTooLong(Posting posting) {
    if (posting.document().length > MOST_BYTES) {
      throw new TooLongException(posting.kind(), posting.document().length);
    }
    return posting;
  }

  /** What the cashier has to read besides the news of an act: once. */
  Optional<Notice> takeNews() {
    Optional<Notice> taken = news;
    news = Optional.empty();
    return taken;
  }

  /** Ends the ledger's transaction from inside; goes no further than this class. */
  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLongException(Kind kind, int bytes) {
      super(kind.text() + " of " + bytes + " bytes: at most " + MOST_BYTES + " are allowed");
    }
  }
}
