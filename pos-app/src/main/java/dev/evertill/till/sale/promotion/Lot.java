package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pieces of one line that cost the same and were treated alike so far, or one weighed thing. Lives
 * for one pricing and is confined to it; what the current priority plans for it is filled in by
 * {@link Contest}.
 */
final class Lot {
  /** Dearest first; what was not reduced before what was. */
  static final Comparator<Lot> DEAREST =
      Comparator.comparingLong((Lot lot) -> -lot.worth)
          .thenComparing(lot -> lot.reduced)
          .thenComparing(lot -> lot.closed);

  final Row row;
  final int count;

  /** What each piece still costs, in minor units. */
  final long worth;

  /** Some promotion has reduced these pieces. */
  final boolean reduced;

  /** An exclusive promotion has reduced them: no other may. */
  final boolean closed;

  /** The promotion that reduces all of them best without needing other pieces; null for none. */
  Claim best;

  /** What that takes off all of them together, in minor units. */
  long rest;

  /** The sets that could take them. */
  final List<Option> options = new ArrayList<>(0);

  /** One by one, where sets could take them; null otherwise. */
  Piece[] pieces;

  Lot(Row row, int count, long worth, boolean reduced, boolean closed) {
    this.row = row;
    this.count = count;
    this.worth = worth;
    this.reduced = reduced;
    this.closed = closed;
  }

  /** What they cost together. */
  long total() {
    return Math.multiplyExact(worth, count);
  }

  /**
   * What is taken off the piece at {@code ordinal} when {@code saved} is taken off all: each an
   * equal share, one minor unit more for the first ones where it does not come out even.
   */
  long share(long saved, int ordinal) {
    return saved / count + (ordinal < saved % count ? 1 : 0);
  }

  boolean isWantedBy(Claim claim) {
    for (Option option : options) {
      if (option.claim() == claim) {
        return true;
      }
    }
    return false;
  }

  /** Offers to take {@code saved} off all of them; the first of the best is kept. */
  void offer(Claim claim, long saved) {
    if (saved > rest) {
      best = claim;
      rest = saved;
    }
  }
}
