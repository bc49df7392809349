package dev.evertill.till.money;

import java.math.BigDecimal;

/** The shop's currency: its ISO 4217 code and how many decimals its amounts have. Immutable. */
public record Currency(String code, int decimals) {
  /**
   * @throws IllegalArgumentException when {@code decimals} is not 0, 2 or 3
   */
  public Currency {
    if (decimals != 0 && decimals != 2 && decimals != 3) {
      throw new IllegalArgumentException("decimals " + decimals + ": 0, 2 or 3 are allowed");
    }
  }

  /**
   * The currency with the decimals ISO 4217 gives it: EUR has 2, JPY 0, KWD 3.
   *
   * @throws IllegalArgumentException when the code is not in the table
   */
  public static Currency of(String code) {
    return Iso4217.decimals(code)
        .map(decimals -> new Currency(code, decimals))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "currency " + code + ": an ISO 4217 code in capitals is allowed, such as EUR"));
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
   * Reads {@code 1.799}, with point or comma: up to six decimals more than the currency has.
   *
   * @throws IllegalArgumentException when it is no price of this currency
   */
  public UnitPrice parseUnitPrice(String text) {
    int most = decimals + UnitPrice.MOST_PLACES;
    try {
      BigDecimal minor =
          Decimals.exact(point(text), most).movePointRight(decimals).stripTrailingZeros();
      int places = Math.max(0, minor.scale());
      return new UnitPrice(minor.movePointRight(places).longValueExact(), places);
    } catch (ArithmeticException | NumberFormatException e) {
      throw refused("price", text, most, e);
    }
  }

  /**
   * Reads {@code 12.5}, {@code 12,50} or {@code 12}. There are no signs for thousands: 1.250 is no
   * amount of a currency with two decimals.
   *
   * @throws IllegalArgumentException when it is no amount of this currency
   */
  public Money parse(String text) {
    try {
      return Money.of(Decimals.read(point(text), decimals));
    } catch (ArithmeticException | NumberFormatException e) {
      throw refused("amount", text, decimals, e);
    }
  }

  private static String point(String text) {
    return text.replace(',', '.');
  }

  private static IllegalArgumentException refused(
      String what, String text, int most, RuntimeException cause) {
    return new IllegalArgumentException(
        what + " " + text + ": a number with at most " + most + " decimals is allowed", cause);
  }
}
