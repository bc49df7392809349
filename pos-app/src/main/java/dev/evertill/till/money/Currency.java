package dev.evertill.till.money;

import java.math.BigDecimal;

/** The shop's currency: its ISO 4217 code and how many decimals its amounts have. Immutable. */
public record Currency(String code, int decimals) {
  public Currency {
    if (decimals != 0 && decimals != 2 && decimals != 3) {
      throw new IllegalArgumentException("decimals " + decimals + ": 0, 2 or 3 are allowed");
    }
  }

  /** The amount with a point and all its decimals, for documents and slips: {@code -12.50}. */
  public String text(Money amount) {
    return BigDecimal.valueOf(amount.minor(), decimals).toPlainString();
  }

  /** The price with at least the currency's decimals and those it has beyond: {@code 1.799}. */
  public String text(UnitPrice price) {
    return BigDecimal.valueOf(price.value(), decimals + price.places()).toPlainString();
  }

  /**
   * Reads {@code 1.799}: up to six places more than the currency has.
   *
   * @throws IllegalArgumentException when it is no price of this currency
   */
  public UnitPrice parseUnitPrice(String text) {
    try {
      BigDecimal minor =
          new BigDecimal(text.replace(',', '.')).movePointRight(decimals).stripTrailingZeros();
      int places = Math.max(0, minor.scale());
      return new UnitPrice(minor.movePointRight(places).longValueExact(), places);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "price "
              + text
              + ": a number with at most "
              + (decimals + UnitPrice.MOST_PLACES)
              + " decimals is allowed",
          e);
    }
  }

  /**
   * Reads {@code 12.5}, {@code 12,50} or {@code 12}.
   *
   * @throws IllegalArgumentException when it is no amount of this currency
   */
  public Money parse(String text) {
    try {
      return Money.of(
          new BigDecimal(text.replace(',', '.')).movePointRight(decimals).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount " + text + ": a number with at most " + decimals + " decimals is allowed", e);
    }
  }
}
