package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.Kind;
import dev.evertill.till.shift.GrandTotals;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last Z number and the grand totals a journal stands at: those of its last Z report, or of the
 * epoch that was opened after it. Where one cannot be read they go on from the last that can; the
 * numbers have no gap. Functions only.
 */
public final class LastTotals {
  private static final Logger LOG = LoggerFactory.getLogger(LastTotals.class);

  private LastTotals() {}

  /** Those of a journal; {@link GrandTotals#NONE} before its first Z report. */
  public static GrandTotals of(Ledger ledger) {
    Optional<Recorded> day = ledger.last(Kind.DAY_CLOSED);
    Optional<Recorded> epoch = ledger.last(Kind.EPOCH_OPENED);
    Optional<Recorded> last = position(epoch) > position(day) ? epoch : day;
    if (last.isEmpty()) {
      return GrandTotals.NONE;
    }
    try {
      GrandTotals totals = read(last.get());
      return last == epoch && day.isPresent() ? later(totals, read(day.get())) : totals;
    } catch (MalformedException e) {
      LOG.error("the last grand totals cannot be read: {}", last.get().number().paper(), e);
      AtomicReference<GrandTotals> totals = new AtomicReference<>(GrandTotals.NONE);
      ledger.read(0, recorded -> totals.updateAndGet(before -> after(before, recorded)));
      return totals.get();
    }
  }

  /** A day may come back after the epoch has begun of which the epoch did not know. */
  private static GrandTotals later(GrandTotals epoch, GrandTotals day) {
    return day.closings() > epoch.closings() ? day : epoch;
  }

  private static long position(Optional<Recorded> recorded) {
    return recorded.map(Recorded::position).orElse(0L);
  }

  private static GrandTotals read(Recorded recorded) throws MalformedException {
    byte[] document = recorded.entry().document();
    return isOf(Kind.DAY_CLOSED, recorded)
        ? Documents.grandTotals(Documents.readDayClosed(document))
        : EpochDocuments.read(document).totals();
  }

  private static GrandTotals after(GrandTotals before, Recorded recorded) {
    boolean day = isOf(Kind.DAY_CLOSED, recorded);
    if (!day && !isOf(Kind.EPOCH_OPENED, recorded)) {
      return before;
    }
    try {
      return read(recorded);
    } catch (MalformedException e) {
      return new GrandTotals(before.sales(), before.refunds(), before.closings() + (day ? 1 : 0));
    }
  }

  private static boolean isOf(Kind kind, Recorded recorded) {
    return recorded.entry().header().kind().equals(kind.text());
  }
}
