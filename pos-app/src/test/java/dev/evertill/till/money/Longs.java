package dev.evertill.till.money;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/** Whole numbers to try amounts with: of every size, and those at the ends of what fits. */
final class Longs {
  private static final long[] ENDS = {
    0, 1, -1, 2, -2, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1
  };

  private Longs() {}

  static long any(Random chance) {
    return chance.nextInt(8) == 0
        ? ENDS[chance.nextInt(ENDS.length)]
        : chance.nextLong() >> chance.nextInt(64);
  }

  /** Empty where it does not fit. */
  static Optional<Long> fitting(BigInteger exact) {
    return exact.bitLength() < Long.SIZE ? Optional.of(exact.longValueExact()) : Optional.empty();
  }

  /** Empty where it is refused because it does not fit. */
  static Optional<Long> orError(LongSupplier amount) {
    try {
      return Optional.of(amount.getAsLong());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
