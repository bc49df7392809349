package dev.evertill.till.store;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The epochs of the journal, oldest first; the last is the one written to. Safe from any thread.
 */
final class Epochs {
  private final Box<EpochRow> box;
  private final Entries entries;

  Epochs(BoxStore store, Entries entries) {
    box = store.boxFor(EpochRow.class);
    this.entries = entries;
  }

  boolean isEmpty() {
    return box.isEmpty();
  }

  /** In the order in which they were written. */
  List<EpochRow> all() {
    List<EpochRow> all = new ArrayList<>(box.getAll());
    all.sort((a, b) -> Long.compare(a.firstPosition, b.firstPosition));
    return all;
  }

  EpochRow current() {
    List<EpochRow> all = all();
    if (all.isEmpty()) {
      throw new IllegalStateException("no epoch is open");
    }
    return all.get(all.size() - 1);
  }

  Optional<EpochRow> find(String epoch) {
    return all().stream().filter(row -> row.epoch.equals(epoch)).findFirst();
  }

  EpochRow named(String epoch) {
    return find(epoch)
        .orElseThrow(() -> new IllegalArgumentException("no epoch " + epoch + " on this till"));
  }

  /** Whether the till began the next one because head office held another entry in this one. */
  boolean isFollowedByFork(String epoch) {
    List<EpochRow> all = all();
    for (int i = 0; i + 1 < all.size(); i++) {
      if (all.get(i).epoch.equals(epoch)) {
        return entries.at(all.get(i + 1).firstPosition).filter(Epochs::isFork).isPresent();
      }
    }
    return false;
  }

  private static boolean isFork(Recorded opened) {
    try {
      return EpochDocuments.read(opened.entry().document()).cause() == EpochStart.Cause.FORKED;
    } catch (MalformedException e) {
      return false; // damaged, or of another program: the check of the journal says so
    }
  }

  /** Inside a transaction. */
  void begin(String epoch, long firstPosition) {
    EpochRow row = new EpochRow();
    row.epoch = epoch;
    row.firstPosition = firstPosition;
    box.put(row);
  }

  /** Inside a transaction. */
  void put(EpochRow row) {
    box.put(row);
  }

  /** The number of an epoch's last entry that is or was here, 0 for none. */
  long lastNumber(EpochRow epoch) {
    long end = entries.lastPosition() + 1;
    for (EpochRow other : box.getAll()) {
      if (other.firstPosition > epoch.firstPosition) {
        end = Math.min(end, other.firstPosition);
      }
    }
    return Math.max(0, entries.missing().presentBefore(end) - epoch.firstPosition + 1);
  }
}
