package dev.evertill.till.store;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.TillDocuments.DayAnchor;
import dev.evertill.till.record.TillDocuments.DayClosed;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.query.Query;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the entries of old days, oldest first and only of days that head office confirmed. Of
 * each its totals, its last number and its hash stay: the anchor, from which the rest is verified.
 * How old a day is is counted in closed days, for a clock that is wrong must not remove any. A day
 * of which a paper is still to be printed stays, and all after it. Safe from any thread.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Set<String> WAITING =
      Set.of(JobState.QUEUED.name(), JobState.SENDING.name());
  static final int ROWS_A_TRANSACTION = 200;

  /** Where the store is full, a transaction must stay small: it needs free pages itself. */
  private static final int ONE_WHEN_FULL = 1;

  /** A cashier waits meanwhile. */
  private static final int MOST_WHEN_FULL = 40;

  private final BoxStore store;
  private final Entries entries;
  private final Clock clock;
  private final int keptDays;
  private final int rowsATransaction;
  private final Runnable pause;
  private final Box<AnchorRow> anchors;
  private final Box<CloseRow> closes;
  private final Box<JobRow> jobs;
  private final Box<ParkedRow> parked;

  /**
   * @param pause between two transactions of a removal: sales first
   */
  Retention(
      BoxStore store,
      Entries entries,
      Clock clock,
      int keptDays,
      int rowsATransaction,
      Runnable pause) {
    this.store = store;
    this.entries = entries;
    this.clock = clock;
    this.keptDays = keptDays;
    this.rowsATransaction = rowsATransaction;
    this.pause = pause;
    anchors = store.boxFor(AnchorRow.class);
    closes = store.boxFor(CloseRow.class);
    jobs = store.boxFor(JobRow.class);
    parked = store.boxFor(ParkedRow.class);
  }

  /** A closed day that is still here: its entries, up to the one before the day's end. */
  private record Day(Recorded end, DayClosed document, long first, long last) {
    Day upTo(long position) {
      return new Day(end, document, first, Math.min(last, position));
    }
  }

  /** What became of a removal: how many entries went, and whether all that were meant. */
  private record Removal(long entries, boolean whole) {}

  /**
   * Removes the days that are older than those to keep.
   *
   * @return how many entries went
   */
  long removeOld() {
    List<Day> removable = removable();
    return remove(removable.subList(0, Math.max(0, removable.size() - keptDays)));
  }

  /**
   * Room is short: removes all days that head office confirmed. The last closed day stays, since
   * what comes next goes on from it: the number of its shift, the last receipt.
   *
   * @return how many entries went
   */
  long removeConfirmed() {
    return remove(removableButTheLast());
  }

  /**
   * There is no room for a sale: removes the beginning of the oldest day that {@link
   * #removeConfirmed} would remove.
   *
   * @return whether any entry went
   */
  boolean makeRoom() {
    List<Day> removable = removableButTheLast();
    if (removable.isEmpty()) {
      return false;
    }
    Day oldest = removable.get(0);
    Day some = oldest.upTo(oldest.first() + MOST_WHEN_FULL - 1);
    return remove(some, ONE_WHEN_FULL, () -> {}).entries() > 0;
  }

  private List<Day> removableButTheLast() {
    long last = entries.lastOfFew(Kind.DAY_CLOSED.text()).map(Recorded::position).orElse(0L);
    return removable().stream().filter(day -> day.end().position() < last).toList();
  }

  /** From the oldest to the first that head office has not confirmed. */
  private List<Day> removable() {
    List<Day> days = new ArrayList<>();
    long first = firstWithEntry();
    for (Recorded end : entries.allOfFew(Kind.DAY_CLOSED.text())) {
      Optional<DayClosed> document = Closes.day(end);
      CloseRow close = document.map(day -> closes.get(day.z())).orElse(null);
      if (close == null || !Standing.isConfirmed(close)) {
        break;
      }
      if (end.position() > first) {
        days.add(new Day(end, document.get(), first, end.position() - 1));
      }
      first = end.position();
    }
    return days;
  }

  /** Only what was pruned comes before it: what is missing may come back and be of an open day. */
  private long firstWithEntry() {
    List<Holes.Span> present = entries.holes().present(1, entries.lastPosition());
    return present.isEmpty() ? 1 : present.get(0).first();
  }

  private long remove(List<Day> days) {
    long removed = 0;
    for (Day day : days) {
      Removal went = remove(day, rowsATransaction, pause);
      removed += went.entries();
      if (!went.whole()) {
        break;
      }
    }
    return removed;
  }

  private Removal remove(Day day, int rows, Runnable between) {
    long removed = 0;
    boolean whole = true;
    for (Holes.Span span : entries.holes().present(day.first(), day.last())) {
      for (long first = span.first(); whole && first <= span.last(); first += rows) {
        long last = Math.min(span.last(), first + rows - 1);
        whole = hasGone(day, first, last);
        removed += whole ? last - first + 1 : 0;
        between.run();
      }
    }
    if (removed > 0) {
      LOG.info("Z {}: {} entries of a confirmed day were removed", day.document().z(), removed);
    }
    return new Removal(removed, whole);
  }

  private boolean hasGone(Day day, long first, long last) {
    try {
      return step(day, first, last);
    } catch (DbException e) {
      LOG.error("positions {} to {} could not be removed", first, last, e);
      return false;
    }
  }

  /**
   * The anchor grows with what goes, in one transaction: a stop leaves both or neither.
   *
   * @return false where nothing went: a paper of it is still to be printed, or a sale that found no
   *     room has removed it meanwhile
   */
  private boolean step(Day day, long first, long last) {
    List<Long> positions = LongStream.rangeClosed(first, last).boxed().toList();
    try {
      return Transactions.call(
          store,
          () -> {
            if (!entries.has(first) || positions.stream().anyMatch(this::isToBePrinted)) {
              return false;
            }
            anchors.put(anchor(day, first, entries.at(last).orElseThrow()));
            entries.remove(positions);
            parked.removeByIds(positions);
            positions.forEach(this::removeJobs);
            return true;
          });
    } finally {
      entries.holesChanged();
    }
  }

  private boolean isToBePrinted(long position) {
    try (Query<JobRow> query = jobs.query().equal(JobRow_.position, position).build()) {
      return query.find().stream().anyMatch(job -> WAITING.contains(job.state));
    }
  }

  private AnchorRow anchor(Day day, long first, Recorded last) {
    AnchorRow anchor = anchorBefore(day, first);
    anchor.lastPosition = last.position();
    anchor.epoch = last.number().epoch();
    anchor.lastNumber = last.number().number();
    anchor.hash = Entries.bytes(last.entry().hash());
    return anchor;
  }

  private AnchorRow anchorBefore(Day day, long first) {
    for (AnchorRow row : anchors.getAll()) {
      if (row.cause.equals(Entries.PRUNED) && row.lastPosition == first - 1 && isOf(day, row)) {
        return row;
      }
    }
    AnchorRow row = new AnchorRow();
    row.cause = Entries.PRUNED;
    row.firstPosition = first;
    row.document = document(day.document());
    return row;
  }

  /** A removal that was cut off goes on with the same anchor. */
  private static boolean isOf(Day day, AnchorRow row) {
    try {
      return Wire.read(DayAnchor.class, row.document, 0).z() == day.document().z();
    } catch (MalformedException e) {
      LOG.error("what is kept of a day, up to position {}, cannot be read", row.lastPosition, e);
      return false;
    }
  }

  private byte[] document(DayClosed day) {
    return Wire.bytes(
        new DayAnchor(
            "evertill.anchor/1",
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(clock)),
            day.businessDay(),
            day.z(),
            day.segments(),
            day.totals(),
            day.grandTotals()));
  }

  private void removeJobs(long position) {
    try (Query<JobRow> query = jobs.query().equal(JobRow_.position, position).build()) {
      query.remove();
    }
  }
}
