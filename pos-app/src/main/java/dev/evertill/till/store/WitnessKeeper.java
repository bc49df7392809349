package dev.evertill.till.store;

import dev.evertill.till.checkout.LastTotals;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EpochStart.Parent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the witness outside the store see the journal's last entry: after the commit and on another
 * thread than the till's, so that no sale waits for it. Safe from any thread.
 */
final class WitnessKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessKeeper.class);
  private static final Duration NOT_MORE_OFTEN_THAN = Duration.ofSeconds(2);

  private final StoreSettings settings;
  private final ObjectBoxLedger ledger;
  private final Clock clock;
  private final WitnessFile file;
  private long position;
  private Instant kept = Instant.MIN;

  WitnessKeeper(StoreSettings settings, ObjectBoxLedger ledger, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
    file = new WitnessFile(settings.witness(), settings.till());
  }

  /** What it has seen. */
  Optional<Witness> seen() {
    return file.read();
  }

  /** A clock that was set back must not keep it from looking. */
  synchronized void keepSoon() {
    Duration since = Duration.between(kept, clock.instant());
    if (since.isNegative() || since.compareTo(NOT_MORE_OFTEN_THAN) >= 0) {
      keep();
    }
  }

  /** A witness that cannot be written is missed at the next restore only; selling goes on. */
  synchronized void keep() {
    Optional<Recorded> last = ledger.last();
    if (last.isEmpty() || last.get().position() == position) {
      return;
    }
    Parent head = JournalStart.parent(last.get());
    try {
      file.write(
          new Witness(
              settings.till(),
              settings.machine(),
              last.get().position(),
              head.epoch(),
              head.number(),
              head.hash(),
              LastTotals.of(ledger)));
      position = last.get().position();
      kept = clock.instant();
    } catch (IOException e) {
      LOG.warn("the witness {} was not written", file, e);
    }
  }
}
