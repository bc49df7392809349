package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A journal in memory. Its epoch is the first from the start. Safe from any thread. */
public final class MemoryLedger implements Ledger {
  private static final String EPOCH = "9f2c4e0d2b7a4d1c8e5f60718293a4b5";

  private final String till;
  private final List<Recorded> entries = new ArrayList<>();
  private final List<Print> prints = new ArrayList<>();
  private final List<Print> doubtful = new ArrayList<>();
  private final List<Close> closes = new ArrayList<>();
  private int drawerOpenings;
  private byte[] draft;
  private final List<Held> held = new ArrayList<>();
  private long lastHeld;
  private final List<Anchor> anchors = new ArrayList<>();
  private final Map<Long, SyncStatus> statuses = new HashMap<>();

  /** The next write fails for this reason, and the one after it works again. */
  public volatile Optional<NotRecordedException.Cause> failNextWrite = Optional.empty();

  public MemoryLedger(String till) {
    this.till = till;
  }

  @Override
  public synchronized Recorded append(Function<EntryNumber, Posting> posting)
      throws NotRecordedException {
    failIfAsked();
    long number = lastPosition() + 1;
    Posting what = posting.apply(new EntryNumber(till, EPOCH, number));
    EntryHeader header =
        new EntryHeader(
            till, EPOCH, number, what.kind().text(), what.id(), what.tillTimeMillis(), null);
    Hash previous = entries.isEmpty() ? Hash.ZERO : entries.get(entries.size() - 1).entry().hash();
    Recorded recorded = new Recorded(number, Entry.of(header, previous, what.document()));
    entries.add(recorded);
    what.print()
        .map(
            print ->
                print.position() == Print.OWN
                    ? new Print(number, print.slip(), print.copy())
                    : print)
        .ifPresent(prints::add);
    what.replaces().ifPresent(doubtful::remove);
    what.close().ifPresent(closes::add);
    drawerOpenings += what.opensDrawer() ? 1 : 0;
    draft = what.clearsCounter() ? null : draft;
    return recorded;
  }

  /** A bit of the last entry's document flips on the disk. */
  public synchronized void damageLast() {
    Recorded last = entries.remove(entries.size() - 1);
    byte[] document = last.entry().document();
    document[1] ^= 1;
    entries.add(
        new Recorded(
            last.position(),
            new Entry(
                last.entry().header(), last.entry().previous(), document, last.entry().hash())));
  }

  private void failIfAsked() throws NotRecordedException {
    Optional<NotRecordedException.Cause> why = failNextWrite;
    failNextWrite = Optional.empty();
    if (why.isPresent()) {
      throw new NotRecordedException(why.get(), new IOException("as the test asked"));
    }
  }

  @Override
  public synchronized void keep(byte[] next) throws NotRecordedException {
    failIfAsked();
    draft = next.clone();
  }

  @Override
  public synchronized Optional<byte[]> kept() {
    return Optional.ofNullable(draft).map(byte[]::clone);
  }

  @Override
  public synchronized void hold(String label, long heldAtMillis, byte[] basket)
      throws NotRecordedException {
    failIfAsked();
    lastHeld++;
    held.add(new Held(lastHeld, label, heldAtMillis, basket.clone()));
    draft = null;
  }

  @Override
  public synchronized List<Held> held() {
    return List.copyOf(held);
  }

  @Override
  public synchronized void recall(Held basket) throws NotRecordedException {
    failIfAsked();
    if (!held.removeIf(other -> other.id() == basket.id())) {
      throw new IllegalArgumentException("basket " + basket.id() + " is not held");
    }
    draft = basket.draft().clone();
  }

  @Override
  public synchronized List<Anchor> anchors() {
    return List.copyOf(anchors);
  }

  /** Entries are gone, and this is what is kept of them. */
  public synchronized void lose(Anchor gone) {
    entries.removeIf(
        entry ->
            gone.firstPosition() <= entry.position() && entry.position() <= gone.lastPosition());
    anchors.add(gone);
  }

  @Override
  public synchronized SyncStatus syncStatus(long position) {
    return statuses.getOrDefault(position, SyncStatus.PENDING);
  }

  /** Head office has this of an entry from now on. */
  public synchronized void heard(long position, SyncStatus status) {
    statuses.put(position, status);
  }

  /** The position of the last entry, 0 for none. */
  public synchronized long lastPosition() {
    return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).position();
  }

  @Override
  public void read(long afterPosition, Consumer<Recorded> reader) {
    entries().stream().filter(entry -> entry.position() > afterPosition).forEach(reader);
  }

  @Override
  public Optional<Recorded> last(Kind kind) {
    return entries().stream()
        .filter(entry -> entry.entry().header().kind().equals(kind.text()))
        .reduce((earlier, later) -> later);
  }

  @Override
  public Optional<Recorded> at(long position) {
    return entries().stream().filter(entry -> entry.position() == position).findFirst();
  }

  @Override
  public synchronized Optional<Print> oldestDoubtfulPrint() {
    return doubtful.stream().findFirst();
  }

  @Override
  public synchronized void cameOut(Print print) throws NotRecordedException {
    failIfAsked();
    doubtful.remove(print);
  }

  /** Nobody knows whether the last paper came out. */
  public synchronized void doubtLastPrint() {
    doubt(prints.get(prints.size() - 1));
  }

  synchronized void doubt(Print print) {
    doubtful.add(print);
  }

  @Override
  public synchronized int copies(long position, SlipKind slip) {
    return prints.stream()
        .filter(print -> print.position() == position && print.slip() == slip)
        .mapToInt(Print::copy)
        .max()
        .orElse(0);
  }

  /** Everything written, in order. */
  public synchronized List<Recorded> entries() {
    return List.copyOf(entries);
  }

  /** How many entries of a kind were written. */
  public long count(Kind kind) {
    return entries().stream()
        .filter(entry -> entry.entry().header().kind().equals(kind.text()))
        .count();
  }

  /** The papers that were asked for. */
  public synchronized List<Print> prints() {
    return List.copyOf(prints);
  }

  /** The days head office is asked to agree to. */
  public synchronized List<Close> closes() {
    return List.copyOf(closes);
  }

  public synchronized int drawerOpenings() {
    return drawerOpenings;
  }
}
