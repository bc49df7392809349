package dev.evertill.till.store;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.checkout.SyncStatus;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What head office has of an entry, derived from the cursor of its epoch, the entries it asks
 * about, and its answers to closed days. Safe from any thread.
 */
final class Standing {
  private final Epochs epochs;
  private final Box<ParkedRow> parked;
  private final Box<CloseRow> closes;
  private final Closes questions;
  private final Map<Long, List<Segment>> days = new ConcurrentHashMap<>();

  Standing(BoxStore store, Entries entries, Epochs epochs) {
    this.epochs = epochs;
    parked = store.boxFor(ParkedRow.class);
    closes = store.boxFor(CloseRow.class);
    questions = new Closes(store, entries);
  }

  SyncStatus of(long position, String epoch, long number) {
    Optional<EpochRow> row = epochs.find(epoch);
    if (row.isEmpty() || number > row.get().acknowledged) {
      return SyncStatus.PENDING; // also what a restored head office has lost, with its question
    }
    ParkedRow question = parked.get(position);
    if (question != null) {
      return KeptQuestion.status(question.reason);
    }
    return isOfConfirmedDay(epoch, number) ? SyncStatus.CONFIRMED : SyncStatus.SENT;
  }

  /** From the newest day backwards, since most questions are about what is new. */
  private boolean isOfConfirmedDay(String epoch, long number) {
    for (long z = lastZ(); z > 0; z--) {
      for (Segment segment : segments(z)) {
        if (segment.epoch().equals(epoch) && segment.first() <= number) {
          return number <= segment.last() && isConfirmed(closes.get(z));
        }
      }
    }
    return false;
  }

  private long lastZ() {
    if (closes.isEmpty()) {
      return 0;
    }
    try (Query<CloseRow> query = closes.query().build()) {
      return query.property(CloseRow_.z).max();
    }
  }

  static boolean isConfirmed(CloseRow day) {
    return day.verdict.equals(CloseAnswer.CONFIRMED) || day.verdict.equals(CloseAnswer.PARKED);
  }

  /** What a day holds never changes, so it is read once; a day that is not here may come back. */
  private List<Segment> segments(long z) {
    List<Segment> known = days.get(z);
    if (known != null) {
      return known;
    }
    CloseRow day = closes.get(z);
    if (day == null) {
      return List.of();
    }
    List<Segment> read = questions.read(day).map(Close::segments).orElse(List.of());
    days.put(z, read);
    return read;
  }
}
