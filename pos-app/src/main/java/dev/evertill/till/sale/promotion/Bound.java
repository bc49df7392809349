package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.List;

/**
 * What the pieces to come can add at most, whatever has been chosen so far: a search need not
 * follow a state that cannot beat what is already found, and follows the most promising ones where
 * there are too many. Confined to one pricing.
 *
 * <p>It is a Lagrangian relaxation (Fisher, The Lagrangian Relaxation Method for Solving Integer
 * Programming Problems, Management Science 27, 1981): the pieces of a set need not come together,
 * each pays its part of the price of the set at once instead. Promotions whose sets have one part
 * stay exact as long as there are few enough combinations of them. Whatever the parts of the price
 * are, the bound holds; they are moved to where it is tightest.
 */
final class Bound {
  private static final int MOST_COMBINATIONS = 256;
  private static final int ROUNDS = 30;
  private static final int PATIENCE = 3;
  private static final long NEVER = Long.MIN_VALUE / 4;

  private final List<Piece> pieces;
  private final Scores scores;
  private final List<Relaxed> all = new ArrayList<>();
  private final Relaxed[] byRank;
  private final int combinations;

  /** For each step and each combination of open sets, what the pieces from there on add at most. */
  private final long[][] ahead;

  /**
   * @param steps how much it may try to be tight
   */
  Bound(List<Piece> pieces, List<Progress> running, Scores scores, long steps) {
    this.pieces = pieces;
    this.scores = scores;
    this.byRank = new Relaxed[highest(running) + 1];
    for (Progress progress : running) {
      Relaxed relaxed = new Relaxed(progress, scores);
      all.add(relaxed);
      byRank[progress.claim.rank] = relaxed;
    }
    this.combinations = keepExact(steps / ROUNDS);
    this.ahead = new long[pieces.size() + 1][combinations];
    for (int i = 1; i < combinations; i++) {
      ahead[pieces.size()][i] = NEVER;
    }
    look();
  }

  private static int highest(List<Progress> running) {
    return running.stream().mapToInt(progress -> progress.claim.rank).max().orElse(0);
  }

  /** Those of which the cheapest count first: relaxed, they are bounded worst. */
  private int keepExact(long steps) {
    int product = 1;
    long most = Math.min(MOST_COMBINATIONS, steps / (once() + 1));
    for (int turn = 0; turn < 2; turn++) {
      for (Relaxed each : all) {
        boolean cheapest = each.deal.paid() > 0;
        if (cheapest == (turn == 0) && each.canStayExact() && product * each.size() <= most) {
          each.stayExact(product);
          product *= each.size();
        }
      }
    }
    return product;
  }

  /** The steps it takes to look at all pieces once, for one combination. */
  private long once() {
    long once = 0;
    for (Piece piece : pieces) {
      once += piece.lot.options.size() + 1L;
    }
    return once;
  }

  /** The steps that {@link #tighten} takes. */
  long steps() {
    return ROUNDS * once() * combinations;
  }

  /**
   * Finds parts of the prices that make the bound tight, by going against what the relaxed choice
   * takes too much of (Polyak's steps).
   *
   * @param found what is already found
   */
  void tighten(long found) {
    long best = Long.MAX_VALUE;
    int damping = 1;
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long now = whole();
      if (now < best) {
        best = now;
        failed = 0;
        all.forEach(Relaxed::keep);
      } else if (++failed % PATIENCE == 0) {
        damping *= 2;
      }
      use();
      long norm = 0;
      for (Relaxed each : all) {
        norm += each.turn();
      }
      if (norm == 0 || now <= found) {
        break;
      }
      long step = (now - found) / norm / damping;
      all.forEach(each -> each.move(step));
      look();
    }
    all.forEach(Relaxed::restore);
    look();
  }

  private long whole() {
    long whole = ahead[0][0];
    for (Relaxed each : all) {
      whole += each.reserve(each.limit);
    }
    return whole;
  }

  /**
   * What can be added at most after the first {@code step} pieces, less what is held in open sets
   * and not yet paid.
   */
  long ahead(int step, long state) {
    int combination = 0;
    long rest = 0;
    for (Relaxed each : all) {
      if (each.progress.last() >= step) {
        boolean begun = each.progress.first() < step;
        combination += begun ? each.combination(state) : 0;
        rest += begun ? each.rest(state) : each.reserve(each.limit);
      }
    }
    return ahead[step][combination] + rest;
  }

  /** Works out the table from the last piece to the first. */
  private void look() {
    for (int step = pieces.size() - 1; step >= 0; step--) {
      Piece piece = pieces.get(step);
      long alone = scores.left(piece);
      for (Option option : piece.lot.options) {
        Relaxed relaxed = relaxed(option);
        if (relaxed != null && !relaxed.isExact()) {
          alone = Math.max(alone, relaxed.gain(piece, option));
        }
      }
      long[] next = ahead[step + 1];
      long[] here = ahead[step];
      for (int i = 0; i < combinations; i++) {
        here[i] = next[i] + alone;
      }
      for (Option option : piece.lot.options) {
        Relaxed relaxed = relaxed(option);
        if (relaxed != null && relaxed.isExact()) {
          take(relaxed, piece, option, here, next);
        }
      }
    }
  }

  private void take(Relaxed relaxed, Piece piece, Option option, long[] here, long[] next) {
    for (int i = 0; i < combinations; i++) {
      long taken = next[relaxed.next(i)] + relaxed.gain(piece, option, i);
      here[i] = Math.max(here[i], taken);
    }
  }

  private Relaxed relaxed(Option option) {
    int rank = option.claim().rank;
    return rank < byRank.length ? byRank[rank] : null;
  }

  /** Counts what the relaxed choice takes. */
  private void use() {
    all.forEach(Relaxed::forget);
    int combination = 0;
    for (int step = 0; step < pieces.size(); step++) {
      Piece piece = pieces.get(step);
      long here = ahead[step][combination];
      long[] next = ahead[step + 1];
      if (here == next[combination] + scores.left(piece)) {
        continue;
      }
      for (Option option : piece.lot.options) {
        Relaxed relaxed = relaxed(option);
        if (relaxed == null) {
          continue;
        }
        int then = relaxed.isExact() ? relaxed.next(combination) : combination;
        long gain =
            relaxed.isExact()
                ? relaxed.gain(piece, option, combination)
                : relaxed.gain(piece, option);
        if (here == next[then] + gain) {
          relaxed.use(option.part(), combination);
          combination = then;
          break;
        }
      }
    }
  }
}
