package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.Kind;
import dev.evertill.till.shift.GrandTotals;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last Z number and the grand totals a journal stands at: those of its last closed day, or
 * those that a later epoch was opened with. Functions only.
 */
public final class LastTotals {
  private static final Logger LOG = LoggerFactory.getLogger(LastTotals.class);

  private LastTotals() {}

  public static GrandTotals of(Ledger ledger) {
    Optional<Recorded> day = ledger.last(Kind.DAY_CLOSED);
    Optional<Recorded> epoch = ledger.last(Kind.EPOCH_OPENED);
    long closedAt = day.map(Recorded::position).orElse(0L);
    boolean epochIsLater = epoch.filter(opened -> opened.position() > closedAt).isPresent();
    try {
      if (epochIsLater) {
        return EpochDocuments.read(epoch.get().entry().document()).totals();
      }
      return day.isPresent()
          ? Documents.grandTotals(Documents.readDayClosed(day.get().entry().document()))
          : GrandTotals.NONE;
    } catch (MalformedException e) {
      LOG.error("the grand totals begin anew, the last ones cannot be read", e);
      return new GrandTotals(Money.ZERO, Money.ZERO, counted(ledger));
    }
  }

  /** Each closed day has the number after the one before it. */
  private static long counted(Ledger ledger) {
    AtomicLong highest = new AtomicLong();
    ledger.read(
        0,
        recorded -> {
          String kind = recorded.entry().header().kind();
          if (kind.equals(Kind.DAY_CLOSED.text())) {
            highest.incrementAndGet();
          } else if (kind.equals(Kind.EPOCH_OPENED.text())) {
            highest.accumulateAndGet(lastZ(recorded), Math::max);
          }
        });
    return highest.get();
  }

  private static long lastZ(Recorded epoch) {
    try {
      return EpochDocuments.read(epoch.entry().document()).totals().closings();
    } catch (MalformedException e) {
      LOG.error("entry {} cannot be read", epoch.number().paper(), e);
      return 0;
    }
  }
}
