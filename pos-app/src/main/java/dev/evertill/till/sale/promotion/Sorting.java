package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The best choice for a promotion whose pieces no other wants: the best pieces of each part make
 * the first set, the next ones the second, as long as a set saves more than its pieces would
 * otherwise. Each set then saves no more than the one before, so the first that does not pay ends
 * it. Confined to one pricing.
 */
final class Sorting {
  private final List<Piece> pieces;
  private final Claim claim;
  private final Scores scores;
  private final Deal deal;

  /** For each piece the first part it could be. */
  private final int[] options;

  Sorting(List<Piece> pieces, Claim claim, Scores scores) {
    this.pieces = pieces;
    this.claim = claim;
    this.scores = scores;
    this.deal = claim.deal;
    this.options = new int[pieces.size()];
    for (int i = 0; i < options.length; i++) {
      options[i] = option(pieces.get(i).lot.options);
    }
  }

  /**
   * Whether sorting finds the best: no piece could be two parts; and where the cheapest of a set
   * count, none saves anything without it, as then the dearest need not be the best.
   */
  static boolean suits(List<Piece> pieces, Claim claim) {
    for (Piece piece : pieces) {
      if (piece.lot.options.size() > 1 || (claim.deal.paid() > 0 && piece.rest > 0)) {
        return false;
      }
    }
    return true;
  }

  /** The option of each piece. */
  int[] solve() {
    int[] chosen = new int[pieces.size()];
    Arrays.fill(chosen, Choice.LEFT);
    List<List<Integer>> parts = parts();
    int most = most(parts);
    for (int set = 0; set < most && gain(parts, set) > 0; set++) {
      for (int part = 0; part < parts.size(); part++) {
        for (int i = 0; i < deal.counts()[part]; i++) {
          int piece = parts.get(part).get(set * deal.counts()[part] + i);
          chosen[piece] = options[piece];
        }
      }
    }
    return chosen;
  }

  /** What that gains. */
  long gain() {
    List<List<Integer>> parts = parts();
    int most = most(parts);
    long sum = 0;
    for (int set = 0; set < most; set++) {
      long more = gain(parts, set);
      if (more <= 0) {
        break;
      }
      sum = Math.addExact(sum, more);
    }
    return sum;
  }

  /** How many sets the pieces suffice for, within its limit. */
  private int most(List<List<Integer>> parts) {
    int most = claim.grant.limit();
    for (int part = 0; part < parts.size(); part++) {
      most = Math.min(most, parts.get(part).size() / deal.counts()[part]);
    }
    return most;
  }

  /** The pieces of each part, the best first. */
  private List<List<Integer>> parts() {
    List<List<Integer>> parts = new ArrayList<>();
    for (int part = 0; part < deal.counts().length; part++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < pieces.size(); i++) {
      int option = options[i];
      if (option != Choice.LEFT) {
        parts.get(pieces.get(i).lot.options.get(option).part()).add(i);
      }
    }
    if (deal.paid() == 0) {
      for (List<Integer> part : parts) {
        part.sort(Comparator.comparingLong(piece -> -gain(piece)));
      }
    }
    return parts;
  }

  /** The options of a lot stand in the order of ranks, then of parts. */
  private int option(List<Option> all) {
    int from = 0;
    int to = all.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (all.get(middle).claim().rank < claim.rank) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < all.size() && all.get(from).claim() == claim ? from : Choice.LEFT;
  }

  /** What a set gains over leaving its pieces. */
  private long gain(List<List<Integer>> parts, int set) {
    long gain = scores.of(-deal.price());
    for (int part = 0; part < parts.size(); part++) {
      for (int i = 0; i < deal.counts()[part]; i++) {
        int piece = parts.get(part).get(set * deal.counts()[part] + i);
        gain = Math.addExact(gain, i < deal.paid() ? scores.of(claim, 0) : gain(piece));
      }
    }
    return gain;
  }

  private long gain(int index) {
    Piece piece = pieces.get(index);
    long value = piece.value(piece.lot.options.get(options[index]));
    return Math.subtractExact(scores.of(claim, value), scores.left(piece));
  }
}
