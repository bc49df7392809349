package dev.evertill.till.sale.promotion;

/** One piece that sets compete for. Confined to one pricing. */
final class Piece {
  final Lot lot;

  /** What it saves when no set takes it, in minor units. */
  final long rest;

  /** Its place in its lot. */
  final int ordinal;

  /** The set promotion that took it; null when it was left. */
  Claim taker;

  /** What that took off it, in minor units. */
  long saved;

  Piece(Lot lot, int ordinal) {
    this.lot = lot;
    this.ordinal = ordinal;
    this.rest = lot.share(lot.rest, ordinal);
  }

  /** What it counts for in a set, in minor units. */
  long value(Option option) {
    return lot.share(option.value(), ordinal);
  }

  /** Ends the competition for it. */
  void leave() {
    if (taker == null && rest > 0) {
      taker = lot.best;
      saved = rest;
    }
  }
}
