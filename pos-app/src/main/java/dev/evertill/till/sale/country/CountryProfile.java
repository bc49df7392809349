package dev.evertill.till.sale.country;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How a country counts. A shop that does otherwise changes what it needs, field by field.
 * Immutable.
 *
 * @param country ISO 3166-1 alpha-2
 * @param amounts how price × quantity and reductions are rounded to the currency
 * @param cash in minor units of {@code currency}
 */
public record CountryProfile(
    String country, Currency currency, Rounding amounts, TaxRule tax, CashRounding cash) {
  private static final Pattern ALPHA_2 = Pattern.compile("[A-Z]{2}");

  /**
   * @throws IllegalArgumentException when the country is not two capitals
   */
  public CountryProfile {
    if (!ALPHA_2.matcher(country).matches()) {
      throw new IllegalArgumentException(
          "country " + country + ": two capitals of ISO 3166-1 are allowed, such as CH");
    }
    Objects.requireNonNull(currency);
    Objects.requireNonNull(amounts);
    Objects.requireNonNull(tax);
    Objects.requireNonNull(cash);
  }

  /**
   * Counts in another currency, or in the same with other decimals. The coins stay: 0.05 is 0.05 in
   * the new currency.
   *
   * @throws IllegalArgumentException when the new currency cannot write a coin's value
   */
  public CountryProfile with(Currency other) {
    return new CountryProfile(
        country, other, amounts, tax, cash.rescaled(currency.decimals(), other.decimals()));
  }

  public CountryProfile with(Rounding otherAmounts) {
    return new CountryProfile(country, currency, otherAmounts, tax, cash);
  }

  public CountryProfile with(TaxRule other) {
    return new CountryProfile(country, currency, amounts, other, cash);
  }

  public CountryProfile with(CashRounding other) {
    return new CountryProfile(country, currency, amounts, tax, other);
  }
}
