package dev.evertill.till.record;

/** The papers that an entry can bring forth. */
public enum SlipKind {
  RECEIPT,
  /** A receipt without prices, for whoever is given the goods. */
  GIFT_RECEIPT,
  DAY_REPORT,
  /** Cash that no sale moved. */
  CASH_MOVEMENT
}
