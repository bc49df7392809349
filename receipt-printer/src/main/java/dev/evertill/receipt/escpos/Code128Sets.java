package dev.evertill.receipt.escpos;

import dev.evertill.receipt.GsOne;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * CODE-128 data in the sets that make the shortest symbol (ISO/IEC 15417), as {@code GS k 73} wants
 * it: <code>{A {B {C</code> choose a set, <code>{S</code> takes one character of the other, and
 * <code>{1</code> is FNC1. Immutable.
 *
 * <p>Set A has control characters and capitals, B capitals and small letters, C pairs of digits.
 * From the end of the data on, the symbols still to come are counted for each set the printer may
 * be in; the shortest way from the start is then walked.
 */
final class Code128Sets {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int[] MOST_USUAL_FIRST = {B, A, C};
  private static final int NEVER = 1 << 20;

  /** One character in the set the printer is in; then a shift and one; then the other sets. */
  private static final int STAY = 3;

  private static final int SHIFT = 4;

  private final String data;
  private final int[][] symbols;
  private final int[][] steps;

  /**
   * @param data ASCII, and {@link GsOne#FNC1}
   */
  Code128Sets(String data) {
    this.data = data;
    symbols = new int[data.length() + 1][3];
    steps = new int[data.length() + 1][3];
    for (int i = data.length() - 1; i >= 0; i--) {
      for (int set = A; set <= C; set++) {
        symbols[i][set] = NEVER;
        take(i, set, STAY, staying(i, set));
        take(i, set, SHIFT, shifting(i, set));
      }
      int[] staying = Arrays.copyOf(symbols[i], 3);
      for (int set = A; set <= C; set++) {
        for (int next : MOST_USUAL_FIRST) {
          take(i, set, next, 1 + staying[next]);
        }
      }
    }
  }

  private void take(int index, int set, int step, int count) {
    if (count < symbols[index][set]) {
      symbols[index][set] = count;
      steps[index][set] = step;
    }
  }

  private int staying(int index, int set) {
    int length = length(index, set);
    return length == 0 ? NEVER : 1 + symbols[index + length][set];
  }

  private int shifting(int index, int set) {
    boolean possible =
        set != C && data.charAt(index) != GsOne.FNC1 && length(index, A + B - set) == 1;
    return possible ? 2 + symbols[index + 1][set] : NEVER;
  }

  /** How many characters one symbol of this set takes from here; 0 if it has none for them. */
  private int length(int index, int set) {
    char c = data.charAt(index);
    if (c == GsOne.FNC1) {
      return 1;
    }
    return switch (set) {
      case A -> c < 0x60 ? 1 : 0;
      case B -> c >= 0x20 ? 1 : 0;
      default -> isDigit(index) && isDigit(index + 1) ? 2 : 0;
    };
  }

  private boolean isDigit(int index) {
    return index < data.length() && data.charAt(index) >= '0' && data.charAt(index) <= '9';
  }

  private int firstSet() {
    int first = B;
    for (int set : MOST_USUAL_FIRST) {
      first = symbols[0][set] < symbols[0][first] ? set : first;
    }
    return first;
  }

  /** The narrowest bars in the symbol: start, check and stop included. */
  int modules() {
    return 11 * (symbols[0][firstSet()] + 2) + 13;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length() + 8);
    int set = firstSet();
    choose(bytes, set);
    for (int i = 0; i < data.length(); ) {
      int step = steps[i][set];
      if (step <= C) {
        set = step;
        choose(bytes, set);
        continue;
      }
      if (step == SHIFT) {
        bytes.write('{');
        bytes.write('S');
      }
      i += write(bytes, i, step == SHIFT ? A + B - set : set);
    }
    return bytes.toByteArray();
  }

  private static void choose(ByteArrayOutputStream bytes, int set) {
    bytes.write('{');
    bytes.write("ABC".charAt(set));
  }

  private int write(ByteArrayOutputStream bytes, int index, int set) {
    char c = data.charAt(index);
    if (c == GsOne.FNC1) {
      bytes.write('{');
      bytes.write('1');
      return 1;
    }
    if (set == C) {
      bytes.write((c - '0') * 10 + data.charAt(index + 1) - '0');
      return 2;
    }
    if (c == '{') {
      bytes.write('{');
    }
    bytes.write(c);
    return 1;
  }
}
