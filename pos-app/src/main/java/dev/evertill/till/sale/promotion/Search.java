package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.List;

/**
 * The best choice where promotions want the same pieces: piece after piece, dearest first, it is
 * left or given to a set that could take it. What matters for the pieces to come is only how far
 * the open sets are; of all ways to the same state the best is kept. Confined to one pricing.
 *
 * <p>Dearest first is what makes sets of which the cheapest count exact: of the pieces a promotion
 * takes, those in a row are best together. For all other sets only the sum matters, not the order.
 */
final class Search {
  private static final long IMPOSSIBLE = -1;

  private final List<Piece> pieces;
  private final Scores scores;
  private final List<Progress> running = new ArrayList<>();
  private final List<Claim> decided = new ArrayList<>();
  private final List<Claim> postponed = new ArrayList<>();
  private final Progress[] byRank;

  /** The promotions that want the current piece. */
  private final List<Progress> concerned = new ArrayList<>();

  private Trail trail;
  private Bound bound;
  private long toBeat;
  private int step;
  private long steps;

  Search(List<Piece> pieces, List<Claim> claims, Scores scores) {
    this.pieces = pieces;
    this.scores = scores;
    this.byRank = new Progress[highest(claims) + 1];
    for (Claim claim : claims) {
      byRank[claim.rank] = new Progress(claim);
    }
    count();
    for (Claim claim : claims) {
      Progress progress = byRank[claim.rank];
      progress.counted();
      if (!progress.isPointless() && progress.settleIn(running)) {
        running.add(progress);
        decided.add(claim);
      } else {
        byRank[claim.rank] = null;
        if (!progress.isPointless()) {
          postponed.add(claim);
        }
      }
    }
  }

  private static int highest(List<Claim> claims) {
    return claims.stream().mapToInt(claim -> claim.rank).max().orElse(0);
  }

  private void count() {
    for (int i = 0; i < pieces.size(); i++) {
      for (Option option : pieces.get(i).lot.options) {
        Progress progress = progress(option);
        if (progress != null) {
          progress.count(i, option.part());
        }
        steps++;
      }
    }
  }

  /**
   * The steps it takes to follow one state from the first piece to the last.
   *
   * @param more to say what can be hoped for of a state
   */
  long weight(int more) {
    long weight = 0;
    for (Piece piece : pieces) {
      long wanted = 1;
      for (Option option : piece.lot.options) {
        wanted += progress(option) == null ? 0 : 1;
      }
      weight += wanted * (wanted + 1 + more);
    }
    return weight;
  }

  /** The steps it took so far. */
  long steps() {
    return steps;
  }

  /** The promotions it chooses for. */
  List<Claim> decided() {
    return decided;
  }

  /** Those for which there was no room in a state. */
  List<Claim> postponed() {
    return postponed;
  }

  /** How far they are. */
  List<Progress> running() {
    return running;
  }

  /** Follows all states, or the {@code most} with the best scores. */
  void solve(int most) {
    solve(most, null, Long.MIN_VALUE);
  }

  /**
   * Follows the states that could beat a score, or the {@code most} with the best hope.
   *
   * @param toBeat what was found already
   */
  void solve(int most, Bound hope, long scoreToBeat) {
    trail = new Trail(most);
    bound = hope;
    toBeat = scoreToBeat;
    running.forEach(Progress::begin);
    for (step = 0; step < pieces.size(); step++) {
      Piece piece = pieces.get(step);
      List<Option> options = piece.lot.options;
      meet(options);
      for (int from = 0; from < trail.before().size(); from++) {
        follow(from, piece, options);
      }
      trail.advance();
    }
  }

  /** Whether states were left out that it should have followed. */
  boolean wasCut() {
    return trail.wasCut();
  }

  /** Whether there is a choice that beats the score. */
  boolean hasFound() {
    return trail.before().size() > 0;
  }

  /** What the best choice is worth. */
  long score() {
    return trail.before().score(0);
  }

  /** The option of each piece. */
  int[] chosen() {
    return trail.back();
  }

  private void meet(List<Option> options) {
    concerned.clear();
    for (Option option : options) {
      Progress progress = progress(option);
      if (progress != null) {
        progress.pass(option.part());
        if (concerned.isEmpty() || concerned.get(concerned.size() - 1) != progress) {
          concerned.add(progress);
        }
      }
    }
  }

  /** How far its promotion is; null where that takes no part in this search. */
  private Progress progress(Option option) {
    int rank = option.claim().rank;
    return rank < byRank.length ? byRank[rank] : null;
  }

  private void follow(int from, Piece piece, List<Option> options) {
    long state = trail.before().state(from);
    long score = trail.before().score(from);
    int toReach = concerned.size() + 2 + (bound == null ? 0 : running.size());
    steps += toReach;
    reach(state, Math.addExact(score, scores.left(piece)), from, Choice.LEFT);
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      Progress progress = progress(option);
      if (progress != null && progress.mayTake(state)) {
        steps += toReach;
        long gain = gain(progress, state, piece, option);
        reach(progress.with(state, option.part()), Math.addExact(score, gain), from, i);
      }
    }
  }

  private long gain(Progress progress, long state, Piece piece, Option option) {
    Deal deal = option.claim().deal;
    boolean counts = deal.paid() == 0 || progress.open(state) >= deal.paid();
    long gain = scores.of(option.claim(), counts ? piece.value(option) : 0);
    return deal.price() > 0 && progress.completes(state, option.part())
        ? Math.subtractExact(gain, scores.of(deal.price()))
        : gain;
  }

  private void reach(long state, long score, int from, int option) {
    long kept = checked(state);
    if (kept == IMPOSSIBLE) {
      return;
    }
    long hope = bound == null ? score : score + bound.ahead(step + 1, kept);
    if (bound == null || hope > toBeat) {
      trail.reached().reach(kept, score, hope, from, option);
    }
  }

  /** The state as it is kept, or {@link #IMPOSSIBLE} where an open set could not be completed. */
  private long checked(long state) {
    long kept = state;
    for (int i = 0; i < concerned.size(); i++) {
      Progress progress = concerned.get(i);
      if (!progress.canEnd(kept)) {
        return IMPOSSIBLE;
      }
      if (progress.last() == step) {
        kept = progress.without(kept);
      }
    }
    return kept;
  }
}
