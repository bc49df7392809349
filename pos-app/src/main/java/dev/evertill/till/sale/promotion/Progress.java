package dev.evertill.till.sale.promotion;

import java.util.List;

/**
 * How far a promotion has come in a state of the search: the pieces it holds for each part of sets
 * that are not complete, and, where it is limited, its complete sets. A state is one number; each
 * promotion has bits of its own in it from its first piece to its last. Confined to one search.
 */
final class Progress {
  private static final int BITS = 63;

  final Claim claim;

  /** The pieces it wants that are still to come, part by part. */
  private final int[] left;

  private final int[] all;
  private final int[] counts;
  private final int[] widths;
  private final int[] places;
  private int limit;
  private boolean limited;
  private int first = -1;
  private int last;

  Progress(Claim claim) {
    this.claim = claim;
    this.counts = claim.deal.counts();
    this.all = new int[counts.length];
    this.left = new int[counts.length];
    this.widths = new int[counts.length + 1];
    this.places = new int[counts.length + 1];
  }

  /** The piece of a step could be this part. */
  void count(int step, int part) {
    all[part]++;
    first = first < 0 ? step : first;
    last = step;
  }

  /** All its pieces were counted. */
  void counted() {
    int most = Integer.MAX_VALUE;
    for (int part = 0; part < counts.length; part++) {
      most = Math.min(most, all[part] / counts[part]);
    }
    limited = most > claim.grant.limit();
    limit = Math.min(most, claim.grant.limit());
    for (int part = 0; part < counts.length; part++) {
      widths[part] = width(counts.length == 1 ? counts[part] : all[part]);
    }
    widths[counts.length] = limited ? width(limit) : 0;
  }

  private static int width(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  /** Whether no set can be made of what is there. */
  boolean isPointless() {
    return limit == 0;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  /**
   * Finds bits that none of the others uses at the same time.
   *
   * @return false where there are not enough
   */
  boolean settleIn(List<Progress> others) {
    long used = 0;
    for (Progress other : others) {
      if (other.first <= last && first <= other.last) {
        used |= other.bits();
      }
    }
    for (int i = 0; i < widths.length; i++) {
      long mask = (1L << widths[i]) - 1;
      while (places[i] + widths[i] <= BITS && (used & (mask << places[i])) != 0) {
        places[i]++;
      }
      if (places[i] + widths[i] > BITS) {
        return false;
      }
      used |= mask << places[i];
    }
    return true;
  }

  private long bits() {
    long bits = 0;
    for (int i = 0; i < widths.length; i++) {
      bits |= ((1L << widths[i]) - 1) << places[i];
    }
    return bits;
  }

  /** Whether its limit is below what the pieces suffice for. */
  boolean isLimited() {
    return limited;
  }

  /** How many sets can be made at most. */
  int limit() {
    return limit;
  }

  /** The complete sets, as far as they count. */
  long sets(long state) {
    return limited ? held(state, counts.length) : 0;
  }

  /** How many pieces it holds for a part. */
  long held(long state, int field) {
    return (state >>> places[field]) & ((1L << widths[field]) - 1);
  }

  /** All pieces are to come. */
  void begin() {
    System.arraycopy(all, 0, left, 0, all.length);
  }

  /** A piece that could be this part has come up. */
  void pass(int part) {
    left[part]--;
  }

  /** How many pieces the open set of a promotion with one part has. */
  int open(long state) {
    return (int) held(state, 0);
  }

  /** Whether one piece more of the part completes a set. */
  boolean completes(long state, int part) {
    for (int i = 0; i < counts.length; i++) {
      if (held(state, i) + (i == part ? 1 : 0) < counts[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether its limit allows another set. */
  boolean mayTake(long state) {
    return !limited || held(state, counts.length) < limit;
  }

  /** The state with one piece more of the part, which it may take. */
  long with(long state, int part) {
    long next = state + (1L << places[part]);
    if (completes(state, part)) {
      for (int i = 0; i < counts.length; i++) {
        next -= (long) counts[i] << places[i];
      }
      if (limited) {
        next += 1L << places[counts.length];
      }
    }
    return next;
  }

  /** Whether what it holds can still become complete sets. */
  boolean canEnd(long state) {
    long sets = limited ? limit - held(state, counts.length) : Long.MAX_VALUE;
    for (int i = 0; i < counts.length; i++) {
      sets = Math.min(sets, (held(state, i) + left[i]) / counts[i]);
    }
    for (int i = 0; i < counts.length; i++) {
      // more than the sets that can still be made would need; first rounded, so nothing overflows
      if ((held(state, i) + counts[i] - 1) / counts[i] > sets) {
        return false;
      }
    }
    return true;
  }

  /** The state without it, after its last piece. */
  long without(long state) {
    return state & ~bits();
  }
}
