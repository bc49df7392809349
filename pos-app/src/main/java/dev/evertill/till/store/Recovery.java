package dev.evertill.till.store;

import dev.evertill.sync.client.Lack;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Recorded;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts entries of this till that the journal lacks where they belong: from the mirror, from a
 * carry-out file, from head office. Each has to be authentic and to fit its neighbours; nothing
 * that is here is ever changed. Confined to one thread at a time.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final String till;
  private final BoxStore store;
  private final Entries entries;
  private final Epochs epochs;
  private final Box<AnchorRow> anchors;
  private final Closes closes;

  /** The last position with an entry, as the transaction under way sees it. */
  private long last;

  /** What head office holds, in the order in which it got it; empty before it was asked. */
  private List<EpochHead> office = List.of();

  Recovery(String till, BoxStore store, Entries entries, Epochs epochs) {
    this.till = till;
    this.store = store;
    this.entries = entries;
    this.epochs = epochs;
    anchors = store.boxFor(AnchorRow.class);
    closes = new Closes(store, entries);
  }

  /**
   * What became of entries that were offered.
   *
   * @param brought were lacking and are here now
   * @param known were here
   * @param refused do not fit; why stands in the words
   */
  record Result(long brought, long known, List<String> refused) {
    static final Result NOTHING = new Result(0, 0, List.of());

    Result plus(Result other) {
      List<String> all = new ArrayList<>(refused);
      all.addAll(other.refused);
      return new Result(brought + other.brought, known + other.known, List.copyOf(all));
    }
  }

  /**
   * Takes a page of entries, in one transaction.
   *
   * @param saved with the position in the store that they were written at, 0 where it is not known
   */
  Result take(List<Recorded> saved) {
    last = entries.lastPosition();
    Result result;
    try {
      result = Transactions.call(store, () -> takeAll(saved));
      entries.isWritten(last);
    } finally {
      entries.holesChanged();
    }
    result.refused().forEach(why -> LOG.warn("an entry was not taken back: {}", why));
    return result;
  }

  private Result takeAll(List<Recorded> saved) {
    long brought = 0;
    long known = 0;
    List<String> refused = new ArrayList<>();
    for (Recorded one : saved) {
      Optional<String> why = misfit(one.entry());
      if (why.isPresent()) {
        refused.add(one.number().paper() + ": " + why.get());
        continue;
      }
      Place place = place(one);
      if (place.why != null) {
        refused.add(one.number().paper() + ": " + place.why);
      } else if (place.isHere) {
        known++;
      } else {
        put(place.position, one.entry());
        brought++;
      }
    }
    return new Result(brought, known, refused);
  }

  private Optional<String> misfit(Entry entry) {
    if (!entry.header().till().equals(till)) {
      return Optional.of("it is of till " + entry.header().till() + ", not of till " + till);
    }
    return entry.isAuthentic() ? Optional.empty() : Optional.of("its hash does not fit its bytes");
  }

  /** Where an entry belongs, or why it has no place. */
  private record Place(long position, boolean isHere, String why) {
    static Place free(long position) {
      return new Place(position, false, null);
    }

    static Place here(long position) {
      return new Place(position, true, null);
    }

    static Place none(String why) {
      return new Place(0, false, why);
    }
  }

  private Place place(Recorded saved) {
    Entry entry = saved.entry();
    Optional<EpochRow> epoch = epochs.find(entry.header().epoch());
    long position =
        epoch.isPresent()
            ? epoch.get().firstPosition + entry.number() - 1
            : positionOfNewEpoch(saved);
    if (position < 1) {
      return Place.none("there is no room for its epoch before the entries that are here");
    }
    Optional<Recorded> here = entries.at(position);
    if (here.isPresent()) {
      return here.get().entry().hash().equals(entry.hash())
          ? Place.here(position)
          : Place.none("another entry stands in its place");
    }
    if (isPruned(position)) {
      return Place.here(position);
    }
    if (!isFree(position)) {
      return Place.none("position " + position + " is neither missing nor the next one");
    }
    return chainFault(entry, position).map(Place::none).orElseGet(() -> Place.free(position));
  }

  /** An epoch that is not known here: where it was written, else where there is room for it. */
  private long positionOfNewEpoch(Recorded saved) {
    if (saved.position() > 0) {
      return saved.position();
    }
    String epoch = saved.entry().header().epoch();
    long numbers = Math.max(officeNumber(epoch), saved.entry().number());
    return roomFor(epoch, numbers).map(first -> first + saved.entry().number() - 1).orElse(0L);
  }

  /**
   * The first position of so many missing ones in a row that lie, in head office's order, behind
   * the epochs before and ahead of those after, and that no known epoch has a claim to.
   */
  private Optional<Long> roomFor(String epoch, long numbers) {
    long behind = 0;
    long ahead = epochs.current().firstPosition;
    boolean isBefore = true;
    for (EpochHead head : office) {
      isBefore = isBefore && !head.epoch().equals(epoch);
      Optional<EpochRow> known = epochs.find(head.epoch());
      if (known.isPresent() && isBefore) {
        behind = Math.max(behind, claimed(known.get()).last());
      } else if (known.isPresent()) {
        ahead = Math.min(ahead, known.get().firstPosition);
      }
    }
    Holes claims = new Holes(epochs.all().stream().map(this::claimed).toList());
    for (Holes.Span missing : missing()) {
      for (Holes.Span room : claims.present(missing.first(), missing.last())) {
        long from = Math.max(room.first(), behind + 1);
        if (Math.min(room.last(), ahead - 1) - from + 1 >= numbers) {
          return Optional.of(from);
        }
      }
    }
    return Optional.empty();
  }

  /** The positions of an epoch, with those of entries that head office has and it lacks. */
  private Holes.Span claimed(EpochRow epoch) {
    long ours = epochs.lastNumber(epoch);
    long numbers = epoch.forkedAt == 0 ? Math.max(ours, officeNumber(epoch.epoch)) : ours;
    return new Holes.Span(epoch.firstPosition, epoch.firstPosition + numbers - 1);
  }

  private long officeNumber(String epoch) {
    return office.stream()
        .filter(head -> head.epoch().equals(epoch))
        .mapToLong(EpochHead::number)
        .max()
        .orElse(0);
  }

  /** What is called unused once is for strangers no place any more. */
  private List<Holes.Span> missing() {
    List<AnchorRow> rows =
        anchors.getAll().stream().filter(row -> row.cause.equals(Entries.MISSING)).toList();
    return Holes.of(rows).spans();
  }

  private boolean isPruned(long position) {
    return anchorAt(position).filter(row -> row.cause.equals(Entries.PRUNED)).isPresent();
  }

  private boolean isFree(long position) {
    boolean next = position > last && anchorsBehind(position);
    return next || anchorAt(position).filter(row -> !row.cause.equals(Entries.PRUNED)).isPresent();
  }

  /** Behind the last entry only what follows it, or what begins a store, has a place. */
  private boolean anchorsBehind(long position) {
    return anchors.getAll().stream().noneMatch(row -> row.lastPosition >= position);
  }

  private Optional<AnchorRow> anchorAt(long position) {
    return anchors.getAll().stream()
        .filter(row -> row.firstPosition <= position && position <= row.lastPosition)
        .findFirst();
  }

  private Optional<String> chainFault(Entry entry, long position) {
    if (entry.number() == 1 && !entry.previous().equals(Hash.ZERO)) {
      return Optional.of("it is entry 1 of its epoch and follows another");
    }
    Optional<Hash> before = entry.number() == 1 ? Optional.empty() : entries.hashAt(position - 1);
    if (before.isPresent() && !before.get().equals(entry.previous())) {
      return Optional.of("the entry before it has another hash");
    }
    Optional<Recorded> after =
        entries.at(position + 1).filter(next -> next.entry().number() == entry.number() + 1);
    // What follows was read with this one's absence, so its own bytes tell what it follows.
    boolean fits =
        after.isEmpty()
            || after
                .get()
                .entry()
                .hash()
                .equals(
                    Hash.chain(
                        entry.hash(),
                        after.get().entry().header(),
                        after.get().entry().document()));
    return fits ? Optional.empty() : Optional.of("the entry after it does not follow it");
  }

  private void put(long position, Entry entry) {
    String epoch = entry.header().epoch();
    if (epochs.find(epoch).isEmpty()) {
      epochs.begin(epoch, position - entry.number() + 1);
    }
    if (position > last + 1 && anchorAt(position).isEmpty()) {
      anchorMissing(last + 1, position - 1, entry);
    }
    fill(position, entry);
    entries.put(position, entry);
    last = Math.max(last, position);
    entries.holesChanged();
    closes.askAgain(new Recorded(position, entry));
  }

  /** What lies before the first entry that came back; its hash is what that entry follows. */
  private void anchorMissing(long first, long last, Entry next) {
    AnchorRow row = new AnchorRow();
    row.cause = Entries.MISSING;
    row.firstPosition = first;
    endBefore(row, last + 1, next);
    anchors.put(row);
  }

  private static void endBefore(AnchorRow row, long position, Entry next) {
    boolean sameEpoch = next.number() > 1;
    row.lastPosition = position - 1;
    row.epoch = sameEpoch ? next.header().epoch() : "";
    row.lastNumber = sameEpoch ? next.number() - 1 : 0;
    row.hash = sameEpoch ? Entries.bytes(next.previous()) : null;
  }

  /**
   * What head office holds and the journal has lost; positions left free for entries of which head
   * office knows none are called unused.
   */
  List<Lack> lacking(List<EpochHead> heads) {
    return lacking(heads, head -> true);
  }

  /**
   * @param isOurs whether what head office holds behind the till's last entry of an epoch was this
   *     till's; asked only where there is such
   */
  List<Lack> lacking(List<EpochHead> heads, Predicate<EpochHead> isOurs) {
    office = List.copyOf(heads);
    List<Lack> lacking = new ArrayList<>();
    boolean isSettled = true;
    for (EpochHead head : heads) {
      lacking.addAll(gaps(head));
      Optional<Lack> end = end(head);
      if (end.isPresent() && isOurs.test(head)) {
        lacking.add(end.get());
      }
      isSettled = isSettled && end.isEmpty();
    }
    if (isSettled && lacking.isEmpty()) {
      callUnused();
    }
    return lacking;
  }

  private List<Lack> gaps(EpochHead head) {
    Optional<EpochRow> known = epochs.find(head.epoch());
    if (known.isEmpty()) {
      return head.number() > 0 && roomFor(head.epoch(), head.number()).isPresent()
          ? List.of(new Lack(head.epoch(), 1, head.number()))
          : List.of();
    }
    EpochRow epoch = known.get();
    long ours = epochs.lastNumber(epoch);
    List<Lack> lacking = new ArrayList<>();
    for (Holes.Span hole : entries.missing().spans()) {
      long from = Math.max(1, hole.first() - epoch.firstPosition + 1);
      long to = Math.min(Math.min(ours, head.number()), hole.last() - epoch.firstPosition + 1);
      if (from <= to) {
        lacking.add(new Lack(head.epoch(), from, to));
      }
    }
    return lacking;
  }

  /** What head office holds behind the last entry of an epoch that is not written any more. */
  private Optional<Lack> end(EpochHead head) {
    Optional<EpochRow> known = epochs.find(head.epoch());
    if (known.isEmpty() || epochs.current().epoch.equals(head.epoch())) {
      return Optional.empty();
    }
    EpochRow epoch = known.get();
    long ours = epochs.lastNumber(epoch);
    if (epoch.forkedAt > 0 || head.number() <= ours) {
      return Optional.empty();
    }
    return anchorAt(epoch.firstPosition + ours)
        .filter(row -> !row.cause.equals(Entries.PRUNED))
        .map(row -> Math.min(head.number(), row.lastPosition - epoch.firstPosition + 1))
        .map(to -> new Lack(head.epoch(), ours + 1, to));
  }

  /** Before an epoch that began after damage; what lies between two entries was written once. */
  private boolean isLeftFree(AnchorRow row) {
    boolean free = !row.cause.equals(Entries.PRUNED) && row.lastNumber == 0;
    return free
        && epochs.all().stream().anyMatch(epoch -> epoch.firstPosition == row.lastPosition + 1);
  }

  private void callUnused() {
    for (AnchorRow row : anchors.getAll()) {
      if (row.cause.equals(Entries.MISSING) && isLeftFree(row)) {
        row.cause = Entries.UNUSED;
        Transactions.run(store, () -> anchors.put(row));
      }
    }
  }

  /** A position is not missing any more: its hole gets shorter, or falls apart in two. */
  private void fill(long position, Entry entry) {
    Optional<AnchorRow> hole = anchorAt(position);
    if (hole.isEmpty()) {
      return;
    }
    AnchorRow row = hole.get();
    if (row.firstPosition == row.lastPosition) {
      anchors.remove(row.id);
    } else if (position == row.firstPosition) {
      row.firstPosition++;
      anchors.put(row);
    } else {
      AnchorRow front = new AnchorRow();
      front.cause = row.cause;
      front.firstPosition = row.firstPosition;
      endBefore(front, position, entry);
      anchors.put(front);
      if (position == row.lastPosition) {
        anchors.remove(row.id);
      } else {
        row.firstPosition = position + 1;
        anchors.put(row);
      }
    }
  }
}
