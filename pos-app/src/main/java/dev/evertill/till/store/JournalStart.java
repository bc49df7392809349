package dev.evertill.till.store;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.LastTotals;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.EpochStart.Parent;
import dev.evertill.till.shift.GrandTotals;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between opening the journal's store and the first sale: entries that are lacking
 * come back from where they were kept, and a new epoch begins where the journal cannot go on.
 * Confined to the thread that opens.
 */
final class JournalStart {
  private static final Logger LOG = LoggerFactory.getLogger(JournalStart.class);
  private static final long ONLY = 1;
  private static final int PAGE = 500;

  /** Room for entries that only head office has: more than a till writes in ten years. */
  static final long LEFT_FREE = 10_000_000;

  private final StoreSettings settings;
  private final ObjectBoxLedger ledger;
  private final Recovery recovery;
  private final EpochOpening epochs;
  private final Box<IdentityRow> identity;

  JournalStart(
      StoreSettings settings,
      BoxStore store,
      ObjectBoxLedger ledger,
      Recovery recovery,
      EpochOpening epochs) {
    this.settings = settings;
    this.ledger = ledger;
    this.recovery = recovery;
    this.epochs = epochs;
    identity = store.boxFor(IdentityRow.class);
  }

  /**
   * @param setAside where a damaged journal lies now
   * @throws IOException the journal is another till's
   */
  StoreNews run(Optional<Path> setAside, Optional<Witness> witness, Rescue rescue)
      throws IOException, NotRecordedException {
    // A power cut in the very first opening leaves a file that never held an entry.
    boolean wasOpened = JournalDirectory.wasOpened(settings.directory());
    mustBeOfThisTill();
    Optional<Cause> cause =
        Continuation.cause(
            new Continuation.Stored(ledger.lastPosition(), machine(), position -> hashAt(position)),
            setAside.isPresent() && (wasOpened || witness.isPresent()),
            witness,
            settings.machine());
    StoreNews news = StoreNews.NONE;
    if (cause.isPresent() && cause.get() == Cause.NEW_STORE) {
      begin(cause.get(), witness);
    } else if (cause.isPresent()) {
      // A stop before the epoch has begun is to find a copy, which does not go on.
      note(Continuation.COPY_OF + settings.machine());
      long brought = rescued(rescue);
      begin(cause.get(), witness);
      news = new StoreNews(cause, setAside, brought);
    }
    note(settings.machine());
    return news;
  }

  private Optional<Hash> hashAt(long position) {
    return ledger.at(position).map(recorded -> recorded.entry().hash());
  }

  /** The name is in every hash: under another one nothing here would fit. */
  private void mustBeOfThisTill() throws IOException {
    Optional<String> owner = ledger.owner();
    if (owner.isPresent() && !owner.get().equals(settings.till())) {
      throw new IOException(
          "the journal in "
              + settings.directory()
              + " is of till "
              + owner.get()
              + ", not of till "
              + settings.till());
    }
  }

  private String machine() {
    IdentityRow row = identity.get(ONLY);
    return row == null ? "" : row.machine;
  }

  private void note(String machine) throws NotRecordedException {
    if (machine().equals(machine)) {
      return;
    }
    IdentityRow row = new IdentityRow();
    row.id = ONLY;
    row.till = settings.till();
    row.machine = machine;
    ledger.write(() -> identity.put(row));
  }

  /** A place that cannot be reached or a wrong entry there keeps no till from opening. */
  private long rescued(Rescue rescue) {
    Collected collected = new Collected();
    try {
      rescue.read(collected::add);
    } catch (IOException e) {
      LOG.error("the mirror cannot be read; what it has stays there", e);
    }
    collected.take();
    LOG.info("{} entries came back, {} were here", collected.all.brought(), collected.all.known());
    return collected.all.brought();
  }

  /** Entries a page at a time. */
  private final class Collected {
    private final List<Recorded> page = new ArrayList<>();
    private Recovery.Result all = Recovery.Result.NOTHING;

    void add(Recorded saved) {
      page.add(saved);
      if (page.size() == PAGE) {
        take();
      }
    }

    void take() {
      all = all.plus(recovery.take(page));
      page.clear();
    }
  }

  private void begin(Cause cause, Optional<Witness> witness) throws NotRecordedException {
    Optional<Recorded> last = ledger.last();
    long lastHere = last.map(Recorded::position).orElse(0L);
    Optional<Witness> ahead = witness.filter(seen -> seen.position() > lastHere);
    Optional<Parent> parent =
        ahead
            .map(seen -> new Parent(seen.epoch(), seen.number(), seen.hash()))
            .or(() -> last.map(JournalStart::parent));
    long seen = Math.max(lastHere, witness.map(Witness::position).orElse(0L));
    long after = mayLack(cause) || ahead.isPresent() ? seen + LEFT_FREE : lastHere;
    epochs.open(cause, parent, totals(witness), after);
    LOG.info("a new epoch begins: {}", cause.text());
  }

  /**
   * Head office may hold what even the mirror and the witness have not seen. Of a store that moved
   * to another machine it holds what the other machine goes on to write, if that still sells.
   */
  private static boolean mayLack(Cause cause) {
    return cause != Cause.NEW_STORE && cause != Cause.OTHER_MACHINE;
  }

  static Parent parent(Recorded recorded) {
    return new Parent(
        recorded.entry().header().epoch(), recorded.entry().number(), recorded.entry().hash());
  }

  /** The later ones: a Z number is never given twice. */
  private GrandTotals totals(Optional<Witness> witness) {
    GrandTotals here = LastTotals.of(ledger);
    return witness
        .map(Witness::totals)
        .filter(seen -> seen.closings() > here.closings())
        .orElse(here);
  }
}
