package dev.evertill.receipt.escpos;

import java.util.Arrays;

/**
 * The characters that need a code page, as they are written. Confined to the encoding thread.
 *
 * <p>Every change of the page costs the same, so it is best to change as late as possible, to the
 * page that lasts the longest. Which that is shows only afterwards: room is left for the page and
 * for the bytes, and when a character comes that no page has together with all since the last
 * change, they are filled in and the next change is made.
 */
final class Foreign {
  private static final int ESC = 0x1B;
  private static final int NOT_YET = 0;
  private static final int NO_PAGE = -1;

  private final Pages pages;
  private final Output output;
  private char[] characters = new char[64];
  private int[] places = new int[64];
  private int count;
  private int page = NO_PAGE;
  private int placeOfPage;

  Foreign(Pages pages, Output output) {
    this.pages = pages;
    this.output = output;
  }

  /** Whether the page that is being thought of has it. */
  boolean takes(char c) {
    return page != NO_PAGE && pages.byteOf(page, c) != CharacterTable.NONE;
  }

  void put(char c) {
    if (!takes(c)) {
      int other = page == NO_PAGE ? NO_PAGE : pages.having(characters, count, c, page + 1);
      if (other == NO_PAGE) {
        decide();
        other = pages.having(characters, 0, c, 0);
        output.put(ESC, 't', NOT_YET);
        placeOfPage = output.length() - 1;
      }
      page = other;
    }
    output.put(NOT_YET);
    at(output.length() - 1, c);
  }

  /** A character that is taken, and whose place was left. */
  void at(int place, char c) {
    if (count == places.length) {
      characters = Arrays.copyOf(characters, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    characters[count] = c;
    places[count] = place;
    count++;
  }

  /** No more come, or none that this page has: fills in what was left open. */
  void decide() {
    if (page != NO_PAGE) {
      output.set(placeOfPage, pages.page(page).number());
      for (int i = 0; i < count; i++) {
        output.set(places[i], pages.byteOf(page, characters[i]));
      }
    }
    count = 0;
    page = NO_PAGE;
  }
}
