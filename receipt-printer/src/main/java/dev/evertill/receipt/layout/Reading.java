package dev.evertill.receipt.layout;

import java.text.Bidi;
import java.util.List;

/** In which order the characters of a line stand on the paper (UAX #9). Immutable. */
final class Reading {
  /** A part of a text that is read in one direction. */
  record Part(String text, boolean rightToLeft) {}

  private static final char FIRST_RIGHT_TO_LEFT = 0x590;

  private Reading() {}

  /** Whether something in it is read from the right, or says how to read. */
  static boolean isRightToLeft(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_RIGHT_TO_LEFT) {
        char[] characters = text.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length);
      }
    }
    return false;
  }

  /** Its parts from left to right; the first letter says how the whole is read. */
  static List<Part> parts(String text) {
    if (!isRightToLeft(text)) {
      return List.of(new Part(text, false));
    }
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[bidi.getRunCount()];
    Part[] parts = new Part[levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = new Part(part, levels[i] % 2 == 1);
    }
    Bidi.reorderVisually(levels, 0, parts, 0, parts.length);
    return List.of(parts);
  }
}
