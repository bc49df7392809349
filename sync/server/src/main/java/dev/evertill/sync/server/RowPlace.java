package dev.evertill.sync.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of changes ended; to those who ask only a word. Immutable.
 *
 * @param version in which the row was published; 0 in a draft
 */
record RowPlace(String list, long version, String kind, String key) {
  static final RowPlace START = new RowPlace("", 0, "", "");

  /**
   * @param text null to begin
   * @throws IllegalArgumentException it is not what a page said
   */
  static RowPlace parse(String text) {
    if (text == null) {
      return START;
    }
    String[] words = text.split("\\.", -1);
    if (words.length != 4 || !words[1].matches("[0-9]{1,18}")) {
      throw notSaid(text);
    }
    List<String> read = new ArrayList<>();
    for (int at : new int[] {0, 2, 3}) {
      try {
        read.add(decoded(words[at]));
      } catch (IllegalArgumentException notBase64) {
        throw notSaid(text);
      }
    }
    return new RowPlace(read.get(0), Long.parseLong(words[1]), read.get(1), read.get(2));
  }

  private static IllegalArgumentException notSaid(String text) {
    return new IllegalArgumentException(
        "after " + text + ": allowed is what the page before said is next");
  }

  String text() {
    return encoded(list) + "." + version + "." + encoded(kind) + "." + encoded(key);
  }

  /** A text as a word without dots. */
  static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws IllegalArgumentException no text was made this word
   */
  static String decoded(String word) {
    return new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
  }
}
