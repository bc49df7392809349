package dev.evertill.till.record;

/** The papers that an entry can bring forth. */
public enum SlipKind {
  RECEIPT,
  DAY_REPORT
}
