package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is held of a journal around a batch, and what of the batch is taken. Immutable.
 *
 * @param entries the hashes that are held from the number before the batch to its last; empty for a
 *     line that could not be read and that nothing named
 * @param holes those that lie there
 */
record Chain(Head head, Map<Long, Optional<Hash>> entries, List<Gap> holes) {
  /** Numbers without entries, and the hash of the last as far as it is known. */
  record Gap(long first, long last, Optional<Hash> hash) {
    boolean has(long number) {
      return first <= number && number <= last;
    }
  }

  /** What is to be kept, and the last entry both sides have where the rest contradicts it. */
  record Taken(List<Arrival> fresh, Optional<Head> fork) {}

  /** What is known of the hash at a number. */
  Optional<Hash> at(long number) {
    if (entries.containsKey(number)) {
      return entries.get(number);
    }
    if (number == head.number()) {
      return Optional.of(head.hash());
    }
    if (number == 0) {
      return Optional.of(Hash.ZERO);
    }
    return holes.stream().filter(hole -> hole.last() == number).findFirst().flatMap(Gap::hash);
  }

  /**
   * @param batch one after the other, the first at most one after the head
   */
  Taken take(List<Arrival> batch) {
    List<Arrival> fresh = new ArrayList<>();
    Optional<Hash> previous = at(batch.get(0).number() - 1);
    for (Arrival arrival : batch) {
      Optional<Head> fork = contradiction(arrival, previous);
      if (fork.isPresent()) {
        return new Taken(fresh, fork);
      }
      boolean isHeld = entries.containsKey(arrival.number());
      if (!isHeld) {
        fresh.add(arrival);
      }
      previous = isHeld ? at(arrival.number()) : Optional.ofNullable(arrival.hash());
    }
    return new Taken(fresh, Optional.empty());
  }

  private Optional<Head> contradiction(Arrival arrival, Optional<Hash> previous) {
    long number = arrival.number();
    Optional<Hash> there = number <= head.number() ? at(number) : Optional.empty();
    if (!arrival.mayBe(there)) {
      return Optional.of(new Head(number, there.orElseThrow()));
    }
    if (!entries.containsKey(number) && !arrival.follows(previous)) {
      return Optional.of(new Head(number - 1, previous.orElseThrow()));
    }
    return Optional.empty();
  }

  /** What is left of the holes when these entries have come. */
  List<Gap> without(List<Arrival> fresh) {
    return holes.stream().flatMap(hole -> without(hole, fresh).stream()).toList();
  }

  /** Entries that fill a hole lie in a row. */
  private static List<Gap> without(Gap hole, List<Arrival> fresh) {
    List<Arrival> filling = fresh.stream().filter(one -> hole.has(one.number())).toList();
    if (filling.isEmpty()) {
      return List.of(hole);
    }
    Arrival first = filling.get(0);
    long last = filling.get(filling.size() - 1).number();
    List<Gap> left = new ArrayList<>();
    if (hole.first() < first.number()) {
      Optional<Hash> before = Optional.ofNullable(first.entry()).map(entry -> entry.previous());
      left.add(new Gap(hole.first(), first.number() - 1, before));
    }
    if (last < hole.last()) {
      left.add(new Gap(last + 1, hole.last(), hole.hash()));
    }
    return left;
  }
}
