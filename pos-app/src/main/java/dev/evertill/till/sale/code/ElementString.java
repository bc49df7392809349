package dev.evertill.till.sale.code;

import java.util.ArrayList;
import java.util.List;

/**
 * GS1 element strings: one value behind the other, each with its application identifier before it
 * (GS1 General Specifications, section 7.8). Functions only.
 *
 * <p>As scanned, an element whose length is not predefined ends at a separator (FNC1, sent as the
 * character GS, 1D hexadecimal) or at the end. As printed for people, identifiers stand in
 * brackets; {@code \(} is a bracket that belongs to a value.
 */
final class ElementString {
  /** How scanners send the separator FNC1. */
  static final char GS = 0x1D;

  private ElementString() {}

  /** Reads what is scanned, from {@code from} on. */
  static Gs1 scanned(String text, int from, int year) throws NotReadException {
    List<Gs1.Element> elements = new ArrayList<>(6);
    int at = from;
    while (at < text.length()) {
      if (text.charAt(at) == GS) {
        at++;
        continue;
      }
      Ai ai = AiTable.at(text, at);
      if (ai == null) {
        throw unknown(text.substring(at, Math.min(text.length(), at + 4)), at);
      }
      int start = at + ai.code().length();
      int separator = text.indexOf(GS, start);
      int end = separator < 0 ? text.length() : separator;
      if (ai.predefined()) {
        end = Math.min(end, start + ai.most());
      }
      elements.add(element(ai, text.substring(start, end), at, year));
      at = end;
    }
    return together(elements, year);
  }

  /** Reads {@code (01)09501101530003(17)251231}, from {@code from} on. */
  static Gs1 bracketed(String text, int from, int year) throws NotReadException {
    List<Gs1.Element> elements = new ArrayList<>(6);
    int at = from;
    while (at < text.length()) {
      int close = closing(text, at);
      if (close < 0) {
        throw new NotReadException(
            "no GS1 identifier in brackets at place " + (at + 1) + ", such as (01)");
      }
      String code = text.substring(at + 1, close);
      Ai ai = AiTable.of(code);
      if (ai == null) {
        throw unknown(code, at);
      }
      StringBuilder value = new StringBuilder();
      int end = close + 1;
      while (end < text.length() && closing(text, end) < 0) {
        boolean escaped = text.startsWith("\\(", end);
        value.append(text.charAt(escaped ? end + 1 : end));
        end += escaped ? 2 : 1;
      }
      elements.add(element(ai, value.toString(), at, year));
      at = end;
    }
    return together(elements, year);
  }

  /** Where the bracket closes that opens at {@code at} around 2 to 4 digits, −1 when none does. */
  private static int closing(String text, int at) {
    if (text.charAt(at) != '(') {
      return -1;
    }
    int end = at + 1;
    while (end < text.length() && CharacterSet.N.has(text.charAt(end))) {
      end++;
    }
    int digits = end - at - 1;
    boolean closed = end < text.length() && text.charAt(end) == ')';
    return closed && digits >= 2 && digits <= 4 ? end : -1;
  }

  /** One element, checked. {@code at} is where it begins in what was scanned. */
  static Gs1.Element element(Ai ai, String value, int at, int year) throws NotReadException {
    String wrong = ai.wrong(value, year);
    if (!wrong.isEmpty()) {
      throw new NotReadException("AI " + ai.code() + " at place " + (at + 1) + ": " + wrong);
    }
    return new Gs1.Element(ai.code(), value);
  }

  /**
   * All elements, checked against each other: one identifier has one value, and none stands with
   * one that the standard forbids beside it (section 4.14), because it would be unclear what is
   * sold. That something is missing (section 4.13) is no reason to refuse: it may be printed in
   * another symbol; see {@link Gs1#missing}.
   */
  static Gs1 together(List<Gs1.Element> elements, int year) throws NotReadException {
    if (elements.isEmpty()) {
      throw new NotReadException("nothing was read");
    }
    for (int i = 1; i < elements.size(); i++) {
      for (int j = 0; j < i; j++) {
        Gs1.Element one = elements.get(j);
        Gs1.Element other = elements.get(i);
        if (one.ai().equals(other.ai())) {
          if (!one.value().equals(other.value())) {
            throw new NotReadException(
                "AI " + one.ai() + " twice: " + one.value() + " and " + other.value());
          }
        } else if (AiTable.of(one.ai()).excludes(other.ai())
            || AiTable.of(other.ai()).excludes(one.ai())) {
          throw new NotReadException(
              "AI " + one.ai() + " and AI " + other.ai() + " are not allowed together");
        }
      }
    }
    return new Gs1(elements, year);
  }

  static NotReadException unknown(String code, int at) {
    return new NotReadException("AI " + code + " at place " + (at + 1) + " is not known");
  }
}
