package dev.evertill.till.store;

import dev.evertill.till.store.BestHits.Hit;
import dev.evertill.till.store.SearchWords.Fit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Some of the goods by their names, in order, in two long strings. Immutable.
 *
 * <pre>
 *   names    name LF name LF …
 *   numbers  number HT code LF number HT code LF …
 * </pre>
 */
final class NameSegment {
  /** Goods as they go in: the forms of {@link SearchWords}, and their row. Immutable. */
  record Named(String name, String number, String code, long row) {
    private static final Comparator<Named> BY_NAME =
        Comparator.comparing(Named::name).thenComparing(Named::number);
  }

  private final String names;
  private final String numbers;
  private final int[] nameAt;
  private final int[] numberAt;
  private final long[] rows;
  private final BitSet gone;
  private final boolean hasLetteredNumbers;

  private NameSegment(
      String names, String numbers, int[] nameAt, int[] numberAt, long[] rows, BitSet gone) {
    this.names = names;
    this.numbers = numbers;
    this.nameAt = nameAt;
    this.numberAt = numberAt;
    this.rows = rows;
    this.gone = gone;
    hasLetteredNumbers = numbers.chars().anyMatch(c -> c > '9');
  }

  static NameSegment of(List<Named> goods) {
    List<Named> sorted = goods.stream().sorted(Named.BY_NAME).toList();
    StringBuilder names = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    int[] nameAt = new int[sorted.size() + 1];
    int[] numberAt = new int[sorted.size() + 1];
    long[] rows = new long[sorted.size()];
    for (int i = 0; i < rows.length; i++) {
      Named one = sorted.get(i);
      names.append(one.name()).append('\n');
      numbers.append(one.number()).append('\t').append(one.code()).append('\n');
      nameAt[i + 1] = names.length();
      numberAt[i + 1] = numbers.length();
      rows[i] = one.row();
    }
    return new NameSegment(
        names.toString(), numbers.toString(), nameAt, numberAt, rows, new BitSet());
  }

  /** The same without these rows. */
  NameSegment without(long[] sortedRows) {
    BitSet fewer = (BitSet) gone.clone();
    for (int i = 0; i < rows.length; i++) {
      if (Arrays.binarySearch(sortedRows, rows[i]) >= 0) {
        fewer.set(i);
      }
    }
    return new NameSegment(names, numbers, nameAt, numberAt, rows, fewer);
  }

  /** How many goods are here. */
  int size() {
    return rows.length - gone.cardinality();
  }

  /** How many goods were here and are superseded or deleted. */
  int gone() {
    return gone.cardinality();
  }

  /** The names that begin with what was typed. */
  void beginning(SearchWords words, BestHits best) {
    int from = firstFrom(words.typed());
    for (int i = from; i < rows.length && names.startsWith(words.typed(), nameAt[i]); i++) {
      if (!gone.get(i)) {
        Hit hit = hit(i, words);
        if (!best.wants(hit) && hit.fit() == Fit.BEGINNING) {
          return; // the ones behind it come later still
        }
        best.add(hit);
      }
    }
  }

  private int firstFrom(String typed) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (name(middle).compareTo(typed) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The goods that have all the words anywhere. */
  void holding(SearchWords words, BestHits best) {
    String rarest = words.rarest();
    holding(rarest, words, best);
    if (SearchWords.isDigits(rarest)) {
      numbered(digits(rarest), words, best);
    } else if (hasLetteredNumbers) {
      numbered(rarest, words, best);
    }
  }

  /** Barcodes are held without the zeros they may be typed with. */
  private static String digits(String typed) {
    String code = SearchWords.code(typed);
    return code.isEmpty() ? typed : code;
  }

  private void holding(String word, SearchWords words, BestHits best) {
    for (int hit = names.indexOf(word); hit >= 0; ) {
      int i = at(nameAt, hit);
      if (best.areBefore(name(i))) {
        return;
      }
      add(i, words, best);
      hit = names.indexOf(word, nameAt[i + 1]);
    }
  }

  /** All of them: the very number that was typed may be the last one. */
  private void numbered(String word, SearchWords words, BestHits best) {
    for (int hit = numbers.indexOf(word); hit >= 0; ) {
      int i = at(numberAt, hit);
      add(i, words, best);
      hit = numbers.indexOf(word, numberAt[i + 1]);
    }
  }

  private static int at(int[] begins, int hit) {
    int found = Arrays.binarySearch(begins, hit);
    return found >= 0 ? found : -found - 2;
  }

  private void add(int i, SearchWords words, BestHits best) {
    if (!gone.get(i)) {
      best.add(hit(i, words));
    }
  }

  private Hit hit(int i, SearchWords words) {
    String name = name(i);
    int tab = numbers.indexOf('\t', numberAt[i]);
    String number = numbers.substring(numberAt[i], tab);
    String code = numbers.substring(tab + 1, numberAt[i + 1] - 1);
    return new Hit(words.fit(name, number, code), name, number, rows[i]);
  }

  private String name(int i) {
    return names.substring(nameAt[i], nameAt[i + 1] - 1);
  }
}
