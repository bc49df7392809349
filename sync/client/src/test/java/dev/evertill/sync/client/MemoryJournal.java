package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A till's journal in memory, for tests: what the till does on its side of the port. */
final class MemoryJournal implements JournalFeed {
  static final String TILL = "0117-03";

  final Map<String, List<Entry>> epochs = new LinkedHashMap<>();
  final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  final Map<Long, String> parked = new TreeMap<>();
  final List<String> forks = new ArrayList<>();
  final List<Long> rewinds = new ArrayList<>();
  final Map<Integer, Close> closes = new TreeMap<>();
  final List<CloseAnswer> answers = new ArrayList<>();
  final List<String> recovered = new ArrayList<>();
  final List<String> recipients = new ArrayList<>();
  final Set<String> forked = new TreeSet<>();
  final Map<String, Anchor> removed = new HashMap<>();
  private String current;

  MemoryJournal(String epoch) {
    open(epoch);
  }

  MemoryJournal open(String epoch) {
    current = epoch;
    epochs.put(epoch, new ArrayList<>());
    return this;
  }

  synchronized MemoryJournal sell(long total) {
    return sell(total, total);
  }

  synchronized MemoryJournal sell(long total, long lines) {
    List<Entry> entries = epochs.get(current);
    long number = entries.size() + 1L;
    String id = current + "-" + number;
    SaleDocument sale = new PlainSale(TILL, current, number, id).of(total, lines);
    Hash previous = number == 1 ? Hash.ZERO : entries.get(entries.size() - 1).hash();
    entries.add(
        Entry.of(
            new EntryHeader(TILL, current, number, "sale", id, 1_767_258_000_000L, null),
            previous,
            Wire.bytes(sale)));
    return this;
  }

  MemoryJournal sellOften(long total, int times) {
    for (int i = 0; i < times; i++) {
      sell(total);
    }
    return this;
  }

  /** The end of an epoch, from a number on, is on the disk no more. */
  MemoryJournal lose(String epoch, long from) {
    List<Entry> entries = epochs.get(epoch);
    entries.subList((int) from - 1, entries.size()).clear();
    acknowledged.computeIfPresent(epoch, (same, number) -> Math.min(number, from - 1));
    return this;
  }

  @Override
  public List<Lack> lacking(List<EpochHead> office) {
    return office.stream()
        .filter(head -> !head.epoch().equals(current) && !forked.contains(head.epoch()))
        .map(head -> new Lack(head.epoch(), size(head.epoch()) + 1L, head.number()))
        .filter(lack -> lack.from() <= lack.to())
        .toList();
  }

  /** A copy of this till's disk, which sells on by itself. */
  MemoryJournal copy() {
    MemoryJournal copy = new MemoryJournal(current);
    epochs.forEach((epoch, entries) -> copy.epochs.put(epoch, new ArrayList<>(entries)));
    copy.acknowledged.putAll(acknowledged);
    return copy;
  }

  /** The days up to a number are removed; only what stands in the anchor stays of them. */
  Anchor remove(String epoch, long upTo, Close... days) {
    String hash = epochs.get(epoch).get((int) upTo - 1).hash().hex();
    removed.put(epoch, new Anchor(upTo, hash, List.of(days)));
    return removed.get(epoch);
  }

  private long removed(String epoch) {
    return removed.containsKey(epoch) ? removed.get(epoch).number() : 0;
  }

  @Override
  public Optional<Anchor> anchorAfter(String epoch, long number) {
    return Optional.ofNullable(removed.get(epoch)).filter(anchor -> number < anchor.number());
  }

  @Override
  public List<String> finishedEpochs() {
    return epochs.keySet().stream()
        .filter(e -> !forked.contains(e) && !unfinishedEpochs().contains(e))
        .toList();
  }

  @Override
  public List<String> forkedEpochs() {
    return List.copyOf(forked);
  }

  private int size(String epoch) {
    return epochs.getOrDefault(epoch, List.of()).size();
  }

  @Override
  public void recovered(String epoch, List<Entry> entries) {
    recovered.add(
        epoch + " " + entries.get(0).number() + " to " + entries.get(entries.size() - 1).number());
    epochs.computeIfAbsent(epoch, same -> new ArrayList<>()).addAll(entries);
    acknowledged.merge(epoch, (long) size(epoch), Math::max);
  }

  @Override
  public void carryRecipient(String recipient) {
    recipients.add(recipient);
  }

  /** Closes the day from an entry to the last, with the figures of a share of it. */
  Close closeDay(int z, long first, long countedUpTo) {
    List<Entry> entries = epochs.get(current);
    Close close =
        new Close(
            z,
            "2026-01-01",
            List.of(
                new Segment(
                    current, first, entries.size(), entries.get(entries.size() - 1).hash().hex())),
            ControlTotals.of(
                entries.subList((int) first - 1, (int) countedUpTo).stream().map(Filed::of)));
    closes.put(z, close);
    return close;
  }

  @Override
  public String till() {
    return TILL;
  }

  @Override
  public List<String> unfinishedEpochs() {
    return epochs.keySet().stream()
        .filter(e -> !forked.contains(e))
        .filter(e -> e.equals(current) || acknowledged(e) < epochs.get(e).size())
        .toList();
  }

  @Override
  public long acknowledged(String epoch) {
    return acknowledged.getOrDefault(epoch, 0L);
  }

  @Override
  public synchronized Optional<Hash> hashAt(String epoch, long number) {
    List<Entry> entries = epochs.getOrDefault(epoch, List.of());
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return number > entries.size() || number < removed(epoch)
        ? Optional.empty()
        : Optional.of(entries.get((int) number - 1).hash());
  }

  @Override
  public synchronized List<Entry> after(String epoch, long number, int most) {
    List<Entry> entries = epochs.get(epoch);
    if (number < removed(epoch)) {
      return List.of();
    }
    int from = (int) Math.min(number, entries.size());
    return List.copyOf(entries.subList(from, Math.min(from + most, entries.size())));
  }

  @Override
  public void acknowledge(String epoch, long number, Hash hash, List<Parked> questions) {
    questions.forEach(p -> parked.put(p.number(), p.reason()));
    acknowledged.put(epoch, number);
  }

  @Override
  public void rewind(String epoch, long number, Hash hash) {
    rewinds.add(number);
    acknowledged.put(epoch, number);
  }

  @Override
  public void forked(String epoch, long number, Hash hash) {
    forks.add(epoch + " at " + number);
    if (epoch.equals(current)) {
      open(epoch + "-2");
      if (number > size(epoch)) {
        return; // what it holds more may be lost here
      }
    }
    forked.add(epoch);
  }

  @Override
  public synchronized long waiting() {
    return epochs.entrySet().stream()
        .mapToLong(e -> Math.max(0, e.getValue().size() - acknowledged(e.getKey())))
        .sum();
  }

  @Override
  public List<Close> unconfirmedCloses() {
    return List.copyOf(closes.values());
  }

  @Override
  public void closeAnswered(int z, CloseAnswer answer) {
    answers.add(answer);
    if (!answer.verdict().equals(CloseAnswer.DISPUTED)) {
      closes.remove(z);
    }
  }
}
