package dev.evertill.till.sale.promotion;

import java.util.Arrays;

/** The states after one step of a search, with the best way to each. Confined to one search. */
final class Layer {
  private static final int FIRST_SIZE = 16;

  /** 2^64 divided by the golden ratio: spreads neighbours far apart (Knuth, TAOCP 3, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] states = new long[FIRST_SIZE];
  private long[] scores = new long[FIRST_SIZE];
  private long[] hopes = new long[FIRST_SIZE];
  private int[] origins = new int[FIRST_SIZE];
  private int[] options = new int[FIRST_SIZE];
  private int size;

  /** Where each state is, plus 1; open addressing, twice as long as the states. */
  private int[] places = new int[2 * FIRST_SIZE];

  int size() {
    return size;
  }

  long state(int index) {
    return states[index];
  }

  long score(int index) {
    return scores[index];
  }

  /** For each state the index of the one before. */
  int[] origins() {
    return Arrays.copyOf(origins, size);
  }

  /** For each state the option that led to it. */
  int[] options() {
    return Arrays.copyOf(options, size);
  }

  void clear() {
    size = 0;
    Arrays.fill(places, 0);
  }

  /**
   * Notes a way to a state; of several the best is kept, of equal ones the first.
   *
   * @param hope what it may come to
   */
  void reach(long state, long score, long hope, int origin, int option) {
    int place = place(state);
    int index = places[place] - 1;
    if (index >= 0 && scores[index] >= score) {
      return;
    }
    if (index < 0) {
      if (size == states.length) {
        grow();
        place = place(state);
      }
      index = size++;
      places[place] = index + 1;
      states[index] = state;
    }
    scores[index] = score;
    hopes[index] = hope;
    origins[index] = origin;
    options[index] = option;
  }

  private int place(long state) {
    int mask = places.length - 1;
    int place = (int) ((state * SPREAD) >>> Integer.SIZE) & mask;
    while (places[place] != 0 && states[places[place] - 1] != state) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    int length = 2 * size;
    states = Arrays.copyOf(states, length);
    scores = Arrays.copyOf(scores, length);
    hopes = Arrays.copyOf(hopes, length);
    origins = Arrays.copyOf(origins, length);
    options = Arrays.copyOf(options, length);
    places = new int[2 * length];
    for (int i = 0; i < size; i++) {
      places[place(states[i])] = i + 1;
    }
  }

  /**
   * Forgets all but the {@code most} states of the best hope, of equal ones those of the smaller
   * number. The state 0 stays: nothing is open in it, so from it there is always a way to the end.
   *
   * @return whether anything was forgotten
   */
  boolean keepTheBest(int most) {
    if (size <= most) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      hopes[i] = states[i] == 0 ? Long.MAX_VALUE : hopes[i];
    }
    long[] sorted = Arrays.copyOf(hopes, size);
    Arrays.sort(sorted);
    long worst = sorted[size - most];
    long lastState = lastOfTheWorst(worst, most);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (hopes[i] > worst || (hopes[i] == worst && states[i] <= lastState)) {
        states[kept] = states[i];
        scores[kept] = scores[i];
        origins[kept] = origins[i];
        options[kept] = options[i];
        kept++;
      }
    }
    size = kept;
    return true;
  }

  /** The largest state of the worst hope for which there is still room. */
  private long lastOfTheWorst(long worst, int most) {
    int better = 0;
    long[] equal = new long[size];
    int equals = 0;
    for (int i = 0; i < size; i++) {
      if (hopes[i] > worst) {
        better++;
      } else if (hopes[i] == worst) {
        equal[equals++] = states[i];
      }
    }
    Arrays.sort(equal, 0, equals);
    return equal[most - better - 1];
  }
}
