package dev.evertill.till.store;

import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import java.util.ArrayList;
import java.util.Arrays;
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
   * Copies everything, or brings a copy up to date: what is not an entry is written anew, entries
   * are added and removed.
   *
   * @return the last position copied
   */
  static long copy(BoxStore from, BoxStore to) {
    return from.callInReadTx(
        () -> {
          small(from, to);
          customers(from, to);
          return entries(from, to);
        });
  }

  /**
   * Entries are never changed, so those that are there need no second look. Which are there is
   * asked of the copy itself: meanwhile days were removed here, and lost entries came back.
   */
  private static long entries(BoxStore from, BoxStore to) {
    Box<EntryRow> source = from.boxFor(EntryRow.class);
    Box<EntryRow> copy = to.boxFor(EntryRow.class);
    Entries positions = new Entries("", from);
    long last = positions.lastPosition();
    long[] have = positions(copy);
    removeWhatWent(have, source, to);
    for (Holes.Span span : positions.holes().present(1, last)) {
      for (long first = span.first(); first <= span.last(); first += PAGE) {
        long[] lacking = lacking(first, Math.min(span.last(), first + PAGE - 1), have);
        if (lacking.length > 0) {
          List<EntryRow> page = source.get(lacking);
          Transactions.run(to, () -> copy.put(page));
        }
      }
    }
    return last;
  }

  /** In order. */
  private static long[] positions(Box<EntryRow> copy) {
    if (copy.isEmpty()) {
      return new long[0];
    }
    try (Query<EntryRow> query = copy.query().build()) {
      long[] positions = query.findIds();
      Arrays.sort(positions);
      return positions;
    }
  }

  private static long[] lacking(long first, long last, long[] have) {
    return LongStream.rangeClosed(first, last)
        .filter(position -> Arrays.binarySearch(have, position) < 0)
        .toArray();
  }

  /** Days that were removed since the copy was begun. */
  private static void removeWhatWent(long[] have, Box<EntryRow> source, BoxStore copy) {
    List<Long> gone =
        LongStream.of(have).filter(position -> !source.contains(position)).boxed().toList();
    for (int first = 0; first < gone.size(); first += PAGE) {
      List<Long> page = gone.subList(first, Math.min(gone.size(), first + PAGE));
      Transactions.run(copy, () -> copy.boxFor(EntryRow.class).removeByIds(page));
    }
  }

  /** They may be many, and all of them may have changed: written anew, a page at a time. */
  private static void customers(BoxStore from, BoxStore to) {
    Box<CustomerRow> source = from.boxFor(CustomerRow.class);
    Box<CustomerRow> copy = to.boxFor(CustomerRow.class);
    if (!copy.isEmpty()) {
      Transactions.run(to, copy::removeAll);
    }
    try (Query<CustomerRow> all = source.query().build()) {
      for (long first = 0; first < all.count(); first += PAGE) {
        List<CustomerRow> page = all.find(first, PAGE);
        page.forEach(row -> row.id = 0);
        Transactions.run(to, () -> copy.put(page));
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
          assigned(from, to, CustomerMarkRow.class);
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
