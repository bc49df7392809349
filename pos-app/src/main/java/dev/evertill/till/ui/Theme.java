package dev.evertill.till.ui;

/** The colours of the screens. */
public enum Theme {
  LIGHT,
  DARK
}
