package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.List;

/**
 * The way a search went: the states of the last two steps, and how each before was reached.
 * Confined to one search.
 */
final class Trail {
  private final int most;
  private final List<int[]> origins = new ArrayList<>();
  private final List<int[]> options = new ArrayList<>();
  private Layer before = new Layer();
  private Layer reached = new Layer();
  private boolean cut;

  /**
   * Begins at the state 0 with the score 0.
   *
   * @param most states of one step are followed
   */
  Trail(int most) {
    this.most = most;
    before.reach(0, 0, 0, 0, 0);
  }

  /** The states the current step starts from; at the end the one all ways lead to, if any. */
  Layer before() {
    return before;
  }

  /** The states it reaches. */
  Layer reached() {
    return reached;
  }

  /** Whether states were forgotten for want of room. */
  boolean wasCut() {
    return cut;
  }

  /** Ends a step: what it reached is what the next one starts from. */
  void advance() {
    cut |= reached.keepTheBest(most);
    origins.add(reached.origins());
    options.add(reached.options());
    Layer spare = before;
    before = reached;
    reached = spare;
    reached.clear();
  }

  /** The option of each step on the way to the state all ways lead to. */
  int[] back() {
    int[] way = new int[origins.size()];
    int at = 0;
    for (int i = way.length - 1; i >= 0; i--) {
      way[i] = options.get(i)[at];
      at = origins.get(i)[at];
    }
    return way;
  }
}
