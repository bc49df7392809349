package dev.evertill.till.ui.model;

/** What the window shows. All are parts of the one window; none waits for an answer. */
public enum Panel {
  /** The goods on the counter. */
  SALE,
  /** Goods whose name holds the letters in the scan field. */
  SEARCH,
  /** What is due and what the customer gives. */
  PAY,
  /** The change of the sale just made, until the next item. */
  PAID,
  /** Who takes the drawer, and with how much in it. */
  SHIFT,
  MENU,
  ABOUT,
  /** The latest entries of the journal. */
  JOURNAL,
  /** What a person should know of the till's own disk. */
  TROUBLES,
  /** Baskets that were put aside. */
  HELD,
  /** The count of the drawer at the day's end. */
  DAY,
  /** Whether to void the whole sale. */
  VOID_SALE,
  /** Whether a paper came out that nobody could watch. */
  PAPER,
  /** No price list has come yet. */
  NO_PRICES
}
