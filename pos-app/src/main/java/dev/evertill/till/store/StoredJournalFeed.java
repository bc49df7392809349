package dev.evertill.till.store;

import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger.Recorded;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The journal as the sync thread sees it: one cursor an epoch. Safe from any thread. */
final class StoredJournalFeed implements JournalFeed {
  private final String till;
  private final BoxStore store;
  private final ObjectBoxLedger ledger;
  private final Box<EpochRow> epochs;
  private final Box<ParkedRow> parkedEntries;
  private final Box<CloseRow> closes;

  /** A Z number that was asked for, and not far from the last. */
  private final AtomicLong lastZ;

  StoredJournalFeed(String till, BoxStore store, ObjectBoxLedger ledger) {
    this.till = till;
    this.store = store;
    this.ledger = ledger;
    epochs = store.boxFor(EpochRow.class);
    parkedEntries = store.boxFor(ParkedRow.class);
    closes = store.boxFor(CloseRow.class);
    lastZ = new AtomicLong(closes.isEmpty() ? 0 : highestZ());
  }

  private long highestZ() {
    try (Query<CloseRow> query = closes.query().build()) {
      return query.property(CloseRow_.z).max();
    }
  }

  @Override
  public String till() {
    return till;
  }

  @Override
  public List<String> unfinishedEpochs() {
    List<EpochRow> all = epochs.getAll();
    List<String> unfinished = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean current = i == all.size() - 1;
      if (current || all.get(i).acknowledged < lastNumber(all, i)) {
        unfinished.add(all.get(i).epoch);
      }
    }
    return unfinished;
  }

  private long lastNumber(List<EpochRow> all, int index) {
    long nextEpoch =
        index == all.size() - 1 ? ledger.lastPosition() + 1 : all.get(index + 1).firstPosition;
    return nextEpoch - all.get(index).firstPosition;
  }

  private EpochRow row(String epoch) {
    return find(epoch)
        .orElseThrow(() -> new IllegalArgumentException("no epoch " + epoch + " on this till"));
  }

  private Optional<EpochRow> find(String epoch) {
    return epochs.getAll().stream().filter(row -> row.epoch.equals(epoch)).findFirst();
  }

  @Override
  public long acknowledged(String epoch) {
    return find(epoch).map(row -> row.acknowledged).orElse(0L);
  }

  @Override
  public Optional<Hash> hashAt(String epoch, long number) {
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return find(epoch)
        .flatMap(row -> ledger.at(row.firstPosition + number - 1))
        .map(Recorded::entry)
        .filter(entry -> entry.header().epoch().equals(epoch))
        .map(Entry::hash);
  }

  @Override
  public List<Entry> after(String epoch, long number, int most) {
    long first = row(epoch).firstPosition + number;
    return ledger.entries(first, first + most - 1).stream()
        .filter(entry -> entry.header().epoch().equals(epoch))
        .toList();
  }

  @Override
  public void acknowledge(String epoch, long number, Hash hash, List<Parked> parked) {
    Transactions.run(
        store,
        () -> {
          EpochRow row = row(epoch);
          row.acknowledged = number;
          epochs.put(row);
          for (Parked entry : parked) {
            ParkedRow question = new ParkedRow();
            question.position = row.firstPosition + entry.number() - 1;
            question.reason = entry.reason();
            parkedEntries.put(question);
          }
        });
  }

  @Override
  public void rewind(String epoch, long number, Hash hash) {
    acknowledge(epoch, number, hash, List.of());
  }

  @Override
  public long waiting() {
    List<EpochRow> all = epochs.getAll();
    long waiting = 0;
    for (int i = 0; i < all.size(); i++) {
      waiting += lastNumber(all, i) - all.get(i).acknowledged;
    }
    return waiting;
  }

  @Override
  public List<Close> unconfirmedCloses() {
    List<Close> open = new ArrayList<>();
    for (CloseRow row : closes.getAll()) {
      if (row.verdict.isEmpty() || row.verdict.equals(CloseAnswer.DISPUTED)) {
        open.add(read(row));
      }
    }
    return open;
  }

  private static Close read(CloseRow row) {
    try {
      return Wire.close(row.close);
    } catch (MalformedException e) {
      throw new IllegalStateException("the close of Z " + row.z + " is of our own making", e);
    }
  }

  @Override
  public void closeAnswered(int z, CloseAnswer answer) {
    Transactions.run(
        store,
        () -> {
          CloseRow row = closes.get(z);
          if (row == null) {
            throw new IllegalArgumentException("Z " + z + " was never asked");
          }
          row.verdict = answer.verdict();
          row.answer = Wire.bytes(answer);
          closes.put(row);
        });
  }

  /**
   * The last close that was asked for: its Z number, and the verdict, empty before there is one.
   */
  Optional<LastClose> lastClose() {
    long z = lastZ.get();
    while (closes.contains(z + 1)) {
      z++;
    }
    lastZ.set(z);
    if (z == 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(closes.get(z)).map(row -> new LastClose((int) row.z, row.verdict));
  }

  /** What head office said to a close, empty before it has answered. */
  Optional<CloseAnswer> answerTo(int z) {
    CloseRow row = closes.get(z);
    if (row == null || row.answer == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.closeAnswer(row.answer));
    } catch (MalformedException e) {
      throw new IllegalStateException("the answer to Z " + z + " was checked before", e);
    }
  }
}
