package dev.evertill.till.sale;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxRule;

/**
 * What a basket is priced by: the country's ways and the shop's promotions. A basket keeps the
 * terms it began with. Immutable.
 */
public record Terms(CountryProfile profile, Promotions promotions) {
  /** Nowhere in particular: tax in the prices, every amount payable in coins, no promotions. */
  public static Terms plain(Currency currency) {
    return new Terms(
        new CountryProfile(
            "ZZ", currency, Rounding.HALF_UP, TaxRule.INCLUDED_PER_DOCUMENT, CashRounding.NONE),
        Promotions.NONE);
  }
}
