package dev.evertill.till.sale.code;

/** The check digits and characters of GS1 General Specifications, section 7.9. Functions only. */
final class CheckDigits {
  /** Section 7.9.2: a digit's weight, found at its place. */
  private static final int[] TWO_MINUS = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};

  private static final int[] THREE = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
  private static final int[] FIVE_PLUS = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
  private static final int[] FIVE_MINUS = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

  /** Section 7.9.3. */
  private static final int[][] FOUR_DIGITS = {TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS};

  /** Section 7.9.4. */
  private static final int[][] FIVE_DIGITS = {
    FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS
  };

  /**
   * Section 7.9.5: the values of check characters, and of the data they protect (figure 7.11-1).
   */
  private static final String CHECK_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int[] PRIMES = {
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
  };
  private static final int PAIR_MODULUS = 1021;

  private CheckDigits() {}

  /** The check digit of the digits from {@code from} to before {@code to}. */
  static int gs1(String text, int from, int to) {
    int sum = 0;
    int weight = 3;
    for (int i = to - 1; i >= from; i--) {
      sum += (text.charAt(i) - '0') * weight;
      weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
  }

  /** What is wrong with the last digit of {@code text}, empty when nothing is. */
  static String wrongGs1(String text, int from, int to) {
    int expected = gs1(text, from, to - 1);
    int found = text.charAt(to - 1) - '0';
    return found == expected ? "" : "check digit " + found + ", expected " + expected;
  }

  /** The check digit of a value of 4 or 5 digits. */
  static int ofValue(String value) {
    if (value.length() == 4) {
      return weighed(value, FOUR_DIGITS) * 3 % 10;
    }
    if (value.length() == 5) {
      int rest = (10 - weighed(value, FIVE_DIGITS) % 10) % 10;
      for (int digit = 0; digit < FIVE_MINUS.length; digit++) {
        if (FIVE_MINUS[digit] == rest) {
          return digit;
        }
      }
    }
    throw new IllegalArgumentException("value " + value + ": 4 or 5 digits are allowed");
  }

  private static int weighed(String value, int[][] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i][value.charAt(i) - '0'];
    }
    return sum;
  }

  /**
   * The pair of check characters of an alphanumeric key without one (section 7.9.5): the places of
   * the characters in set 82, weighed by primes from the right, modulo 1021, in two parts of 5
   * bits.
   *
   * @param body at most 23 characters of set 82
   */
  static String pair(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += CharacterSet.place82(body.charAt(i)) * PRIMES[body.length() - 1 - i];
    }
    sum %= PAIR_MODULUS;
    return "" + CHECK_CHARACTERS.charAt(sum >> 5) + CHECK_CHARACTERS.charAt(sum & 31);
  }
}
