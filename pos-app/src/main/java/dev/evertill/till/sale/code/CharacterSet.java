package dev.evertill.till.sale.code;

/** Which characters a GS1 element may hold (GS1 General Specifications, section 7.11). */
enum CharacterSet {
  /** Digits. */
  N("0123456789", "digits"),
  /** Set 82, of ISO/IEC 646. */
  X(
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
      "characters of GS1 set 82"),
  /** Set 39. */
  Y("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "characters of GS1 set 39"),
  /** Set 64: file-safe, URI-safe base 64 with its padding. */
  Z(
      "-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
      "characters of GS1 set 64");

  private static final int ASCII = 128;

  private final String text;
  private final boolean[] allowed = new boolean[ASCII];

  CharacterSet(String characters, String text) {
    this.text = text;
    for (int i = 0; i < characters.length(); i++) {
      allowed[characters.charAt(i)] = true;
    }
  }

  boolean has(char c) {
    return c < ASCII && allowed[c];
  }

  /** In words, for a message. */
  String text() {
    return text;
  }

  /** The place of {@code c} in set 82, from 0. */
  static int place82(char c) {
    int place = 0;
    for (char other = 0; other < c; other++) {
      if (X.allowed[other]) {
        place++;
      }
    }
    return place;
  }
}
