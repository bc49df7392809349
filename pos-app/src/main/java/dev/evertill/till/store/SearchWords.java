package dev.evertill.till.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * What was typed to find goods: all its words must be there, in any order. Immutable.
 *
 * <p>Names are compared as the UTF-8 bytes of their folded form, each byte a character of its own:
 * such strings take a byte a character in memory, are searched fastest, and sort like the text.
 */
final class SearchWords {
  /** How well goods fit, best first. */
  enum Fit {
    /** What was typed is the item number or the barcode. */
    THE_NUMBER,
    /** The name begins with what was typed. */
    BEGINNING,
    /** Each word begins a word of the name, the item number or the barcode. */
    WORDS,
    /** Each word is somewhere in the name, or begins the item number or the barcode. */
    WITHIN,
    NOT
  }

  private final List<String> plain;
  private final List<String> words;
  private final String typed;

  private SearchWords(String folded) {
    plain = folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    words = plain.stream().map(SearchWords::bytes).toList();
    typed = bytes(folded);
  }

  static SearchWords of(String typed) {
    return new SearchWords(Folded.of(typed));
  }

  /** The form in which names are compared. */
  static String bytes(String folded) {
    return new String(folded.getBytes(UTF_8), ISO_8859_1);
  }

  /** The form in which item numbers are compared. */
  static String number(String sku) {
    StringBuilder number = new StringBuilder(sku);
    for (int i = 0; i < sku.length(); i++) {
      if (sku.charAt(i) >= 'A' && sku.charAt(i) <= 'Z') {
        number.setCharAt(i, (char) (sku.charAt(i) + ('a' - 'A')));
      }
    }
    return bytes(number.toString());
  }

  /** The form in which barcodes are compared: whether it has 8, 12, 13 or 14 digits. */
  static String code(String gtin) {
    int zeros = 0;
    while (zeros < gtin.length() && gtin.charAt(zeros) == '0') {
      zeros++;
    }
    return gtin.substring(zeros);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The words as the store's columns hold them. */
  List<String> plain() {
    return plain;
  }

  /** All of it, as the store's columns hold it. */
  String plainTyped() {
    return String.join(" ", plain);
  }

  /** All of it, in the form of names. */
  String typed() {
    return typed;
  }

  /** The word that is likely to be the rarest: the longest. */
  String rarest() {
    String rarest = "";
    for (String word : words) {
      rarest = word.length() > rarest.length() ? word : rarest;
    }
    return rarest;
  }

  static boolean isDigits(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * How well goods fit.
   *
   * @param name in the form of {@link #bytes}
   * @param number in the form of {@link #number}
   * @param code in the form of {@link #code}, empty for none
   */
  Fit fit(String name, String number, String code) {
    if (typed.equals(number) || isCode(typed, code)) {
      return Fit.THE_NUMBER;
    }
    if (name.startsWith(typed)) {
      return Fit.BEGINNING;
    }
    Fit worst = Fit.WORDS;
    for (String word : words) {
      if (number.startsWith(word) || beginsCode(word, code) || beginsAWord(word, name)) {
        continue;
      }
      if (!name.contains(word)) {
        return Fit.NOT;
      }
      worst = Fit.WITHIN;
    }
    return worst;
  }

  private static boolean isCode(String word, String code) {
    return beginsCode(word, code) && code(word).length() == code.length();
  }

  private static boolean beginsCode(String word, String code) {
    return isDigits(word) && !code(word).isEmpty() && code.startsWith(code(word));
  }

  private static boolean beginsAWord(String word, String name) {
    for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
      if (at == 0 || isBetweenWords(name.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetweenWords(char c) {
    return c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  }
}
