package dev.evertill.till.record;

/** The papers that an entry can bring forth. */
public enum SlipKind {
  RECEIPT,
  DAY_REPORT,
  /** Cash that no sale moved. */
  CASH_MOVEMENT
}
