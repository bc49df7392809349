package dev.evertill.till.sale.country;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;

/**
 * How a country counts. Immutable.
 *
 * @param country ISO 3166-1 alpha-2
 * @param amounts how price × quantity and reductions are rounded to the currency
 */
public record CountryProfile(
    String country, Currency currency, Rounding amounts, TaxRule tax, CashRounding cash) {}
