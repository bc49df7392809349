package dev.evertill.till.store;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.TillDocuments.DayClosed;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What head office is asked about each day's end. Safe from any thread. */
final class Closes {
  private static final Logger LOG = LoggerFactory.getLogger(Closes.class);

  private final Box<CloseRow> box;
  private final Entries entries;

  Closes(BoxStore store, Entries entries) {
    box = store.boxFor(CloseRow.class);
    this.entries = entries;
  }

  /** Inside a transaction. */
  void ask(Close close) {
    CloseRow row = new CloseRow();
    row.z = close.z();
    row.close = Wire.bytes(close);
    row.verdict = "";
    box.put(row);
  }

  /** Head office is asked again about a day that came back: it answers like the first time. */
  void askAgain(Recorded end) {
    day(end).filter(day -> !box.contains(day.z())).ifPresent(day -> ask(of(day)));
  }

  /** A question whose bytes are damaged is made anew from the entry that closed the day. */
  Optional<Close> read(CloseRow row) {
    try {
      return Optional.of(Wire.close(row.close));
    } catch (MalformedException e) {
      LOG.error("the question about Z {} cannot be read", row.z, e);
      return entries.allOfFew(Kind.DAY_CLOSED.text()).stream()
          .flatMap(end -> day(end).stream())
          .filter(day -> day.z() == row.z)
          .findFirst()
          .map(Closes::of);
    }
  }

  private static Close of(DayClosed day) {
    return new Close(day.z(), day.businessDay(), day.segments(), day.totals());
  }

  /** What closed a day, empty where its document is damaged. */
  static Optional<DayClosed> day(Recorded end) {
    if (!end.entry().header().kind().equals(Kind.DAY_CLOSED.text())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.readDayClosed(end.entry().document()));
    } catch (MalformedException e) {
      LOG.error("day's end {} cannot be read", end.number().paper(), e);
      return Optional.empty();
    }
  }
}
