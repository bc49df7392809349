package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.List;

/**
 * The best choice where promotions want the same pieces: piece after piece, dearest first, it is
 * left or given to a set that could take it. What matters for the pieces to come is only how far the
 * open sets are; of all ways to the same state the best is kept. Confined to one pricing.
 *
 * <p>Dearest first is what makes sets of which the cheapest count exact: of the pieces a promotion
 * takes, those in a row are best together. For all other sets only the sum matters, not the order.
 */
final class Search {
  /** States of one step that are followed at most; beyond it the best ones. */
  static final int MOST_STATES = 20_000;

  /** States of a whole search at most: with many pieces fewer of each step are followed. */
  static final int MOST_IN_ALL = 2_000_000;

  private static final int FEWEST_STATES = 100;

  private static final long IMPOSSIBLE = -1;

  private final List<Piece> pieces;
  private final Scores scores;
  private final List<Progress> running = new ArrayList<>();
  private final List<Claim> decided = new ArrayList<>();
  private final List<Claim> postponed = new ArrayList<>();
  private final Progress[] byRank;
  private final int most;

  /** The promotions that want the current piece. */
  private final List<Progress> concerned = new ArrayList<>();

  private int step;

  Search(List<Piece> pieces, List<Claim> claims, Scores scores) {
    this.pieces = pieces;
    this.scores = scores;
    this.most =
        Math.max(
            FEWEST_STATES, Math.min(MOST_STATES, MOST_IN_ALL / Math.max(1, pieces.size())));
    this.byRank = new Progress[claims.get(claims.size() - 1).rank + 1];
    for (Claim claim : claims) {
      Progress progress = new Progress(claim, pieces);
      if (progress.isPointless()) {
        continue;
      }
      if (progress.settleIn(running)) {
        running.add(progress);
        decided.add(claim);
        byRank[claim.rank] = progress;
      } else {
        postponed.add(claim);
      }
    }
  }

  List<Claim> decided() {
    return decided;
  }

  List<Claim> postponed() {
    return postponed;
  }

  /** The option of each piece. */
  int[] solve() {
    Trail trail = new Trail(most);
    for (step = 0; step < pieces.size(); step++) {
      Piece piece = pieces.get(step);
      List<Option> options = piece.lot.options;
      meet(options);
      for (int from = 0; from < trail.before().size(); from++) {
        follow(trail, from, piece, options);
      }
      trail.advance();
    }
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

  private void follow(Trail trail, int from, Piece piece, List<Option> options) {
    Layer reached = trail.reached();
    long state = trail.before().state(from);
    long score = trail.before().score(from);
    long left = checked(state);
    if (left != IMPOSSIBLE) {
      reached.reach(left, Math.addExact(score, scores.left(piece)), from, Choice.LEFT);
    }
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      Progress progress = progress(option);
      if (progress == null || !progress.mayTake(state)) {
        continue;
      }
      long next = checked(progress.with(state, option.part()));
      if (next != IMPOSSIBLE) {
        reached.reach(next, Math.addExact(score, gain(progress, state, piece, option)), from, i);
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
