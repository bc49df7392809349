package dev.evertill.receipt.escpos;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The code pages of one printer, and which to use. Confined to the thread that made it. */
final class Pages {
  private final List<CodePage> pages;
  private final CharacterTable[] tables;

  Pages(PrinterProfile profile) {
    pages = profile.codePages();
    tables = new CharacterTable[pages.size()];
  }

  /** Most receipts need one or two: the others are not read. */
  private CharacterTable table(int page) {
    CharacterTable table = tables[page];
    if (table == null) {
      table = CharacterTable.of(pages.get(page));
      tables[page] = table;
    }
    return table;
  }

  /** Whether each of its characters is on some page. */
  boolean canPrint(String text) {
    if (isAscii(text.getBytes(StandardCharsets.UTF_8), text)) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 && !isOnAPage(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a text is ASCII, all of which is on every page.
   *
   * @param utf8 its bytes; what is not ASCII has more bytes than characters. Making them is faster
   *     than to look at each character.
   */
  static boolean isAscii(byte[] utf8, String text) {
    return utf8.length == text.length();
  }

  private boolean isOnAPage(char character) {
    for (int page = 0; page < tables.length; page++) {
      if (byteOf(page, character) != CharacterTable.NONE) {
        return true;
      }
    }
    return false;
  }

  CodePage page(int index) {
    return pages.get(index);
  }

  int byteOf(int page, char character) {
    return table(page).byteOf(character);
  }

  /**
   * The page that has the most of these characters in a row. Every change costs the same, so to
   * change as late as possible, to the page that lasts the longest, is the least there can be.
   */
  int lasting(CharSequence characters, int from) {
    int best = -1;
    int longest = 0;
    for (int page = 0; page < tables.length; page++) {
      int to = from;
      while (to < characters.length()
          && byteOf(page, characters.charAt(to)) != CharacterTable.NONE) {
        to++;
      }
      if (to - from > longest) {
        longest = to - from;
        best = page;
      }
    }
    return best;
  }
}
