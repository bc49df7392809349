package dev.evertill.receipt.escpos;

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
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 && !have(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of the pages has it. */
  boolean have(char character) {
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
   * The page that has this character and then the most of those to come in a row. Every change
   * costs the same, so to change as late as possible, to the page that lasts the longest, is the
   * least there can be.
   */
  int lasting(char character, CharSequence toCome, int from) {
    int best = -1;
    int longest = -1;
    for (int page = 0; page < tables.length; page++) {
      if (byteOf(page, character) == CharacterTable.NONE) {
        continue;
      }
      int to = from;
      while (to < toCome.length() && byteOf(page, toCome.charAt(to)) != CharacterTable.NONE) {
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
