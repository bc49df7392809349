package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How many pieces of each coin and note of one currency. A difference of two counts may have fewer
 * than none of a piece. Immutable.
 *
 * @param currency its ISO 4217 code
 * @param pieces large ones first; none of a piece is left out, so that equal counts are equal
 */
public record CashCount(String currency, SortedMap<Denomination, Long> pieces) {
  public CashCount {
    pieces =
        Sums.copy(
            pieces.entrySet().stream()
                .filter(piece -> piece.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Nothing of this currency. */
  public static CashCount none(String currency) {
    return new CashCount(currency, Sums.copy(Map.of()));
  }

  /** With so many more pieces of one kind. */
  public CashCount with(Denomination denomination, long more) {
    return plus(new CashCount(currency, Sums.copy(Map.of(denomination, more))));
  }

  /**
   * @throws IllegalArgumentException when the other is of another currency
   * @throws ArithmeticException when a number of pieces does not fit
   */
  public CashCount plus(CashCount other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "a count of " + other.currency + " does not add to one of " + currency);
    }
    return new CashCount(currency, Sums.plus(pieces, other.pieces, Math::addExact));
  }

  /** The same with {@code plus}: what is here and not there. */
  public CashCount minus(CashCount other) {
    return plus(other.negate());
  }

  public CashCount negate() {
    return new CashCount(
        currency,
        Sums.copy(
            pieces.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, piece -> Math.negateExact(piece.getValue())))));
  }

  /** How many of this piece. */
  public long of(Denomination denomination) {
    return pieces.getOrDefault(denomination, 0L);
  }

  /**
   * The amount in minor units.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money sum() {
    Money sum = Money.ZERO;
    for (Map.Entry<Denomination, Long> piece : pieces.entrySet()) {
      sum =
          sum.plus(Money.of(Math.multiplyExact(piece.getKey().value().minor(), piece.getValue())));
    }
    return sum;
  }

  /** Whether it can lie in a drawer: no piece below 0. */
  public boolean canBeHeld() {
    return pieces.values().stream().allMatch(count -> count > 0);
  }
}
