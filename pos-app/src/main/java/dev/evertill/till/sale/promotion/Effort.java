package dev.evertill.till.sale.promotion;

/**
 * How much may still be tried to find the best choice, so that nobody waits at the counter. It
 * counts steps and not time: the same basket always comes to the same. Confined to one pricing.
 */
final class Effort {
  /** For one pricing: some hundredths of a second. */
  static final long STEPS = 4_000_000;

  /** Each attempt may have so much of what is left: those after it are not left with nothing. */
  private static final int PART = 4;

  private long left;

  Effort(long steps) {
    left = steps;
  }

  long left() {
    return left;
  }

  /** How much the next attempt may take. */
  long share() {
    return left / PART;
  }

  void spend(long steps) {
    left = Math.max(0, left - steps);
  }
}
