package dev.evertill.till.store;

import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A journal's store written anew into another directory, from one read transaction: the copy is the
 * journal of one moment, and the till sells on meanwhile. The files of an open store are never
 * copied. Functions only.
 */
final class StoreCopy {
  private static final int PAGE = 500;

  private StoreCopy() {}

  /**
   * Copies everything.
   *
   * @param to a directory with no store in it
   * @return the last position copied
   */
  static long all(BoxStore from, Path to, long mostKilobytes) {
    try (BoxStore copy = TillStore.box(to, mostKilobytes)) {
      return copy(from, copy);
    }
  }

  /** Brings a copy up to date: what is not an entry is written anew, entries are added. */
  static long copy(BoxStore from, BoxStore to) {
    return from.callInReadTx(
        () -> {
          small(from, to);
          return entries(from, to);
        });
  }

  /** Entries are never changed, so those that are there need no second look. */
  private static long entries(BoxStore from, BoxStore to) {
    Box<EntryRow> source = from.boxFor(EntryRow.class);
    Box<EntryRow> copy = to.boxFor(EntryRow.class);
    Entries positions = new Entries("", from);
    Entries copied = new Entries("", to);
    long last = positions.lastPosition();
    long have = copied.count() == 0 ? 0 : copied.lastPosition();
    removeWhatWent(positions.holes(), have, to);
    for (Holes.Span span : positions.holes().present(have + 1, last)) {
      for (long first = span.first(); first <= span.last(); first += PAGE) {
        long end = Math.min(span.last(), first + PAGE - 1);
        List<EntryRow> page = source.get(LongStream.rangeClosed(first, end).toArray());
        Transactions.run(to, () -> copy.put(page));
      }
    }
    return last;
  }

  /** Days that were removed since the copy was begun. */
  private static void removeWhatWent(Holes holes, long last, BoxStore copy) {
    for (Holes.Span hole : holes.spans()) {
      long end = Math.min(hole.last(), last);
      for (long first = hole.first(); first <= end; first += PAGE) {
        List<Long> page =
            LongStream.rangeClosed(first, Math.min(end, first + PAGE - 1)).boxed().toList();
        Transactions.run(copy, () -> copy.boxFor(EntryRow.class).removeByIds(page));
      }
    }
  }

  private static void small(BoxStore from, BoxStore to) {
    Transactions.run(
        to,
        () -> {
          assigned(from, to, ParkedRow.class);
          assigned(from, to, CloseRow.class);
          assigned(from, to, DrawerRow.class);
          assigned(from, to, DraftRow.class);
          assigned(from, to, ActiveRow.class);
          assigned(from, to, IdentityRow.class);
          List<EpochRow> epochs = from.boxFor(EpochRow.class).getAll();
          epochs.forEach(row -> row.id = 0);
          renumbered(to.boxFor(EpochRow.class), epochs);
          List<AnchorRow> anchors = from.boxFor(AnchorRow.class).getAll();
          anchors.forEach(row -> row.id = 0);
          renumbered(to.boxFor(AnchorRow.class), anchors);
          List<HeldRow> held = from.boxFor(HeldRow.class).getAll();
          held.forEach(row -> row.id = 0);
          renumbered(to.boxFor(HeldRow.class), held);
          List<JobRow> jobs = from.boxFor(JobRow.class).getAll();
          jobs.forEach(row -> row.id = 0);
          renumbered(to.boxFor(JobRow.class), jobs);
        });
  }

  private static <T> void assigned(BoxStore from, BoxStore to, Class<T> rows) {
    renumbered(to.boxFor(rows), from.boxFor(rows).getAll());
  }

  /** Ids that the store gives are given anew, in the same order; nothing else refers to them. */
  private static <T> void renumbered(Box<T> box, List<T> rows) {
    box.removeAll();
    box.put(new ArrayList<>(rows));
  }
}
