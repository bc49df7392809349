package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which journals hold the days of a till of which there were copies: its epochs, and the branches
 * that parted from them. Confined to the thread that asks.
 */
final class Copies {
  private final SaleLog log;
  private final String till;

  /** By the name of its journal. */
  private final Map<String, Branch> branches;

  private Copies(SaleLog log, String till, Map<String, Branch> branches) {
    this.log = log;
    this.till = till;
    this.branches = branches;
  }

  static Copies of(SaleLog log, String till) {
    Map<String, Branch> branches = new HashMap<>();
    for (Branch branch : log.branches(till)) {
      branches.put(branch.range().epoch(), branch);
    }
    return new Copies(log, till, branches);
  }

  /** An entry of a journal. */
  private record Place(String journal, long number) {}

  /**
   * The journals that hold a segment: a day whose last entry is in a branch is that branch, and
   * what its parents hold before it. Not empty.
   */
  List<SaleLog.Range> holding(Segment segment) {
    List<SaleLog.Range> ranges = new ArrayList<>();
    Place last = last(segment);
    Optional<Place> at = Optional.of(last);
    while (at.isPresent() && at.get().number() >= segment.first()) {
      String journal = at.get().journal();
      long begins = branches.containsKey(journal) ? branches.get(journal).first() : 1;
      long first = Math.max(segment.first(), begins);
      if (first <= at.get().number()) {
        ranges.add(0, new SaleLog.Range(journal, first, at.get().number()));
      }
      at = before(at.get());
    }
    return ranges;
  }

  /** Where its last entry is held; its epoch where no branch has it. */
  private Place last(Segment segment) {
    String journal =
        branches.entrySet().stream()
            .filter(one -> one.getValue().epoch().equals(segment.epoch()))
            .map(Map.Entry::getKey)
            .filter(name -> isLastOf(segment, log.hashAt(till, name, segment.last())))
            .findFirst()
            .orElse(segment.epoch());
    return new Place(journal, segment.last());
  }

  private static boolean isLastOf(Segment segment, Optional<Hash> hash) {
    return hash.isPresent() && hash.get().hex().equals(segment.hash());
  }

  /** The last entry of the parent that lies before; empty for an epoch. */
  private Optional<Place> before(Place at) {
    Branch branch = branches.get(at.journal());
    return Optional.ofNullable(branch)
        .map(one -> new Place(one.parent(), Math.min(at.number(), one.first() - 1)));
  }

  /**
   * Whether two days with one number are days of two copies: they parted before either ended, or
   * lie in epochs the other does not have. A day that goes on after the end of the other is not.
   */
  boolean areOfTwo(Close one, Close other) {
    if (branches.isEmpty()) {
      return false;
    }
    boolean share = false;
    for (Segment mine : one.segments()) {
      for (Segment theirs : other.segments()) {
        if (mine.epoch().equals(theirs.epoch())) {
          Place a = last(mine);
          Place b = last(theirs);
          if (!isAfter(a, b) && !isAfter(b, a)) {
            return true;
          }
          share = true;
        }
      }
    }
    return !share;
  }

  /** Whether an entry lies on the way to another, or is it. */
  private boolean isAfter(Place later, Place earlier) {
    for (Optional<Place> at = Optional.of(later); at.isPresent(); at = before(at.get())) {
      if (at.get().journal().equals(earlier.journal())) {
        return earlier.number() <= at.get().number();
      }
    }
    return false;
  }
}
