package dev.evertill.till.checkout;

import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Stamp;
import dev.evertill.till.record.Uuid7;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Writes into the ledger, and gives each entry its moment and its id. Confined to the till thread.
 */
final class Pen {
  private final Ledger ledger;
  private final Clock clock;
  private final RandomGenerator chance;

  Pen(Ledger ledger, Clock clock, RandomGenerator chance) {
    this.ledger = ledger;
    this.clock = clock;
    this.chance = chance;
  }

  Stamp stamp() {
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    return new Stamp(Uuid7.at(now.toInstant().toEpochMilli(), chance).toString(), now);
  }

  /** The till's wall clock. */
  LocalDateTime now() {
    return LocalDateTime.now(clock);
  }

  Recorded write(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    return ledger.append(posting);
  }
}
