package dev.evertill.till.shift;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Sums by key: the one way all lines of a report are added. Functions only. */
final class Sums {
  private Sums() {}

  /** A copy nobody can change, in the natural order of its keys. */
  static <K extends Comparable<? super K>, V> SortedMap<K, V> copy(
      Map<? extends K, ? extends V> sums) {
    TreeMap<K, V> copy = new TreeMap<>();
    copy.putAll(sums);
    return Collections.unmodifiableSortedMap(copy);
  }

  /** Both together; where both have a key, their values are added. */
  static <K extends Comparable<? super K>, V> SortedMap<K, V> plus(
      Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
    TreeMap<K, V> both = new TreeMap<>();
    both.putAll(one);
    other.forEach((key, value) -> both.merge(key, value, plus));
    return Collections.unmodifiableSortedMap(both);
  }
}
