package dev.evertill.till.record;

/**
 * What an entry of the journal tells. The words are part of the hashed header: never change one.
 */
public enum Kind {
  EPOCH_OPENED("epoch-opened"),
  SALE("sale"),
  VOID("void"),
  SHIFT_OPENED("shift-opened"),
  SHIFT_CLOSED("shift-closed"),
  REPRINT("reprint"),
  DAY_CLOSED("day-closed"),
  CATALOGUE_ACTIVE("catalogue-active");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** The word in the journal. */
  public String text() {
    return text;
  }
}
