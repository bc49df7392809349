package dev.evertill.sync.server;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sale log that forgets, for tests. */
final class MemorySaleLog implements SaleLog {
  private record Key(String till, String epoch) {}

  private final Map<Key, List<Arrival>> journals = new LinkedHashMap<>();

  @Override
  public Verdict append(String till, String epoch, List<Arrival> batch) {
    long first = batch.get(0).number();
    Head held = held(till, epoch);
    if (first > held.number() + 1) {
      return new Verdict.Gap(held);
    }
    for (Arrival arrival : batch) {
      if (arrival.number() <= held.number()) {
        Optional<Hash> there = hashAt(till, epoch, arrival.number());
        if (!arrival.mayBe(there)) {
          return new Verdict.Fork(new Head(arrival.number(), there.orElseThrow()));
        }
        continue;
      }
      Optional<Hash> previous = hashAt(till, epoch, arrival.number() - 1);
      if (!arrival.follows(previous)) {
        return new Verdict.Fork(new Head(arrival.number() - 1, previous.orElseThrow()));
      }
      journals.computeIfAbsent(new Key(till, epoch), key -> new ArrayList<>()).add(arrival);
    }
    long last = batch.get(batch.size() - 1).number();
    return new Verdict.Stored(held(till, epoch), parked(till, epoch, first, last));
  }

  private List<Arrival> journal(String till, String epoch) {
    return journals.getOrDefault(new Key(till, epoch), List.of());
  }

  @Override
  public Head held(String till, String epoch) {
    List<Arrival> journal = journal(till, epoch);
    return journal.isEmpty()
        ? Head.NONE
        : new Head(journal.size(), journal.get(journal.size() - 1).hash());
  }

  @Override
  public List<EpochHead> heads(String till) {
    return journals.keySet().stream()
        .filter(key -> key.till().equals(till))
        .map(
            key -> {
              Head head = held(till, key.epoch());
              return new EpochHead(key.epoch(), head.number(), head.hash().hex());
            })
        .toList();
  }

  @Override
  public Optional<Hash> hashAt(String till, String epoch, long number) {
    List<Arrival> journal = journal(till, epoch);
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return number > journal.size()
        ? Optional.empty()
        : Optional.ofNullable(journal.get((int) number - 1).hash());
  }

  @Override
  public List<Parked> parked(String till, String epoch, long first, long last) {
    return read(till, epoch, first, last)
        .filter(arrival -> arrival.question() != null)
        .map(arrival -> new Parked(arrival.number(), arrival.question()))
        .toList();
  }

  @Override
  public ControlTotals totals(String till, List<Range> ranges) {
    return ControlTotals.of(
        ranges.stream()
            .flatMap(range -> read(till, range.epoch(), range.first(), range.last()))
            .map(Arrival::filed));
  }

  @Override
  public Stream<Arrival> read(String till, String epoch, long first, long last) {
    return journal(till, epoch).stream()
        .filter(arrival -> arrival.number() >= first && arrival.number() <= last);
  }
}
