package dev.evertill.receipt.render;

import dev.evertill.receipt.Receipt;

/** A receipt as lines of text. Immutable. */
public final class PlainText {
  private PlainText() {}

  public static String of(Receipt receipt, int columns) {
    throw new UnsupportedOperationException();
  }
}
