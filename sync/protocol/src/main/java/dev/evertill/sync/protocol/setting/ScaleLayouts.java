package dev.evertill.sync.protocol.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a layout of a scale's codes, such as {@code 28IIIIVWWWWWK decimals=3
 * key=whole}; a till reads codes by it. Functions only.
 */
final class ScaleLayouts {
  private static final int EAN_13 = 13;
  private static final String LETTERS = "0123456789IXWPNVK";
  private static final String KINDS = "WPN";

  private ScaleLayouts() {}

  /** Empty for one that can be used. */
  static Optional<String> fault(String text) {
    String[] words = text.strip().split("\\s+");
    String pattern = words[0];
    Optional<String> fault = lettersFault(pattern).or(() -> valueFault(pattern));
    for (int i = 1; fault.isEmpty() && i < words.length; i++) {
      if (!words[i].matches("decimals=-?[0-9]|key=whole|key=item")) {
        fault =
            Optional.of(
                "word " + words[i] + ", decimals=0 to 3, key=item and key=whole are allowed");
      }
    }
    return fault
        .or(() -> prefixFault(pattern))
        .or(() -> decimalsFault(words))
        .map(why -> "layout " + pattern + ": " + why);
  }

  private static Optional<String> lettersFault(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (LETTERS.indexOf(letter) < 0) {
        return Optional.of(
            "'" + letter + "' at place " + (i + 1) + ", " + LETTERS + " are allowed");
      }
    }
    if (pattern.length() != EAN_13 && pattern.length() != EAN_13 - 1) {
      return Optional.of(pattern.length() + " places, 13 or 12 are allowed");
    }
    return pattern.indexOf('K') == pattern.length() - 1
        ? Optional.empty()
        : Optional.of("one K is allowed, at the end");
  }

  private static Optional<String> valueFault(String pattern) {
    if (pattern.indexOf('I') < 0) {
      return Optional.of("no I for the item's number");
    }
    if (KINDS.chars().filter(kind -> pattern.indexOf(kind) >= 0).count() != 1) {
      return Optional.of("exactly one of W, P and N is allowed");
    }
    char letter = kind(pattern);
    long length = pattern.chars().filter(c -> c == letter).count();
    if (pattern.lastIndexOf(letter) - pattern.indexOf(letter) + 1 != length) {
      return Optional.of(letter + " is allowed in one row only");
    }
    if (pattern.indexOf('V') != pattern.lastIndexOf('V')) {
      return Optional.of("one V is allowed");
    }
    return pattern.indexOf('V') >= 0 && length != 4 && length != 5
        ? Optional.of("V checks " + length + " digits, 4 or 5 are allowed")
        : Optional.empty();
  }

  private static Optional<String> prefixFault(String pattern) {
    String ean = ean(pattern);
    return ean.startsWith("02") || ean.startsWith("04") || ean.charAt(0) == '2'
        ? Optional.empty()
        : Optional.of("02, 04 or 20 to 29 is allowed at the beginning, in 12 places 2 or 4");
  }

  /** The last word of decimals counts. */
  private static Optional<String> decimalsFault(String[] words) {
    boolean count = kind(words[0]) == 'N';
    int least = count ? 0 : -2;
    int most = count ? 0 : 3;
    int decimals = least;
    for (String word : words) {
      if (word.startsWith("decimals=")) {
        decimals = Integer.parseInt(word.substring("decimals=".length()));
      }
    }
    return decimals < least || decimals > most
        ? Optional.of("decimals " + decimals + ", " + least + " to " + most + " are allowed")
        : Optional.empty();
  }

  private static char kind(String pattern) {
    return (char) KINDS.chars().filter(kind -> pattern.indexOf(kind) >= 0).findFirst().orElse('N');
  }

  /**
   * Whether two of them read the same codes, neither of them closer than the other.
   *
   * @param texts each of which can be used
   */
  static Optional<String> sameCodes(List<String> texts) {
    List<String> sorted = new ArrayList<>();
    texts.forEach(text -> sorted.add(text.strip().split("\\s+")[0]));
    sorted.sort((a, b) -> Long.compare(fixedDigits(b), fixedDigits(a)));
    for (int i = 1; i < sorted.size(); i++) {
      for (int j = 0; j < i; j++) {
        String a = sorted.get(j);
        String b = sorted.get(i);
        if (fixedDigits(a) == fixedDigits(b) && overlap(ean(a), ean(b))) {
          return Optional.of("layouts " + a + " and " + b + " read the same codes, one is allowed");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean overlap(String one, String other) {
    for (int i = 0; i < EAN_13; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (isDigit(a) && isDigit(b) && a != b) {
        return false;
      }
    }
    return true;
  }

  private static long fixedDigits(String pattern) {
    return ean(pattern).chars().filter(ScaleLayouts::isDigit).count();
  }

  private static String ean(String pattern) {
    return "0".repeat(EAN_13 - pattern.length()) + pattern;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
