package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody counted: amounts by tender, and the pieces of the cash where they were counted.
 * Immutable.
 *
 * @param amounts in minor units of the tender's own currency
 * @param pieces by currency; their sum is the amount of that cash
 */
public record Contents(SortedMap<TenderType, Money> amounts, SortedMap<String, CashCount> pieces) {
  public static final Contents NONE = new Contents(Sums.copy(Map.of()), Sums.copy(Map.of()));

  /**
   * @throws IllegalArgumentException when cash is below 0 or its pieces make another amount
   */
  public Contents {
    amounts = Sums.copy(amounts);
    pieces = Sums.copy(pieces);
    for (Map.Entry<TenderType, Money> amount : amounts.entrySet()) {
      if (amount.getKey().isCash() && amount.getValue().isNegative()) {
        throw new IllegalArgumentException(
            amount.getKey().text() + " < 0: " + amount.getValue().minor());
      }
    }
    for (Map.Entry<String, CashCount> count : pieces.entrySet()) {
      check(count.getKey(), count.getValue(), amounts);
    }
  }

  private static void check(
      String currency, CashCount count, SortedMap<TenderType, Money> amounts) {
    if (!count.currency().equals(currency)) {
      throw new IllegalArgumentException("pieces of " + count.currency() + " under " + currency);
    }
    if (!count.canBeHeld()) {
      throw new IllegalArgumentException("fewer than no pieces of " + currency);
    }
    Money amount = amounts.get(TenderType.cash(currency));
    if (!count.sum().equals(amount)) {
      throw new IllegalArgumentException(
          "cash "
              + currency
              + (amount == null ? " without amount" : " " + amount.minor())
              + ": its pieces make "
              + count.sum().minor());
    }
  }

  /** Cash known by its amount alone. */
  public static Contents cash(String currency, Money amount) {
    return NONE.with(TenderType.cash(currency), amount);
  }

  /** Cash known by its pieces. */
  public static Contents cash(CashCount count) {
    return NONE.with(count);
  }

  /** With this amount of a tender; it takes the place of one given before, and of its pieces. */
  public Contents with(TenderType tender, Money amount) {
    return new Contents(
        Sums.plus(amounts, Map.of(tender, amount), (before, now) -> now),
        tender.isCash() ? without(tender.currency()) : pieces);
  }

  /** With these pieces of cash, and their sum as its amount. */
  public Contents with(CashCount count) {
    return new Contents(
        Sums.plus(
            amounts, Map.of(TenderType.cash(count.currency()), count.sum()), (before, now) -> now),
        Sums.plus(pieces, Map.of(count.currency(), count), (before, now) -> now));
  }

  private SortedMap<String, CashCount> without(String currency) {
    SortedMap<String, CashCount> others = new TreeMap<>(pieces);
    others.remove(currency);
    return others;
  }
}
