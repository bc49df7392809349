package dev.evertill.receipt.render;

import dev.evertill.receipt.escpos.PrinterProfile;

/**
 * How large the paper of a printer is, in points of 1/72 inch. Immutable.
 *
 * @param width from edge to edge
 * @param margin what the print head does not reach, on the left as on the right; above and below as
 *     much is left
 */
record PaperSize(double width, double margin) {
  /** Usual print heads have 203 dots an inch, 8 a millimetre. */
  static final double DOT = 72 / 203.0;

  private static final double MILLIMETRE = 72 / 25.4;

  /** The rolls one can buy, in millimetres. */
  private static final int[] ROLLS = {44, 58, 80, 112};

  /** What at least stays white on each side, in millimetres. */
  private static final double LEAST_MARGIN = 1.5;

  /** The longest page that every reader shows. */
  private static final double LONGEST = 14_400;

  /** The narrowest roll that the print head does not leave. */
  static PaperSize of(PrinterProfile profile) {
    double printed = profile.dotsPerLine() * DOT;
    double width = printed + 4 * LEAST_MARGIN * MILLIMETRE;
    for (int i = ROLLS.length - 1; i >= 0; i--) {
      if (printed + 2 * LEAST_MARGIN * MILLIMETRE <= ROLLS[i] * MILLIMETRE) {
        width = ROLLS[i] * MILLIMETRE;
      }
    }
    return new PaperSize(width, (width - printed) / 2);
  }

  /** Of the whole page with so many dots on it, in points. */
  double height(int dots) {
    return dots * DOT + 2 * margin;
  }

  /** How many points a unit of the page must stand for, so that a page so high can be shown. */
  double unit(double height) {
    return Math.max(1, Math.ceil(height / LONGEST));
  }
}
