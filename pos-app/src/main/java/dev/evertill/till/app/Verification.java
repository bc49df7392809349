package dev.evertill.till.app;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EntryNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the whole journal again: hashes over the exact bytes, the chain between them, numbers
 * without gaps. Stays inside {@link #of}.
 */
public final class Verification {
  private static final int MOST_NAMED = 20;

  private final List<String> faults = new ArrayList<>();
  private long entries;
  private Entry before;

  private Verification() {}

  /**
   * What was found.
   *
   * @param faults the first twenty things that are wrong, none where the journal is whole
   */
  public record Result(long entries, List<String> faults) {
    public boolean isWhole() {
      return faults.isEmpty();
    }
  }

  public static Result of(Ledger ledger) {
    Verification all = new Verification();
    try {
      ledger.read(0, all::check);
    } catch (RuntimeException e) {
      all.fault("after " + all.lastPlace() + ": what follows cannot be read: " + e.getMessage());
    }
    if (all.entries == 0 && all.faults.isEmpty()) {
      all.fault("there is no entry; a journal begins with the one that opens its epoch");
    }
    return new Result(all.entries, List.copyOf(all.faults));
  }

  private void check(Recorded recorded) {
    Entry entry = recorded.entry();
    String place = recorded.number().paper();
    entries++;
    if (recorded.position() != entries) {
      fault(place + ": position " + recorded.position() + ", expected " + entries);
      entries = recorded.position();
    }
    boolean sameEpoch = before != null && before.header().epoch().equals(entry.header().epoch());
    long expected = sameEpoch ? before.number() + 1 : 1;
    if (entry.number() != expected) {
      fault(place + ": number " + entry.number() + ", expected " + expected);
    }
    Hash previous = sameEpoch ? before.hash() : Hash.ZERO;
    if (!entry.hash().equals(Hash.chain(previous, entry.header(), entry.document()))) {
      fault(place + ": the hash does not fit the entry and the one before it");
    }
    before = entry;
  }

  private String lastPlace() {
    return before == null
        ? "the beginning"
        : new EntryNumber(before.header().till(), before.header().epoch(), before.number()).paper();
  }

  private void fault(String what) {
    if (faults.size() < MOST_NAMED) {
      faults.add(what);
    }
  }
}
