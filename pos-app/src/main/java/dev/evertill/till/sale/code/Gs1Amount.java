package dev.evertill.till.sale.code;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.UnitPrice;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of money in a GS1 code. Immutable.
 *
 * @param currency the number of the currency (ISO 4217), empty for the one where it is scanned
 * @param value the amount × 10 to the power of {@code places}
 */
public record Gs1Amount(String currency, long value, int places) {
  /** Whether it is in this currency (ISO 4217, three letters), or names none. */
  public boolean isIn(String code) {
    return currency.isEmpty() || Iso.isCurrency(code, currency);
  }

  /** In minor units of a currency with {@code decimals}; empty when it has more decimals. */
  public Optional<Money> money(int decimals) {
    BigDecimal minor =
        BigDecimal.valueOf(value, places).movePointRight(decimals).stripTrailingZeros();
    return minor.scale() > 0 ? Optional.empty() : Optional.of(Money.of(minor.longValueExact()));
  }

  /**
   * As a price of one unit, in a currency with {@code decimals}; empty when it has more than six
   * places beyond them.
   */
  public Optional<UnitPrice> unitPrice(int decimals) {
    BigDecimal minor =
        BigDecimal.valueOf(value, places).movePointRight(decimals).stripTrailingZeros();
    int beyond = Math.max(0, minor.scale());
    return beyond > UnitPrice.MOST_PLACES
        ? Optional.empty()
        : Optional.of(new UnitPrice(minor.movePointRight(beyond).longValueExact(), beyond));
  }
}
