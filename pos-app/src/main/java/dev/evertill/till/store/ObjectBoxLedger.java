package dev.evertill.till.store;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The journal on disk. One transaction writes an entry with its print jobs, its drawer's opening
 * and the cleared counter; it is on the disk when the transaction returns. Safe from any thread.
 */
final class ObjectBoxLedger implements Ledger {
  private static final long ONLY = 1;
  private static final Set<Kind> FEW = EnumSet.complementOf(EnumSet.of(Kind.SALE));

  private final String till;
  private final BoxStore store;
  private final Entries entries;
  private final Epochs epochs;
  private final Standing standing;
  private final Box<AnchorRow> anchors;
  private final Box<IdentityRow> identity;
  private final Box<JobRow> jobs;
  private final Box<DrawerRow> drawer;
  private final Box<DraftRow> draft;
  private final Closes closes;
  private final Box<HeldRow> held;
  private final Supplier<Optional<Long>> officeOffsetMillis;
  private final Writes writes;
  private volatile Runnable used = () -> {};

  /**
   * @param officeOffsetMillis how far head office's clock is ahead, as far as known
   */
  ObjectBoxLedger(
      String till, BoxStore store, Supplier<Optional<Long>> officeOffsetMillis, Refused refused) {
    this.till = till;
    this.store = store;
    this.officeOffsetMillis = officeOffsetMillis;
    writes = new Writes(store, refused);
    entries = new Entries(till, store);
    epochs = new Epochs(store, entries);
    standing = new Standing(store, entries, epochs);
    anchors = store.boxFor(AnchorRow.class);
    identity = store.boxFor(IdentityRow.class);
    jobs = store.boxFor(JobRow.class);
    drawer = store.boxFor(DrawerRow.class);
    draft = store.boxFor(DraftRow.class);
    closes = new Closes(store, entries);
    held = store.boxFor(HeldRow.class);
  }

  /** The till that the journal is of, as far as it says so. */
  Optional<String> owner() {
    IdentityRow noted = identity.get(ONLY);
    return noted != null
        ? Optional.of(noted.till)
        : last(Kind.EPOCH_OPENED).flatMap(first -> EpochDocuments.tillOf(first.entry().document()));
  }

  Entries entries() {
    return entries;
  }

  Epochs epochs() {
    return epochs;
  }

  /** Whether an epoch was ever opened: a new store has none. */
  boolean isNew() {
    return epochs.isEmpty();
  }

  /**
   * Begins an epoch behind everything that was ever written here.
   *
   * @param after it begins behind this position, and behind the last entry; what lies between stays
   *     free for entries that may come back
   * @param posting makes its entry 1, told of its position
   */
  Recorded openEpoch(String epoch, long after, BiFunction<EntryNumber, Long, Posting> posting)
      throws NotRecordedException {
    try {
      Recorded recorded =
          writes.written(
              () -> {
                long last = lastPosition();
                long first = Math.max(last, after) + 1;
                if (first > last + 1) {
                  leaveFree(last + 1, first - 1);
                }
                epochs.begin(epoch, first);
                return write(place -> posting.apply(place, first));
              });
      entries.isWritten(recorded.position());
      return recorded;
    } finally {
      entries.holesChanged();
    }
  }

  private void leaveFree(long first, long last) {
    AnchorRow row = new AnchorRow();
    row.cause = Entries.MISSING;
    row.epoch = epochs.isEmpty() ? "" : epochs.current().epoch;
    row.firstPosition = first;
    row.lastPosition = last;
    anchors.put(row);
    entries.holesChanged();
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    return append(posting, () -> {});
  }

  /** The same, with something else of the journal's store that belongs into the transaction. */
  Recorded append(Function<EntryNumber, Posting> posting, Runnable also)
      throws NotRecordedException {
    used.run();
    Recorded recorded =
        writes.added(
            () -> {
              Recorded entry = write(posting);
              also.run();
              return entry;
            });
    entries.isWritten(recorded.position());
    return recorded;
  }

  /** Something else that makes the store longer, and waits for room like a sale. */
  <T> T add(Supplier<T> work) throws NotRecordedException {
    return writes.added(work);
  }

  /** Writes something else of the journal's store. */
  void write(Runnable work) throws NotRecordedException {
    writes.written(
        () -> {
          work.run();
          return work;
        });
  }

  /** What may make room when a write finds none: see {@link Writes}. */
  void whenFull(BooleanSupplier full, List<Predicate<Cause>> ways) {
    writes.whenFull(full, ways);
  }

  /** From now on it is told, on the till thread, when the counter is used. */
  void whenUsed(Runnable told) {
    used = told;
  }

  /** Inside the transaction: the number is given here and nowhere else. */
  private Recorded write(Function<EntryNumber, Posting> maker) {
    EpochRow epoch = epochs.current();
    long position = entries.free(Math.max(lastPosition() + 1, epoch.firstPosition));
    EntryNumber place = new EntryNumber(till, epoch.epoch, position - epoch.firstPosition + 1);
    Posting posting = maker.apply(place);
    EntryHeader header =
        new EntryHeader(
            till,
            epoch.epoch,
            place.number(),
            posting.kind().text(),
            posting.id(),
            posting.tillTimeMillis(),
            officeOffsetMillis.get().orElse(null));
    Entry entry = Entry.of(header, hashBefore(epoch, position), posting.document());
    entries.put(position, entry);
    posting.print().ifPresent(print -> jobs.put(job(position, print)));
    posting.replaces().ifPresent(print -> settle(print, JobState.CANCELLED, "printed again"));
    if (posting.opensDrawer()) {
      DrawerRow open = new DrawerRow();
      open.id = ONLY;
      open.askedAt = posting.tillTimeMillis();
      drawer.put(open);
    }
    if (posting.clearsCounter()) {
      draft.remove(ONLY);
    }
    posting.close().ifPresent(closes::ask);
    return new Recorded(position, entry);
  }

  private static JobRow job(long position, Print print) {
    JobRow row = new JobRow();
    row.position = print.position() == Print.OWN ? position : print.position();
    row.slip = print.slip().name();
    row.copy = print.copy();
    row.state = JobState.QUEUED.name();
    row.reason = "";
    return row;
  }

  /** The last position with an entry, 0 for none. */
  long lastPosition() {
    return entries.lastPosition();
  }

  private Hash hashBefore(EpochRow epoch, long position) {
    return position == epoch.firstPosition
        ? Hash.ZERO
        : entries
            .hashAt(position - 1)
            .orElseThrow(() -> new IllegalStateException("no entry before " + position));
  }

  @Override
  public void keep(byte[] document) throws NotRecordedException {
    DraftRow row = new DraftRow();
    row.id = ONLY;
    row.document = document;
    used.run();
    writes.written(() -> draft.put(row));
  }

  @Override
  public Optional<byte[]> kept() {
    return Optional.ofNullable(draft.get(ONLY)).map(row -> row.document);
  }

  @Override
  public void hold(String label, long heldAtMillis, byte[] document) throws NotRecordedException {
    HeldRow row = new HeldRow();
    row.label = label;
    row.heldAt = heldAtMillis;
    row.document = document;
    writes.added(
        () -> {
          draft.remove(ONLY);
          return held.put(row);
        });
  }

  @Override
  public List<Held> held() {
    return held.getAll().stream()
        .map(row -> new Held(row.id, row.label, row.heldAt, row.document))
        .toList();
  }

  @Override
  public void recall(Held basket) throws NotRecordedException {
    DraftRow row = new DraftRow();
    row.id = ONLY;
    row.document = basket.draft();
    writes.written(
        () -> {
          if (!held.remove(basket.id())) {
            throw new IllegalArgumentException("basket " + basket.id() + " is not held");
          }
          return draft.put(row);
        });
  }

  @Override
  public List<Anchor> anchors() {
    return anchors.getAll().stream()
        .sorted(Comparator.comparingLong(row -> row.firstPosition))
        .map(
            row ->
                new Anchor(
                    Anchor.Cause.valueOf(row.cause.toUpperCase(Locale.ROOT)),
                    row.epoch,
                    row.firstPosition,
                    row.lastPosition,
                    row.lastNumber,
                    Optional.ofNullable(row.hash).map(Entries::hash),
                    Optional.ofNullable(row.document)))
        .toList();
  }

  @Override
  public SyncStatus syncStatus(long position) {
    return at(position)
        .map(Recorded::entry)
        .map(entry -> standing.of(position, entry.header().epoch(), entry.number()))
        .orElseThrow(() -> new IllegalArgumentException("no entry at position " + position));
  }

  @Override
  public void read(long afterPosition, Consumer<Recorded> reader) {
    entries.read(afterPosition, reader);
  }

  @Override
  public Optional<Recorded> at(long position) {
    return entries.at(position);
  }

  /** The last entry of all. */
  Optional<Recorded> last() {
    return at(lastPosition());
  }

  @Override
  public Optional<Recorded> last(Kind kind) {
    return FEW.contains(kind)
        ? entries.lastOfFew(kind.text())
        : entries.lastWalkingBack(Set.of(kind.text()));
  }

  @Override
  public Optional<Print> oldestDoubtfulPrint() {
    try (Query<JobRow> query =
        jobs.query()
            .equal(JobRow_.state, JobState.DOUBTFUL.name(), StringOrder.CASE_SENSITIVE)
            .build()) {
      return Optional.ofNullable(query.findFirst()).map(ObjectBoxLedger::print);
    }
  }

  private static Print print(JobRow job) {
    return new Print(job.position, SlipKind.valueOf(job.slip), job.copy);
  }

  @Override
  public void cameOut(Print print) throws NotRecordedException {
    writes.written(
        () -> {
          settle(print, JobState.PRINTED, "somebody looked");
          return print;
        });
  }

  private void settle(Print print, JobState state, String reason) {
    for (JobRow job : jobsOf(print.position())) {
      if (print(job).equals(print)) {
        job.state = state.name();
        job.reason = reason;
        jobs.put(job);
      }
    }
  }

  private List<JobRow> jobsOf(long position) {
    try (Query<JobRow> query = jobs.query().equal(JobRow_.position, position).build()) {
      return query.find();
    }
  }

  @Override
  public int copies(long position, SlipKind slip) {
    return jobsOf(position).stream()
        .filter(job -> job.slip.equals(slip.name()))
        .mapToInt(job -> job.copy)
        .max()
        .orElse(0);
  }
}
