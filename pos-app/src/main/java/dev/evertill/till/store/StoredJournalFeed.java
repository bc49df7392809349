package dev.evertill.till.store;

import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.client.Lack;
import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.LastTotals;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.EpochStart.Cause;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as the sync thread sees it: one cursor an epoch. Safe from any thread. */
final class StoredJournalFeed implements JournalFeed {
  private static final long NOT_KNOWN = 0;
  private static final Logger LOG = LoggerFactory.getLogger(StoredJournalFeed.class);

  private final String till;
  private final BoxStore store;
  private final ObjectBoxLedger ledger;
  private final Epochs epochs;
  private final Recovery recovery;
  private volatile Consumer<String> carryRecipient = recipient -> {};
  private final EpochOpening opening;
  private final CashierFirst cashier;
  private final OtherCopy otherCopy = new OtherCopy();
  private final Box<ParkedRow> parkedEntries;
  private final Box<CloseRow> closes;
  private final Closes questions;
  private final Gone gone;

  /** A Z number that was asked for, and not far from the last. */
  private final AtomicLong lastZ;

  StoredJournalFeed(
      String till,
      BoxStore store,
      ObjectBoxLedger ledger,
      Recovery recovery,
      EpochOpening opening,
      CashierFirst cashier) {
    this.till = till;
    this.store = store;
    this.ledger = ledger;
    epochs = ledger.epochs();
    this.recovery = recovery;
    this.opening = opening;
    this.cashier = cashier;
    parkedEntries = store.boxFor(ParkedRow.class);
    closes = store.boxFor(CloseRow.class);
    questions = new Closes(store, ledger.entries());
    gone = new Gone(store, ledger.entries(), epochs);
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
    List<EpochRow> all = epochs.all();
    List<String> unfinished = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      EpochRow row = all.get(i);
      boolean current = i == all.size() - 1;
      boolean forked = row.forkedAt > 0;
      if (current || !forked && row.acknowledged < epochs.lastNumber(row)) {
        unfinished.add(row.epoch);
      }
    }
    return unfinished;
  }

  @Override
  public List<String> finishedEpochs() {
    List<String> unfinished = unfinishedEpochs();
    return epochs.all().stream()
        .filter(row -> row.forkedAt == 0 && !unfinished.contains(row.epoch))
        .map(row -> row.epoch)
        .toList();
  }

  @Override
  public List<String> forkedEpochs() {
    return epochs.all().stream().filter(row -> row.forkedAt > 0).map(row -> row.epoch).toList();
  }

  @Override
  public Optional<Anchor> anchorAfter(String epoch, long number) {
    return gone.after(epoch, number);
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    for (EpochRow row : epochs.all()) {
      long before = row.firstPosition - 1;
      Optional<Entry> oldest =
          ledger
              .entries()
              .holes()
              .present(before + row.acknowledged + 1, before + epochs.lastNumber(row))
              .stream()
              .findFirst()
              .flatMap(span -> ledger.entries().at(span.first()))
              .map(Recorded::entry);
      if (oldest.isPresent()) {
        return oldest.map(entry -> Instant.ofEpochMilli(entry.header().tillTimeMillis()));
      }
    }
    return Optional.empty();
  }

  @Override
  public long acknowledged(String epoch) {
    return epochs.find(epoch).map(row -> row.acknowledged).orElse(0L);
  }

  @Override
  public Optional<Hash> hashAt(String epoch, long number) {
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return epochs
        .find(epoch)
        .filter(row -> number <= epochs.lastNumber(row))
        .flatMap(row -> ledger.entries().hashAt(row.firstPosition + number - 1))
        .or(() -> gone.hashAt(epoch, number));
  }

  @Override
  public List<Entry> after(String epoch, long number, int most) {
    long first = epochs.named(epoch).firstPosition + number;
    List<Entry> next = new ArrayList<>();
    for (Entry entry : ledger.entries().between(first, first + most - 1)) {
      boolean follows = entry.number() == number + next.size() + 1;
      if (!follows || !entry.header().epoch().equals(epoch)) {
        break; // what is missing comes first, or the epoch ends here
      }
      next.add(entry);
    }
    return next;
  }

  @Override
  public void acknowledge(String epoch, long number, Hash hash, List<Parked> parked) {
    Transactions.run(store, () -> move(epoch, number, parked));
  }

  private void move(String epoch, long number, List<Parked> parked) {
    EpochRow row = epochs.named(epoch);
    row.acknowledged = number;
    epochs.put(row);
    for (Parked entry : parked) {
      park(row, entry);
    }
  }

  private void park(EpochRow row, Parked entry) {
    ParkedRow question = new ParkedRow();
    question.position = row.firstPosition + entry.number() - 1;
    question.reason = KeptQuestion.of(entry);
    parkedEntries.put(question);
  }

  @Override
  public void rest() {
    cashier.rest();
  }

  @Override
  public void rewind(String epoch, long number, Hash hash) {
    Transactions.run(
        store,
        () -> {
          move(epoch, number, List.of());
          for (CloseRow row : closes.getAll()) {
            if (Standing.isConfirmed(row) && isForgotten(row, epoch, number)) {
              row.verdict = "";
              closes.put(row);
            }
          }
        });
  }

  /** A day that was removed here goes up with its anchor, and is asked about no more. */
  private boolean isForgotten(CloseRow row, String epoch, long number) {
    List<Segment> day = questions.read(row).map(Close::segments).orElse(List.of());
    return day.stream().anyMatch(some -> some.epoch().equals(epoch) && some.last() > number)
        && day.stream().allMatch(this::isHere);
  }

  private boolean isHere(Segment segment) {
    return epochs
        .find(segment.epoch())
        .filter(
            row ->
                here(row, segment.first(), segment.last()) == segment.last() - segment.first() + 1)
        .isPresent();
  }

  @Override
  public long waiting() {
    return epochs.all().stream()
        .mapToLong(row -> here(row, row.acknowledged + 1, epochs.lastNumber(row)))
        .sum();
  }

  private long here(EpochRow row, long first, long last) {
    long before = row.firstPosition - 1;
    return ledger.entries().holes().present(before + first, before + last).stream()
        .mapToLong(Holes.Span::length)
        .sum();
  }

  /**
   * The till goes on in a new epoch, and this one rests with all it has. Where head office holds
   * more numbers than the till they may be entries that the till has lost: the next round finds
   * out, and there is room for them.
   */
  @Override
  public void forked(String epoch, long number, Hash hash) {
    EpochRow row = epochs.named(epoch);
    if (row.forkedAt > 0) {
      return;
    }
    boolean more = number > epochs.lastNumber(row);
    try {
      if (epochs.current().epoch.equals(epoch)) {
        opening.open(
            Cause.FORKED,
            ledger.last().map(JournalStart::parent),
            LastTotals.of(ledger),
            ledger.lastPosition() + (more ? JournalStart.LEFT_FREE : 0));
        if (more) {
          return;
        }
      }
      row.forkedAt = number;
      ledger.write(() -> epochs.put(row));
    } catch (NotRecordedException e) {
      LOG.error("epoch {} has forked and a new one could not begin; tried again", epoch, e);
    }
  }

  @Override
  public long lastNumber(String epoch) {
    return epochs.find(epoch).map(epochs::lastNumber).orElse(0L);
  }

  @Override
  public List<Lack> lacking(List<EpochHead> office) {
    String current = epochs.current().epoch;
    EpochHead own =
        office.stream()
            .filter(head -> head.epoch().equals(current))
            .findFirst()
            .orElse(new EpochHead(current, 0, Hash.ZERO.hex()));
    return recovery.lacking(office, head -> isOurs(head, own));
  }

  /** Of a till that noticed at the start what it lacks, nobody else has gone on. */
  private boolean isOurs(EpochHead head, EpochHead own) {
    if (!epochs.isFollowedByFork(head.epoch())) {
      return true;
    }
    return switch (otherCopy.look(head, own, opening.now())) {
      case LOST -> true;
      case NOT_KNOWN_YET -> false;
      case AT_WORK -> {
        part(head);
        yield false;
      }
    };
  }

  /** What another copy of this till writes in the epoch is never this one's. */
  private void part(EpochHead head) {
    EpochRow row = epochs.named(head.epoch());
    row.forkedAt = epochs.lastNumber(row) + 1;
    try {
      ledger.write(() -> epochs.put(row));
      LOG.warn(
          "another copy of this till is at work: epoch {} went on to {} after this one began its"
              + " own",
          head.epoch(),
          head.number());
    } catch (NotRecordedException e) {
      LOG.error("that another copy of this till is at work was not noted; tried again", e);
    }
  }

  @Override
  public void recovered(String epoch, List<Entry> brought) {
    Recovery.Result taken =
        recovery.take(brought.stream().map(entry -> new Recorded(NOT_KNOWN, entry)).toList());
    if (!taken.refused().isEmpty()) {
      return; // head office holds others than those that are here
    }
    EpochRow row = epochs.named(epoch);
    Entry last = brought.get(brought.size() - 1);
    if (brought.get(0).number() <= row.acknowledged + 1 && last.number() > row.acknowledged) {
      acknowledge(epoch, last.number(), last.hash(), List.of());
    }
  }

  @Override
  public void carryRecipient(String recipient) {
    carryRecipient.accept(recipient);
  }

  /** Who keeps to whom head office wants what is carried to it encrypted. */
  void onCarryRecipient(Consumer<String> keeper) {
    carryRecipient = keeper;
  }

  @Override
  public List<Close> unconfirmedCloses() {
    List<Close> open = new ArrayList<>();
    for (CloseRow row : closes.getAll()) {
      if (row.verdict.isEmpty() || row.verdict.equals(CloseAnswer.DISPUTED)) {
        questions.read(row).ifPresent(open::add);
      }
    }
    return open;
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
          questions
              .read(row)
              .ifPresent(day -> answer.parked().forEach(one -> park(day.segments(), one)));
        });
  }

  /**
   * An older head office names the number alone, so one that two epochs of the day have is not
   * guessed at. What came on a stick is not asked about before.
   */
  private void park(List<Segment> day, Parked question) {
    if (question.epoch() != null) {
      epochs.find(question.epoch()).ifPresent(row -> park(row, question));
      return;
    }
    List<Segment> of =
        day.stream()
            .filter(some -> some.first() <= question.number() && question.number() <= some.last())
            .toList();
    if (of.size() == 1) {
      epochs.find(of.get(0).epoch()).ifPresent(row -> park(row, question));
    }
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
