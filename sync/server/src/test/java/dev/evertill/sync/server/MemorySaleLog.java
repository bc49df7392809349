package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A sale log that forgets, for tests. */
final class MemorySaleLog implements SaleLog {
  private record Key(String till, String epoch) {
    boolean isBranch() {
      return JournalName.isBranch(epoch);
    }
  }

  /** A journal as it grows; of a branch also what it comes from. */
  private static final class Held {
    private final TreeMap<Long, Arrival> entries = new TreeMap<>();
    private List<Chain.Gap> holes = List.of();
    private Head head;
    private final Head before;
    private final String parent;

    Held(Head before, String parent) {
      head = before;
      this.before = before;
      this.parent = parent;
    }

    Chain chain() {
      Map<Long, Optional<Hash>> hashes = new HashMap<>();
      entries.forEach((number, one) -> hashes.put(number, Optional.ofNullable(one.hash())));
      return new Chain(head, hashes, holes);
    }

    /** Of a branch nothing is its own at or before the entry it follows. */
    Optional<Hash> hashAt(long number) {
      return parent != null && number <= before.number() ? Optional.empty() : chain().at(number);
    }
  }

  private final Map<Key, Held> journals = new LinkedHashMap<>();
  private final List<Close> said = new ArrayList<>();

  @Override
  public Verdict append(String till, String epoch, List<Arrival> batch, SignedHead signed) {
    Key key = new Key(till, epoch);
    if (!journals.containsKey(key)) {
      if (batch.get(0).number() > 1) {
        return new Verdict.Gap(Head.NONE);
      }
      if (!batch.get(0).follows(Optional.of(Hash.ZERO))) {
        return new Verdict.Fork(Head.NONE);
      }
      journals.put(key, new Held(Head.NONE, null));
    }
    return take(key, batch);
  }

  private Verdict take(Key key, List<Arrival> batch) {
    Held held = journals.get(key);
    if (batch.get(0).number() > held.head.number() + 1) {
      return new Verdict.Gap(held.head);
    }
    Chain.Taken taken = held.chain().take(batch);
    held.holes = held.chain().without(taken.fresh());
    for (Arrival one : taken.fresh()) {
      held.entries.put(one.number(), one);
      if (one.number() > held.head.number()) {
        held.head = new Head(one.number(), one.hash());
      }
    }
    if (taken.fork().isPresent()) {
      return new Verdict.Fork(taken.fork().get());
    }
    long last = batch.get(batch.size() - 1).number();
    List<Parked> parked = parked(key.till(), key.epoch(), batch.get(0).number(), last);
    return new Verdict.Stored(held.head, parked);
  }

  @Override
  public Verdict branch(
      String till, String epoch, String branch, List<Arrival> batch, SignedHead signed) {
    Key key = new Key(till, JournalName.of(epoch, branch));
    Arrival first = batch.get(0);
    if (journals.containsKey(key)) {
      Head before = journals.get(key).before;
      return first.number() > before.number() ? take(key, batch) : new Verdict.Gap(before);
    }
    String parent = null;
    for (Map.Entry<Key, Held> one : journals.entrySet()) {
      boolean isOfEpoch =
          one.getKey().till().equals(till) && JournalName.epoch(one.getKey().epoch()).equals(epoch);
      Optional<Hash> before = one.getValue().hashAt(first.number() - 1);
      if (isOfEpoch && before.isPresent() && first.follows(before)) {
        Optional<Head> common = lastCommon(one.getValue(), batch);
        if (common.isPresent()) {
          return new Verdict.Gap(common.get());
        }
        parent = parent == null ? one.getKey().epoch() : parent;
      }
    }
    if (parent == null || !BranchHead.name(first.hash()).equals(branch)) {
      return new Verdict.Gap(held(till, epoch));
    }
    Head before = new Head(first.number() - 1, first.entry().previous());
    journals.put(key, new Held(before, parent));
    return take(key, batch);
  }

  private static Optional<Head> lastCommon(Held journal, List<Arrival> batch) {
    Optional<Head> common = Optional.empty();
    for (Arrival one : batch) {
      if (!journal.hashAt(one.number()).equals(Optional.of(one.hash()))) {
        break;
      }
      common = Optional.of(new Head(one.number(), one.hash()));
    }
    return common;
  }

  @Override
  public Verdict anchor(String till, String epoch, Anchor anchor, byte[] sent) {
    Held held = journals.computeIfAbsent(new Key(till, epoch), key -> new Held(Head.NONE, null));
    List<Head> told = new ArrayList<>();
    told.add(new Head(anchor.number(), new Hash(anchor.hash())));
    for (Close day : anchor.days()) {
      for (Segment some : day.segments()) {
        if (some.epoch().equals(epoch)) {
          told.add(new Head(some.last(), new Hash(some.hash())));
        }
      }
    }
    for (Head one : told) {
      Optional<Hash> there = held.chain().at(one.number());
      if (one.number() <= held.head.number()
          && there.isPresent()
          && !there.get().equals(one.hash())) {
        return new Verdict.Fork(new Head(one.number(), there.get()));
      }
    }
    if (anchor.number() > held.head.number()) {
      List<Chain.Gap> holes = new ArrayList<>(held.holes);
      Head end = told.get(0);
      holes.add(new Chain.Gap(held.head.number() + 1, end.number(), Optional.of(end.hash())));
      held.holes = List.copyOf(holes);
      held.head = end;
      said.addAll(anchor.days());
    }
    return new Verdict.Stored(held.head, List.of());
  }

  @Override
  public Head held(String till, String epoch) {
    Held held = journals.get(new Key(till, epoch));
    return held == null ? Head.NONE : held.head;
  }

  @Override
  public List<EpochHead> heads(String till) {
    return journals.keySet().stream()
        .filter(key -> key.till().equals(till) && !key.isBranch())
        .map(
            key -> {
              Head head = held(till, key.epoch());
              return new EpochHead(key.epoch(), head.number(), head.hash().hex());
            })
        .toList();
  }

  @Override
  public List<BranchHead> branchHeads(String till) {
    return branches(till).stream()
        .map(
            branch ->
                new BranchHead(
                    branch.epoch(),
                    branch.name(),
                    branch.head().number(),
                    branch.head().hash().hex()))
        .toList();
  }

  @Override
  public List<Branch> branches(String till) {
    return journals.entrySet().stream()
        .filter(one -> one.getKey().till().equals(till) && one.getKey().isBranch())
        .map(one -> branch(one.getKey().epoch(), one.getValue()))
        .toList();
  }

  private static Branch branch(String journal, Held held) {
    return new Branch(
        JournalName.epoch(journal),
        JournalName.branch(journal),
        held.parent,
        held.before.number() + 1,
        held.head,
        held.entries.size(),
        Instant.EPOCH);
  }

  @Override
  public List<Hole> holes(String till) {
    List<Hole> holes = new ArrayList<>();
    journals.forEach(
        (key, held) -> {
          if (key.till().equals(till)) {
            held.holes.forEach(gap -> holes.add(hole(key.epoch(), gap)));
          }
        });
    return holes;
  }

  private Hole hole(String epoch, Chain.Gap gap) {
    Hole bare = new Hole(epoch, gap.first(), gap.last(), gap.hash(), Instant.EPOCH, List.of());
    return new Hole(
        epoch,
        gap.first(),
        gap.last(),
        gap.hash(),
        Instant.EPOCH,
        Days.in(List.of(bare), said).days());
  }

  @Override
  public Optional<Hash> hashAt(String till, String epoch, long number) {
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    Held held = journals.get(new Key(till, epoch));
    return held == null ? Optional.empty() : held.hashAt(number);
  }

  @Override
  public List<Parked> parked(String till, String epoch, long first, long last) {
    return read(till, epoch, first, last)
        .filter(arrival -> arrival.question() != null)
        .map(
            arrival ->
                new Parked(
                    arrival.number(),
                    arrival.question().text(),
                    JournalName.epoch(epoch),
                    arrival.question().code()))
        .toList();
  }

  @Override
  public ControlTotals totals(String till, List<Range> ranges) {
    Days days = Days.in(holes(till), said).within(ranges, epoch -> held(till, epoch));
    return ControlTotals.of(
            days.without(ranges).stream()
                .flatMap(range -> read(till, range.epoch(), range.first(), range.last()))
                .map(Arrival::filed))
        .plus(days.totals());
  }

  @Override
  public Stream<Arrival> read(String till, String epoch, long first, long last) {
    Held held = journals.get(new Key(till, epoch));
    return held == null
        ? Stream.of()
        : held.entries.subMap(first, true, Math.max(first, last), true).values().stream();
  }
}
