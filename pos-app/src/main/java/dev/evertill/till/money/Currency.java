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
