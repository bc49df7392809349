package dev.evertill.receipt;

/** Where a text stands in its line or its column. */
public enum Align {
  LEFT,
  CENTRE,
  RIGHT
}
