package dev.evertill.till.store;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Recorded;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The entries of the journal's store, read by position and put once. Safe from any thread.
 *
 * <p>Positions are given without gaps; those without an entry are known by their anchors.
 */
final class Entries {
  static final String MISSING = "missing";
  static final String PRUNED = "pruned";
  static final String UNUSED = "unused";

  private static final int PAGE = 500;

  private final String till;
  private final Box<EntryRow> box;
  private final Box<AnchorRow> anchors;
  private volatile Holes holes;
  private volatile Holes missing;

  /** A position that is on the disk, and not far from the last. */
  private final AtomicLong written;

  Entries(String till, BoxStore store) {
    this.till = till;
    box = store.boxFor(EntryRow.class);
    anchors = store.boxFor(AnchorRow.class);
    holesChanged();
    written = new AtomicLong(findLast());
  }

  /**
   * Every position up to the last has an entry or lies in a hole, so the count tells the last; only
   * in a damaged journal is it sought.
   */
  private long findLast() {
    long count = box.count();
    if (count == 0) {
      return 0;
    }
    long last = count + holes.length();
    if (box.contains(last) && !box.contains(last + 1)) {
      return last;
    }
    try (Query<EntryRow> query = box.query().build()) {
      return query.property(EntryRow_.position).max();
    }
  }

  /** The anchors changed: to be called after the commit. */
  final void holesChanged() {
    List<AnchorRow> all = anchors.getAll();
    holes = Holes.of(all);
    missing = Holes.of(all.stream().filter(row -> !row.cause.equals(PRUNED)).toList());
  }

  /** Where no entry is and may yet come back. What was removed is in {@link #holes} only. */
  Holes missing() {
    return missing;
  }

  Holes holes() {
    return holes;
  }

  /**
   * The last position with an entry, 0 for none. The store alone says so; what is known to be
   * written only spares the walk there, for a query over positions reads every entry.
   */
  long lastPosition() {
    long last = written.get();
    while (box.contains(last + 1)) {
      last++;
    }
    return last;
  }

  /**
   * Inside a transaction: the first position without an entry, from one on. Behind room that an
   * epoch left free there may be entries of another thread which this one was not told of yet.
   */
  long free(long from) {
    long position = from;
    while (box.contains(position)) {
      position++;
    }
    return position;
  }

  /** An entry is on the disk. */
  void isWritten(long position) {
    written.accumulateAndGet(position, Math::max);
  }

  /**
   * Inside a transaction: the only place that puts an entry.
   *
   * @throws IllegalStateException there is one at the position, which a second would overwrite
   */
  void put(long position, Entry entry) {
    if (box.contains(position)) {
      throw new IllegalStateException("position " + position + " has an entry already");
    }
    EntryRow row = new EntryRow();
    row.position = position;
    row.epoch = entry.header().epoch();
    row.number = entry.number();
    row.kind = entry.header().kind();
    row.uuid = entry.header().id();
    row.tillTimeMillis = entry.header().tillTimeMillis();
    row.officeOffsetMillis = entry.header().officeOffsetMillis();
    row.document = entry.document();
    row.hash = bytes(entry.hash());
    box.put(row);
  }

  static byte[] bytes(Hash hash) {
    return HexFormat.of().parseHex(hash.hex());
  }

  static Hash hash(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  boolean has(long position) {
    return position > 0 && box.contains(position);
  }

  /** The hash at a position, of its entry or of the anchor that ends there. */
  Optional<Hash> hashAt(long position) {
    EntryRow row = position < 1 ? null : box.get(position);
    return row == null ? anchored(position) : Optional.of(hash(row.hash));
  }

  private Optional<Hash> anchored(long position) {
    return anchors.getAll().stream()
        .filter(anchor -> anchor.lastPosition == position && anchor.hash != null)
        .findFirst()
        .map(anchor -> hash(anchor.hash));
  }

  Optional<Recorded> at(long position) {
    return position < 1
        ? Optional.empty()
        : Optional.ofNullable(box.get(position)).map(row -> recorded(row, null));
  }

  /** Every entry after a position, in order, a page at a time. */
  void read(long afterPosition, Consumer<Recorded> reader) {
    for (Holes.Span span : holes.present(afterPosition + 1, lastPosition())) {
      Hash previous = null;
      for (long from = span.first(); from <= span.last(); from += PAGE) {
        for (EntryRow row : rows(from, Math.min(span.last(), from + PAGE - 1))) {
          Recorded recorded = recorded(row, previous);
          reader.accept(recorded);
          previous = recorded.entry().hash();
        }
      }
    }
  }

  /** The entries from one position to another, as far as there are any; no more than a few. */
  List<Entry> between(long first, long last) {
    List<Entry> values = new ArrayList<>();
    for (Holes.Span span : holes.present(first, Math.min(last, lastPosition()))) {
      Hash previous = null;
      for (EntryRow row : rows(span.first(), span.last())) {
        Entry entry = recorded(row, previous).entry();
        values.add(entry);
        previous = entry.hash();
      }
    }
    return values;
  }

  private List<EntryRow> rows(long first, long last) {
    return box.get(LongStream.rangeClosed(first, last).toArray());
  }

  /** The last entry of one of these kinds, for kinds that are never far from the end. */
  Optional<Recorded> lastWalkingBack(Set<String> kinds) {
    List<Holes.Span> present = holes.present(1, lastPosition());
    for (int i = present.size() - 1; i >= 0; i--) {
      Holes.Span span = present.get(i);
      for (long to = span.last(); to >= span.first(); to -= PAGE) {
        List<EntryRow> page = rows(Math.max(span.first(), to - PAGE + 1), to);
        for (int row = page.size() - 1; row >= 0; row--) {
          if (kinds.contains(page.get(row).kind)) {
            return Optional.of(recorded(page.get(row), null));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The last entry of a kind of which there are few: by the index of kinds, which sorts all. */
  Optional<Recorded> lastOfFew(String kind) {
    try (Query<EntryRow> query =
        box.query()
            .equal(EntryRow_.kind, kind, StringOrder.CASE_SENSITIVE)
            .orderDesc(EntryRow_.position)
            .build()) {
      return Optional.ofNullable(query.findFirst()).map(row -> recorded(row, null));
    }
  }

  /** All entries of a kind of which there are few, oldest first: by the index of kinds. */
  List<Recorded> allOfFew(String kind) {
    try (Query<EntryRow> query =
        box.query().equal(EntryRow_.kind, kind, StringOrder.CASE_SENSITIVE).build()) {
      return LongStream.of(query.findIds())
          .sorted()
          .mapToObj(position -> at(position).orElseThrow())
          .toList();
    }
  }

  /** The entry of a row; its previous hash is read from the row before where it is not at hand. */
  private Recorded recorded(EntryRow row, Hash previous) {
    EntryHeader header =
        new EntryHeader(
            till,
            row.epoch,
            row.number,
            row.kind,
            row.uuid,
            row.tillTimeMillis,
            row.officeOffsetMillis);
    Hash before;
    if (row.number == 1) {
      before = Hash.ZERO;
    } else if (previous != null) {
      before = previous;
    } else {
      // Where nothing is known of the one before, the hash of this one cannot fit; verify tells.
      before = hashAt(row.position - 1).orElse(Hash.ZERO);
    }
    return new Recorded(row.position, new Entry(header, before, row.document, hash(row.hash)));
  }

  /** Removes entries, inside a transaction. */
  void remove(List<Long> positions) {
    box.removeByIds(positions);
  }
}
