package dev.evertill.till.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they are searched: without case, accents and odd spaces. Functions only. */
final class Folded {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Folded() {}

  static String of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return SPACES
        .matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss"))
        .replaceAll(" ")
        .strip();
  }
}
