package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole journal again: hashes over the exact bytes, the chain between them, positions and
 * numbers without gaps. Where entries were removed the chain goes on from the hash of the {@link
 * Anchor} that stands for them. Confined to the thread that reads.
 */
public final class Verification {
  private static final int MOST_NAMED = 20;

  private final Ledger ledger;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private long entries;

  /** How far it is accounted for: by an entry, an anchor, or a fault. */
  private long position;

  /** How far {@link #look} has come. */
  private long lookedAt;

  /** The last entry that was read, as it stands on paper. */
  private String place = "the beginning";

  private Link before = Link.START;

  private Verification(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was found. Immutable.
   *
   * @param entries how many were read
   * @param faults the first twenty things that are wrong, none where all fits
   * @param missing what the journal itself says that it has lost: a loss, but no damage
   */
  public record Result(long entries, List<Fault> faults, List<Missing> missing) {
    public Result {
      faults = List.copyOf(faults);
      missing = List.copyOf(missing);
    }

    /** Whether everything that is here fits. */
    public boolean isWhole() {
      return faults.isEmpty();
    }
  }

  /**
   * Something that is wrong. Immutable.
   *
   * @param entry as it stands on paper, or its position; empty where it is no one entry's
   */
  public record Fault(String entry, String what) {
    public String text() {
      return entry.isEmpty() ? what : entry + ": " + what;
    }
  }

  /**
   * Positions whose entries damage took. Immutable.
   *
   * @param unchecked the entry behind them where nothing tells the hash it follows; else empty
   */
  public record Missing(long first, long last, String unchecked) {
    public String text() {
      String what = first == last ? "position " + first : "positions " + first + " to " + last;
      return what
          + ": missing"
          + (unchecked.isEmpty() ? "" : "; that " + unchecked + " follows cannot be checked");
    }
  }

  /** What the next entry has to follow; an empty epoch, number 0 or no hash: nobody knows. */
  private record Link(String epoch, long number, Optional<Hash> hash) {
    static final Link START = new Link("none", 0, Optional.empty());
    static final Link UNKNOWN = new Link("", 0, Optional.empty());

    static Link of(Entry entry) {
      return new Link(entry.header().epoch(), entry.number(), Optional.of(entry.hash()));
    }

    /** The number to come, 0 for any. */
    long expected(Entry next) {
      boolean sameEpoch = epoch.equals(next.header().epoch());
      return sameEpoch && number > 0 ? number + 1 : sameEpoch || epoch.isEmpty() ? 0 : 1;
    }

    /** The hash to follow; an epoch begins with zeros. */
    Optional<Hash> previous(Entry next) {
      boolean begins = epoch.isEmpty() ? next.number() == 1 : !epoch.equals(next.header().epoch());
      return begins ? Optional.of(Hash.ZERO) : hash;
    }
  }

  /** Reads all of it, as far as it can be read. */
  public static Result of(Ledger ledger) {
    Verification all = new Verification(ledger);
    try {
      ledger.read(0, all::check);
    } catch (RuntimeException e) {
      all.fault("", "after " + all.place + ": what follows cannot be read: " + e.getMessage());
    }
    all.tail();
    return all.result();
  }

  /**
   * For a journal in use, of which {@link #look} reads a few positions at a time. What cannot be
   * read is named and passed over.
   */
  public static Verification inPages(Ledger ledger) {
    return new Verification(ledger);
  }

  /**
   * Reads on, at most so many positions.
   *
   * @param last the last position to read; an entry was there once
   * @return whether there is more up to {@code last}
   */
  public boolean look(int most, long last) {
    long to = Math.min(last, lookedAt + most);
    while (lookedAt < to) {
      lookedAt++;
      lookAt(lookedAt);
    }
    if (lookedAt < last) {
      return true;
    }
    if (position < last && skipAnchors(last + 1) <= last) {
      fault("position " + (position + 1), "nothing is there up to position " + last);
    }
    return false;
  }

  private void lookAt(long at) {
    try {
      ledger.at(at).ifPresent(this::check);
    } catch (RuntimeException e) {
      skipTo(at, "position " + at);
      fault("position " + at, "cannot be read: " + e.getMessage());
      position = at;
      before = Link.UNKNOWN;
    }
  }

  private void check(Recorded recorded) {
    Entry entry = recorded.entry();
    place = recorded.number().paper();
    skipTo(recorded.position(), place);
    position = recorded.position();
    entries++;
    long expected = before.expected(entry);
    if (expected > 0 && entry.number() != expected) {
      fault(place, "number " + entry.number() + ", expected " + expected);
    }
    Optional<Hash> previous = before.previous(entry);
    if (previous.isEmpty()) {
      nobodyKnowsWhatIsBefore();
    } else if (!entry.hash().equals(Hash.chain(previous.get(), entry.header(), entry.document()))) {
      fault(place, "the hash does not fit the entry and the one before it");
    }
    before = Link.of(entry);
  }

  private void nobodyKnowsWhatIsBefore() {
    int last = missing.size() - 1;
    if (last >= 0 && missing.get(last).last() == position - 1) {
      Missing gap = missing.get(last);
      missing.set(last, new Missing(gap.first(), gap.last(), place));
    }
  }

  /** Passes over positions that an anchor stands for; any others should hold entries. */
  private void skipTo(long next, String what) {
    if (position + 1 < next) {
      long expected = skipAnchors(next);
      if (expected < next) {
        fault(what, "position " + next + ", expected " + expected);
      }
    }
  }

  /** The first position before {@code next} that no anchor stands for, or {@code next}. */
  private long skipAnchors(long next) {
    // Asked anew each time: a day may be removed while a journal in use is read.
    for (Anchor anchor : ledger.anchors()) {
      long expected = position + 1;
      if (anchor.firstPosition() <= expected && expected <= anchor.lastPosition()) {
        skip(anchor, Math.min(anchor.lastPosition(), next - 1));
      }
      if (position + 1 >= next) {
        break;
      }
    }
    return position + 1;
  }

  private void skip(Anchor anchor, long to) {
    if (anchor.cause() == Anchor.Cause.MISSING) {
      missing.add(new Missing(position + 1, to, ""));
    } else if (anchor.cause() == Anchor.Cause.PRUNED && anchor.hash().isEmpty()) {
      fault("position " + to, "removed, and no hash was kept from which the chain goes on");
    }
    position = to;
    before =
        to == anchor.lastPosition()
            ? new Link(anchor.epoch(), anchor.lastNumber(), anchor.hash())
            : Link.UNKNOWN;
  }

  /** Anchors behind the last entry. */
  private void tail() {
    for (Anchor anchor : ledger.anchors()) {
      if (anchor.lastPosition() > position) {
        skipAnchors(anchor.lastPosition() + 1);
      }
    }
    if (position == 0 && faults.isEmpty()) {
      fault("", "there is no entry; a journal begins with the one that opens its epoch");
    }
  }

  /** What was found so far. */
  public Result result() {
    return new Result(entries, faults, missing);
  }

  private void fault(String entry, String what) {
    if (faults.size() < MOST_NAMED) {
      faults.add(new Fault(entry, what));
    }
  }
}
