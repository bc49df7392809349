package dev.evertill.till.sale.promotion;

import java.util.List;

/**
 * One number for what a choice is worth: above all what it saves, then, of choices that save the
 * same, how few pieces it takes and how small the ranks of its promotions are. Immutable.
 */
final class Scores {
  private static final long ROOM = 16;

  private final long unit;

  /**
   * @param ranks the largest rank of a promotion
   * @throws ArithmeticException when the pieces are too many or cost too much to be compared
   */
  Scores(List<Piece> pieces, int ranks) {
    // a minor unit outweighs all ranks of all pieces
    unit = Math.addExact(Math.multiplyExact((long) pieces.size(), ranks), 1);
    long total = 0;
    for (Piece piece : pieces) {
      total = Math.addExact(total, piece.lot.worth);
    }
    // so that no sum of what pieces save, and no bound of it, comes near the end of a long
    Math.multiplyExact(of(total), ROOM);
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
