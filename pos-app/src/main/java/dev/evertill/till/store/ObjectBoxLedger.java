package dev.evertill.till.store;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The journal on disk. One transaction writes an entry with its print jobs, its drawer's opening
 * and the cleared counter; it is on the disk when the transaction returns. Safe from any thread.
 */
final class ObjectBoxLedger implements Ledger {
  private static final long ONLY = 1;
  private static final int PAGE = 500;

  private final String till;
  private final BoxStore store;
  private final Box<EntryRow> entries;
  private final Box<EpochRow> epochs;
  private final Box<JobRow> jobs;
  private final Box<DrawerRow> drawer;
  private final Box<DraftRow> draft;
  private final Box<CloseRow> closes;
  private final Box<HeldRow> held;
  private final Supplier<Optional<Long>> officeOffsetMillis;
  private final Refused refused;

  /** A position that is on the disk, and not far from the last. */
  private final AtomicLong written;

  /**
   * @param officeOffsetMillis how far head office's clock is ahead, as far as known
   */
  ObjectBoxLedger(
      String till, BoxStore store, Supplier<Optional<Long>> officeOffsetMillis, Refused refused) {
    this.till = till;
    this.store = store;
    this.officeOffsetMillis = officeOffsetMillis;
    this.refused = refused;
    entries = store.boxFor(EntryRow.class);
    epochs = store.boxFor(EpochRow.class);
    jobs = store.boxFor(JobRow.class);
    drawer = store.boxFor(DrawerRow.class);
    draft = store.boxFor(DraftRow.class);
    closes = store.boxFor(CloseRow.class);
    held = store.boxFor(HeldRow.class);
    written = new AtomicLong(findLast());
  }

  /**
   * Positions have no gaps, so the count tells the last; only in a damaged journal is it sought.
   */
  private long findLast() {
    long count = entries.count();
    boolean whole = (count == 0 || entries.contains(count)) && !entries.contains(count + 1);
    if (whole) {
      return count;
    }
    try (Query<EntryRow> query = entries.query().build()) {
      return query.property(EntryRow_.position).max();
    }
  }

  /** Whether an epoch was ever opened: a new store has none. */
  boolean isNew() {
    return epochs.isEmpty();
  }

  /** The till that entry 1 says the journal is of, where it can be read. */
  Optional<String> owner() {
    return at(1).flatMap(first -> Documents.tillOf(first.entry().document()));
  }

  /** Begins an epoch; {@code posting} makes its entry 1. */
  Recorded openEpoch(String epoch, Function<EntryNumber, Posting> posting)
      throws NotRecordedException {
    return appended(
        () -> {
          EpochRow row = new EpochRow();
          row.epoch = epoch;
          row.firstPosition = lastPosition() + 1;
          epochs.put(row);
          return write(posting);
        });
  }

  @Override
  public Recorded append(Function<EntryNumber, Posting> posting) throws NotRecordedException {
    return append(posting, () -> {});
  }

  /** The same, with something else of the journal's store that belongs into the transaction. */
  Recorded append(Function<EntryNumber, Posting> posting, Runnable also)
      throws NotRecordedException {
    return appended(
        () -> {
          Recorded recorded = write(posting);
          also.run();
          return recorded;
        });
  }

  private Recorded appended(Supplier<Recorded> work) throws NotRecordedException {
    Recorded recorded = written(work);
    written.accumulateAndGet(recorded.position(), Math::max);
    return recorded;
  }

  private <T> T written(Supplier<T> work) throws NotRecordedException {
    try {
      return Transactions.call(store, work);
    } catch (DbException e) {
      throw refused.why(e);
    }
  }

  /** Inside the transaction: the number is given here and nowhere else. */
  private Recorded write(Function<EntryNumber, Posting> maker) {
    EpochRow epoch = currentEpoch();
    long position = lastPosition() + 1;
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
    entries.put(row(position, entry));
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
    posting.close().ifPresent(this::ask);
    return new Recorded(position, entry);
  }

  private static EntryRow row(long position, Entry entry) {
    EntryRow row = new EntryRow();
    row.position = position;
    row.epoch = entry.header().epoch();
    row.number = entry.number();
    row.kind = entry.header().kind();
    row.uuid = entry.header().id();
    row.tillTimeMillis = entry.header().tillTimeMillis();
    row.officeOffsetMillis = entry.header().officeOffsetMillis();
    row.document = entry.document();
    row.hash = HexFormat.of().parseHex(entry.hash().hex());
    return row;
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

  private void ask(Close close) {
    CloseRow row = new CloseRow();
    row.z = close.z();
    row.close = Wire.bytes(close);
    row.verdict = "";
    closes.put(row);
  }

  /**
   * The last position, 0 for none. The store alone says so; what is known to be written only spares
   * the walk there, for a query over positions reads every entry.
   */
  long lastPosition() {
    long last = written.get();
    while (entries.contains(last + 1)) {
      last++;
    }
    return last;
  }

  private EpochRow currentEpoch() {
    List<EpochRow> all = epochs.getAll();
    if (all.isEmpty()) {
      throw new IllegalStateException("no epoch is open");
    }
    return all.get(all.size() - 1);
  }

  private Hash hashBefore(EpochRow epoch, long position) {
    return position == epoch.firstPosition ? Hash.ZERO : hash(entries.get(position - 1));
  }

  private static Hash hash(EntryRow row) {
    return new Hash(HexFormat.of().formatHex(row.hash));
  }

  @Override
  public void keep(byte[] document) throws NotRecordedException {
    DraftRow row = new DraftRow();
    row.id = ONLY;
    row.document = document;
    written(() -> draft.put(row));
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
    written(
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
    written(
        () -> {
          if (!held.remove(basket.id())) {
            throw new IllegalArgumentException("basket " + basket.id() + " is not held");
          }
          return draft.put(row);
        });
  }

  @Override
  public List<Anchor> anchors() {
    return List.of();
  }

  @Override
  public SyncStatus syncStatus(long position) {
    return SyncStatus.PENDING;
  }

  @Override
  public void read(long afterPosition, Consumer<Recorded> reader) {
    Hash previous = null;
    long last = lastPosition();
    for (long from = afterPosition + 1; from <= last; from += PAGE) {
      for (EntryRow row : rows(from, Math.min(last, from + PAGE - 1))) {
        Recorded recorded = recorded(row, previous);
        reader.accept(recorded);
        previous = recorded.entry().hash();
      }
    }
  }

  private List<EntryRow> rows(long first, long last) {
    return entries.get(LongStream.rangeClosed(first, last).toArray());
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
      // Where the row before is gone, the hash of this one cannot fit; to verify tells.
      EntryRow rowBefore = entries.get(row.position - 1);
      before = rowBefore == null ? Hash.ZERO : hash(rowBefore);
    }
    return new Recorded(row.position, new Entry(header, before, row.document, hash(row)));
  }

  /** The entries from one position to another, as far as there are any. */
  List<Entry> entries(long first, long last) {
    List<Entry> values = new ArrayList<>();
    Hash previous = null;
    for (EntryRow row : rows(first, Math.min(last, lastPosition()))) {
      Entry entry = recorded(row, previous).entry();
      values.add(entry);
      previous = entry.hash();
    }
    return values;
  }

  @Override
  public Optional<Recorded> at(long position) {
    return position < 1
        ? Optional.empty()
        : Optional.ofNullable(entries.get(position)).map(row -> recorded(row, null));
  }

  /** The last entry of all. */
  Optional<Recorded> last() {
    return at(lastPosition());
  }

  @Override
  public Optional<Recorded> last(Kind kind) {
    return kind == Kind.SALE ? lastWalkingBack(kind) : lastOfFew(kind);
  }

  /** For a kind that is never far from the end. */
  private Optional<Recorded> lastWalkingBack(Kind kind) {
    for (long to = lastPosition(); to > 0; to -= PAGE) {
      List<EntryRow> page = rows(Math.max(1, to - PAGE + 1), to);
      for (int i = page.size() - 1; i >= 0; i--) {
        if (page.get(i).kind.equals(kind.text())) {
          return Optional.of(recorded(page.get(i), null));
        }
      }
    }
    return Optional.empty();
  }

  /** By the index of kinds, which sorts all of the kind. */
  private Optional<Recorded> lastOfFew(Kind kind) {
    try (Query<EntryRow> query =
        entries
            .query()
            .equal(EntryRow_.kind, kind.text(), StringOrder.CASE_SENSITIVE)
            .orderDesc(EntryRow_.position)
            .build()) {
      return Optional.ofNullable(query.findFirst()).map(row -> recorded(row, null));
    }
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
    written(
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
