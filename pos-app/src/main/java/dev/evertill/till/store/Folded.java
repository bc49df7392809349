package dev.evertill.till.store;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as they are searched, in any script: without case, accents, widths, ligatures and odd
 * spaces. What is folded folds to itself. Functions only.
 *
 * <p>Marks go where people leave them out when they type: accents of Latin, Greek and Cyrillic,
 * vowel points of Arabic and Hebrew. Elsewhere they make another letter (kana, Thai, Devanagari)
 * and stay.
 */
final class Folded {
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private static final Set<UnicodeScript> WRITTEN_WITHOUT_MARKS =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARABIC,
          UnicodeScript.HEBREW,
          UnicodeScript.COMMON);

  /** Letters that no normal form takes apart, as people type them who have no key for them. */
  private static final Map<Integer, String> TYPED_AS =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'ŋ', "n"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ς', "σ"),
          Map.entry(0x0649, "\u064a"), // Arabic alef maksura, yeh
          Map.entry(0x0629, "\u0647"), // teh marbuta, heh
          Map.entry(0x0671, "\u0627"), // alef wasla, alef
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x02bc, "'"));

  private static final int TATWEEL = 0x0640;
  private static final int FIRST_KATAKANA = 0x30a1;
  private static final int LAST_KATAKANA = 0x30f6;
  private static final int KATAKANA_TO_HIRAGANA = 0x60;

  private Folded() {}

  static String of(String name) {
    String apart =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(apart.length());
    UnicodeScript base = UnicodeScript.COMMON;
    for (int at = 0; at < apart.length(); at += Character.charCount(apart.codePointAt(at))) {
      int letter = apart.codePointAt(at);
      if (!isMark(letter)) {
        base = Character.isDigit(letter) ? UnicodeScript.COMMON : UnicodeScript.of(letter);
        append(folded, letter);
      } else if (!WRITTEN_WITHOUT_MARKS.contains(base)) {
        folded.appendCodePoint(letter);
      }
    }
    String together = Normalizer.normalize(folded, Normalizer.Form.NFC);
    return SPACES.matcher(together).replaceAll(" ").strip();
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder folded, int letter) {
    int digit = Character.digit(letter, 10);
    if (TYPED_AS.containsKey(letter)) {
      folded.append(TYPED_AS.get(letter));
    } else if (digit >= 0) {
      folded.append(digit);
    } else if (letter >= FIRST_KATAKANA && letter <= LAST_KATAKANA) {
      folded.append((char) (letter - KATAKANA_TO_HIRAGANA));
    } else if (Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter)) {
      folded.append(' ');
    } else if (letter != TATWEEL && Character.getType(letter) != Character.FORMAT) {
      folded.appendCodePoint(letter);
    }
  }
}
