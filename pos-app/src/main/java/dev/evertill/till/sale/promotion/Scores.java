package dev.evertill.till.sale.promotion;

/**
 * One number for what a choice is worth: above all what it saves, then, of choices that save the
 * same, how few pieces it takes and how small the ranks of its promotions are. Immutable.
 */
final class Scores {
  private final long unit;

  /**
   * @throws ArithmeticException when there are too many pieces
   */
  Scores(int pieces, int ranks) {
    // a minor unit outweighs all ranks of all pieces
    unit = Math.addExact(Math.multiplyExact((long) pieces, ranks), 1);
  }

  /** A saving of a set that is not one of a piece: less its price. */
  long of(long saved) {
    return Math.multiplyExact(saved, unit);
  }

  /** A piece taken by a promotion, and what it counts for. */
  long of(Claim claim, long value) {
    return of(value) - claim.rank;
  }

  /** A piece that no set takes. */
  long left(Piece piece) {
    return piece.rest > 0 ? of(piece.lot.best, piece.rest) : 0;
  }
}
