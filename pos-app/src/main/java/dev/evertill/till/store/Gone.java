package dev.evertill.till.store;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.record.TillDocuments.DayAnchor;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the till can still say of entries it does not have any more, to a head office that has lost
 * them. Safe from any thread.
 */
final class Gone {
  private static final Logger LOG = LoggerFactory.getLogger(Gone.class);

  private final Entries entries;
  private final Epochs epochs;
  private final Box<AnchorRow> anchors;

  Gone(BoxStore store, Entries entries, Epochs epochs) {
    this.entries = entries;
    this.epochs = epochs;
    anchors = store.boxFor(AnchorRow.class);
  }

  /** See {@link dev.evertill.sync.client.JournalFeed#anchorAfter}. */
  Optional<Anchor> after(String epoch, long number) {
    Optional<EpochRow> known = epochs.find(epoch);
    if (known.isEmpty() || number >= epochs.lastNumber(known.get())) {
      return Optional.empty();
    }
    long before = known.get().firstPosition - 1;
    long next = before + number + 1;
    if (entries.has(next) || number > 0 && isLacking(next - 1)) {
      return Optional.empty();
    }
    long end = before + epochs.lastNumber(known.get());
    List<AnchorRow> rows = from(next, end);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Close> days = days(rows);
    long last = Math.min(end, rows.get(rows.size() - 1).lastPosition);
    return hash(epoch, last - before, last, days)
        .map(hash -> new Anchor(last - before, hash.hex(), days));
  }

  /** Not removed but missing, and not the last of what is missing. */
  private boolean isLacking(long position) {
    return entries.hashAt(position).isEmpty()
        && entries.missing().spans().stream()
            .anyMatch(span -> span.first() <= position && position <= span.last());
  }

  /** The anchors of positions in a row. */
  private List<AnchorRow> from(long first, long end) {
    List<AnchorRow> all = anchors.getAll();
    List<AnchorRow> rows = new ArrayList<>();
    for (long position = first; position <= end; ) {
      Optional<AnchorRow> row = at(all, position);
      if (row.isEmpty()) {
        break;
      }
      rows.add(row.get());
      position = row.get().lastPosition + 1;
    }
    return rows;
  }

  private static Optional<AnchorRow> at(List<AnchorRow> all, long position) {
    return all.stream()
        .filter(row -> row.firstPosition <= position && position <= row.lastPosition)
        .findFirst();
  }

  private static List<Close> days(List<AnchorRow> rows) {
    Map<Integer, Close> days = new LinkedHashMap<>();
    rows.forEach(row -> day(row).ifPresent(day -> days.put(day.z(), day)));
    return List.copyOf(days.values());
  }

  /** One that is damaged is not said; its numbers are. */
  private static Optional<Close> day(AnchorRow row) {
    if (row.document == null) {
      return Optional.empty();
    }
    try {
      DayAnchor day = Wire.read(DayAnchor.class, row.document, 0);
      return Optional.of(new Close(day.z(), day.businessDay(), day.segments(), day.totals()));
    } catch (MalformedException e) {
      LOG.error("what is kept of a day, up to position {}, cannot be read", row.lastPosition, e);
      return Optional.empty();
    }
  }

  private Optional<Hash> hash(String epoch, long number, long position, List<Close> days) {
    return entries.hashAt(position).or(() -> end(epoch, number, days));
  }

  /** An anchor that goes on into the next epoch has that one's hash; the day has both. */
  private static Optional<Hash> end(String epoch, long number, List<Close> days) {
    return days.stream()
        .flatMap(day -> day.segments().stream())
        .filter(some -> some.epoch().equals(epoch) && some.last() == number)
        .findFirst()
        .map(Segment::hash)
        .map(Hash::new);
  }

  /** The hash at the end of a removed day that went on in another epoch. */
  Optional<Hash> hashAt(String epoch, long number) {
    return epochs
        .find(epoch)
        .flatMap(row -> at(anchors.getAll(), row.firstPosition + number - 1))
        .flatMap(row -> end(epoch, number, days(List.of(row))));
  }
}
