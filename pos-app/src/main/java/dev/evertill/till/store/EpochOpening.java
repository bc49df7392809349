package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.EpochStart.Parent;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Uuid7;
import dev.evertill.till.shift.GrandTotals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Opens epochs: each has a random name that no other till will ever choose. Safe from any thread.
 */
final class EpochOpening {
  private static final int BYTES = 16;

  private final ObjectBoxLedger ledger;
  private final Clock clock;
  private final RandomGenerator chance;

  EpochOpening(ObjectBoxLedger ledger, Clock clock, RandomGenerator chance) {
    this.ledger = ledger;
    this.clock = clock;
    this.chance = chance;
  }

  /** By the clock that epochs begin by. */
  Instant now() {
    return clock.instant();
  }

  /**
   * @param after the epoch begins behind this position
   */
  void open(Cause cause, Optional<Parent> parent, GrandTotals totals, long after)
      throws NotRecordedException {
    byte[] name = new byte[BYTES];
    chance.nextBytes(name);
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    long millis = now.toInstant().toEpochMilli();
    ledger.openEpoch(
        HexFormat.of().formatHex(name),
        after,
        (place, position) ->
            Posting.plain(
                Kind.EPOCH_OPENED,
                Uuid7.at(millis, chance).toString(),
                millis,
                EpochDocuments.write(place, now, new EpochStart(cause, position, parent, totals))));
  }
}
