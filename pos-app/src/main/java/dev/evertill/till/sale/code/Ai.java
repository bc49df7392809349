package dev.evertill.till.sale.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A GS1 application identifier: what the digits before a value say about it (GS1 General
 * Specifications, section 3). Immutable.
 *
 * @param code 2 to 4 digits
 * @param title the data title of the standard
 * @param predefined whether its length is known from its first two digits, so that no separator
 *     ends it (section 7.8.5)
 * @param parts what the value is made of
 * @param needs each list: one of these must be marked on the goods too (section 4.13)
 * @param excludes codes and patterns such as {@code 310n} that it must not stand with
 * @param key the orders of the codes that may follow it in the path of a Digital Link; null when it
 *     is no key of a link
 */
record Ai(
    String code,
    String title,
    boolean predefined,
    List<Part> parts,
    List<List<String>> needs,
    List<String> excludes,
    List<List<String>> key) {

  /** A stretch of a value. The last one of a value may have no fixed length. */
  record Part(CharacterSet set, int least, int most, boolean optional, List<AiCheck> checks) {
    /** Reads {@code N6,yymmd0}, {@code X..20} or {@code [N..12]}. */
    static Part parse(String text) {
      boolean optional = text.startsWith("[");
      String[] words = text.replace("[", "").replace("]", "").split(",");
      String length = words[0].substring(1);
      boolean open = length.startsWith("..");
      int most = Integer.parseInt(open ? length.substring(2) : length);
      List<AiCheck> checks = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        checks.add(AiCheck.valueOf(words[i].toUpperCase(Locale.ROOT)));
      }
      CharacterSet set = CharacterSet.valueOf(words[0].substring(0, 1));
      return new Part(set, open ? 1 : most, most, optional, List.copyOf(checks));
    }
  }

  /** How long a value of this is at most. */
  int most() {
    int most = 0;
    for (Part part : parts) {
      most += part.most();
    }
    return most;
  }

  /** How long a value of this is at least. */
  int least() {
    int least = 0;
    for (Part part : parts) {
      least += part.optional() ? 0 : part.least();
    }
    return least;
  }

  boolean isLinkKey() {
    return key != null;
  }

  /**
   * What is wrong with {@code value}, empty when nothing is.
   *
   * @param year the year in which it is read
   */
  String wrong(String value, int year) {
    int at = 0;
    for (Part part : parts) {
      if (at == value.length() && part.optional()) {
        break;
      }
      int end = Math.min(value.length(), at + part.most());
      if (end - at < part.least()) {
        return length(value);
      }
      String data = value.substring(at, end);
      String wrong = wrong(part, data, at, year);
      if (!wrong.isEmpty()) {
        return wrong;
      }
      at = end;
    }
    return at < value.length() ? length(value) : "";
  }

  private String wrong(Part part, String data, int at, int year) {
    for (int i = 0; i < data.length(); i++) {
      if (!part.set().has(data.charAt(i))) {
        return "'"
            + data.charAt(i)
            + "' at its place "
            + (at + i + 1)
            + ", only "
            + part.set().text()
            + " are allowed";
      }
    }
    for (AiCheck check : part.checks()) {
      String wrong = check.wrong(data, year);
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }

  private String length(String value) {
    String allowed = least() == most() ? "" + most() : least() + " to " + most();
    return value.length() + " characters, " + allowed + " are allowed";
  }

  /** Whether {@code other} must not stand with this. */
  boolean excludes(String other) {
    for (String pattern : excludes) {
      if (matches(pattern, other)) {
        return !other.equals(code);
      }
    }
    return false;
  }

  /** Whether {@code code} is {@code pattern}, in which n is any digit. */
  static boolean matches(String pattern, String code) {
    int fixed = pattern.indexOf('n');
    return fixed < 0
        ? pattern.equals(code)
        : pattern.length() == code.length() && code.startsWith(pattern.substring(0, fixed));
  }
}
