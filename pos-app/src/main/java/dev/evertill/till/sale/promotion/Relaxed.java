package dev.evertill.till.sale.promotion;

import java.util.Arrays;

/**
 * A promotion of sets in a {@link Bound}: each piece pays a part of the price of its set, and a set
 * of a limited one pays something on top, so that not too many are made. Confined to one pricing.
 */
final class Relaxed {
  final Progress progress;
  final Deal deal;
  final int limit;

  private final Claim claim;
  private final Scores scores;
  private final long price;
  private final long squares;

  /** What a piece of each part pays; for an exact one, what a set pays on top. */
  private long[] prices;

  private long[] kept;
  private int[] used;
  private long[] turn;
  private int stride;

  Relaxed(Progress progress, Scores scores) {
    this.progress = progress;
    this.claim = progress.claim;
    this.deal = claim.deal;
    this.limit = progress.limit();
    this.scores = scores;
    this.price = scores.of(deal.price());
    long sum = 0;
    for (int count : deal.counts()) {
      sum += (long) count * count;
    }
    this.squares = sum;
    start(deal.counts().length);
    project();
  }

  private void start(int parts) {
    prices = new long[parts];
    kept = new long[parts];
    used = new int[parts];
    turn = new long[parts];
  }

  /** One part and more than one piece: how many it holds is all there is to know. */
  boolean canStayExact() {
    return deal.counts().length == 1 && size() > 1;
  }

  int size() {
    return deal.counts()[0];
  }

  void stayExact(int at) {
    stride = at;
    start(1);
  }

  boolean isExact() {
    return stride > 0;
  }

  /** Its share in the number of a combination. */
  int combination(long state) {
    return isExact() ? stride * progress.open(state) : 0;
  }

  private int open(int combination) {
    return combination / stride % size();
  }

  /** The combination with one piece more. */
  int next(int combination) {
    int open = open(combination);
    return open + 1 == size() ? combination - open * stride : combination + stride;
  }

  /** What a piece adds to an open set of an exact one. */
  long gain(Piece piece, Option option, int combination) {
    int open = open(combination);
    long gain = scores.of(claim, open >= deal.paid() ? piece.value(option) : 0);
    return open + 1 == size() ? gain - price - prices[0] : gain;
  }

  /** What a piece adds, less the part of the price it pays. */
  long gain(Piece piece, Option option) {
    return scores.of(claim, piece.value(option)) - prices[option.part()];
  }

  /** What so many sets pay too much, at most. */
  long reserve(long sets) {
    long more = isExact() ? prices[0] : -price;
    for (int i = 0; i < prices.length && !isExact(); i++) {
      more += deal.counts()[i] * prices[i];
    }
    return Math.multiplyExact(Math.max(0, more), sets);
  }

  /** What the sets to come get back, less what the pieces it holds have not paid. */
  long rest(long state) {
    long rest = reserve(limit - progress.sets(state));
    for (int i = 0; i < prices.length && !isExact(); i++) {
      rest -= Math.multiplyExact(prices[i], progress.held(state, i));
    }
    return rest;
  }

  void forget() {
    Arrays.fill(used, 0);
  }

  void use(int part, int combination) {
    if (!isExact()) {
      used[part]++;
    } else if (open(combination) + 1 == size()) {
      used[0]++;
    }
  }

  /** Where the prices should move; returns the square of how far it is off. */
  long turn() {
    long mean = 0;
    for (int i = 0; i < used.length; i++) {
      mean += (long) count(i) * used[i];
    }
    long norm = 0;
    for (int i = 0; i < used.length; i++) {
      turn[i] =
          progress.isLimited()
              ? used[i] - (long) limit * count(i)
              : isExact() ? 0 : used[i] * squares - count(i) * mean;
      if (isExact() && prices[i] == 0 && turn[i] < 0) {
        turn[i] = 0;
      }
      norm += turn[i] * turn[i];
    }
    return norm;
  }

  private int count(int part) {
    return isExact() ? 1 : deal.counts()[part];
  }

  void move(long step) {
    for (int i = 0; i < prices.length; i++) {
      prices[i] += turn[i] * step;
    }
    if (isExact()) {
      prices[0] = Math.max(0, prices[0]);
    } else {
      project();
    }
  }

  /** Together the pieces of a set pay its price; those of a limited one may pay more. */
  private void project() {
    long missing = price;
    for (int i = 0; i < prices.length; i++) {
      missing -= deal.counts()[i] * prices[i];
    }
    if (missing < 0 && progress.isLimited()) {
      return;
    }
    for (int i = 0; i < prices.length; i++) {
      prices[i] += Math.floorDiv(Math.multiplyExact(missing, deal.counts()[i]), squares);
    }
  }

  void keep() {
    System.arraycopy(prices, 0, kept, 0, prices.length);
  }

  void restore() {
    System.arraycopy(kept, 0, prices, 0, prices.length);
  }
}
