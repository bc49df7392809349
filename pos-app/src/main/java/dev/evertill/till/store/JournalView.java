package dev.evertill.till.store;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a closed journal holds besides its entries, to be read and never written. Confined to the
 * thread that looks.
 */
public final class JournalView {
  private final Path directory;
  private final BoxStore store;
  private final ObjectBoxLedger ledger;

  JournalView(Path directory, BoxStore store, ObjectBoxLedger ledger) {
    this.directory = directory;
    this.store = store;
    this.ledger = ledger;
  }

  /** Whose journal it is, as far as it says so. */
  public Optional<String> till() {
    return ledger.owner();
  }

  /** Its entries, to be read. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * How far head office has an epoch. Immutable.
   *
   * @param firstPosition of its entry 1
   * @param lastNumber of its last entry that is or was here, 0 for none
   * @param acknowledged the number head office last confirmed, 0 for none
   * @param forkedAt the number at which head office holds another entry, 0 for none
   */
  public record EpochState(
      String epoch, long firstPosition, long lastNumber, long acknowledged, long forkedAt) {}

  /** In the order in which they were written. */
  public List<EpochState> epochs() {
    return ledger.epochs().all().stream()
        .map(
            row ->
                new EpochState(
                    row.epoch,
                    row.firstPosition,
                    ledger.epochs().lastNumber(row),
                    row.acknowledged,
                    row.forkedAt))
        .toList();
  }

  /** Every entry that head office has not confirmed, by position; read as the stream goes. */
  public Stream<Recorded> unsent() {
    return epochs().stream().flatMap(this::unsent);
  }

  private Stream<Recorded> unsent(EpochState epoch) {
    long first = epoch.firstPosition() + epoch.acknowledged();
    long last = epoch.firstPosition() + epoch.lastNumber() - 1;
    return ledger.entries().holes().present(first, last).stream()
        .flatMap(span -> LongStream.rangeClosed(span.first(), span.last()).boxed())
        .flatMap(position -> ledger.at(position).stream());
  }

  /** The days that were closed here, oldest first. */
  public List<LastClose> days() {
    return store.boxFor(CloseRow.class).getAll().stream()
        .map(row -> new LastClose((int) row.z, row.verdict))
        .toList();
  }

  /** How many papers are in each state; states without any are not there. */
  public Map<JobState, Long> papers() {
    Map<JobState, Long> papers = new EnumMap<>(JobState.class);
    for (JobState state : JobState.values()) {
      try (Query<JobRow> query =
          store
              .boxFor(JobRow.class)
              .query()
              .equal(JobRow_.state, state.name(), StringOrder.CASE_SENSITIVE)
              .build()) {
        long count = query.count();
        if (count > 0) {
          papers.put(state, count);
        }
      }
    }
    return papers;
  }

  /**
   * Sizes in bytes. Immutable.
   *
   * @param journal the store's file
   * @param journalMost what it may grow to
   * @param catalogue the price list's file, 0 where there is none
   * @param diskFree what this user may still write to the disk
   */
  public record Sizes(long journal, long journalMost, long catalogue, long diskFree) {}

  /** How large the stores are, and how much room there is. */
  public Sizes sizes() throws IOException {
    return new Sizes(
        size("journal"),
        StoreSettings.MOST_KILOBYTES * 1024,
        size("catalogue"),
        Disk.left(directory));
  }

  private long size(String name) throws IOException {
    Path file = directory.resolve(name).resolve("data.mdb");
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
