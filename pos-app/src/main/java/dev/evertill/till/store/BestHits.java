package dev.evertill.till.store;

import dev.evertill.till.store.SearchWords.Fit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The best of what a search found, so many at most. Confined to the thread that searches. */
final class BestHits {
  /** Goods that were found: how well they fit, their name and number, and their row. Immutable. */
  record Hit(Fit fit, String name, String number, long row) {
    private static final Comparator<Hit> BEST_FIRST =
        Comparator.comparing(Hit::fit)
            .thenComparing(Hit::name)
            .thenComparing(Hit::number)
            .thenComparingLong(Hit::row);
  }

  private final int most;
  private final TreeSet<Hit> hits = new TreeSet<>(Hit.BEST_FIRST);

  BestHits(int most) {
    this.most = most;
  }

  /** Whether a hit would be one of the best. */
  boolean wants(Hit hit) {
    return hit.fit() != Fit.NOT
        && most > 0
        && (!isFull() || Hit.BEST_FIRST.compare(hit, hits.last()) < 0);
  }

  void add(Hit hit) {
    if (wants(hit)) {
      hits.add(hit);
      if (hits.size() > most) {
        hits.pollLast();
      }
    }
  }

  boolean isFull() {
    return hits.size() >= most;
  }

  /** Whether so many begin with what was typed that no other could be one of the best. */
  boolean areAllBeginnings() {
    return isFull() && (most == 0 || hits.last().fit().compareTo(Fit.BEGINNING) <= 0);
  }

  /**
   * Whether none of the names from this one on could be one of the best, as long as it is not the
   * number that was typed and does not begin so.
   */
  boolean areBefore(String name) {
    return isFull()
        && (most == 0
            || hits.last().fit().compareTo(Fit.WORDS) <= 0
                && hits.last().name().compareTo(name) < 0);
  }

  List<Hit> list() {
    return List.copyOf(hits);
  }
}
