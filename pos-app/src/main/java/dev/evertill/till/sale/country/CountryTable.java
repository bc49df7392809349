package dev.evertill.till.sale.country;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxRule.Order;
import dev.evertill.till.sale.tax.TaxRule.Prices;
import dev.evertill.till.sale.tax.TaxRule.Scope;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each country does, with the law it does it by. "By common practice" stands where there is no
 * law or where we know none.
 *
 * <p>Prices hold their tax where they are shown to consumers (Directive 98/6/EC, art. 2, for the EU
 * and EEA; elsewhere as the row says). The tax of a class is rounded once for the document, half
 * up, by default: EU Directive 2006/112/EC, art. 226 asks for one amount for each rate.
 */
final class CountryTable {
  private static final TaxRule INCLUDED = TaxRule.INCLUDED_PER_DOCUMENT;

  private static final TaxRule ADDED =
      new TaxRule(Prices.TAX_ADDED, Scope.DOCUMENT, Order.TAX_FIRST, Rounding.HALF_UP);

  private static final TaxRule INCLUDED_PER_LINE =
      new TaxRule(Prices.TAX_INCLUDED, Scope.LINE, Order.TAX_FIRST, Rounding.HALF_UP);

  private static final TaxRule INCLUDED_CUT_OFF =
      new TaxRule(Prices.TAX_INCLUDED, Scope.DOCUMENT, Order.TAX_FIRST, Rounding.DOWN);

  /**
   * ISO 4217 gives the forint two decimals, but prices and tills know whole forints only; a shop
   * that counts in fillér changes the currency of its profile.
   */
  private static final Currency WHOLE_FORINTS = new Currency("HUF", 0);

  private static final List<Country> EURO =
      List.of(
          // No rounding by law: every euro coin is given.
          euro("AT", "2002-01-01"),
          euro("DE", "2002-01-01"),
          euro("ES", "2002-01-01"),
          euro("FR", "2002-01-01"),
          euro("LU", "2002-01-01"),
          euro("PT", "2002-01-01"),
          // Code de droit économique, art. VI.7/1: an amount above 5 cents, the part paid in cash.
          euro("BE", "2002-01-01").from("2019-12-01", "0.05").keeping("0.05"),
          // Act that applies to cash from 2025-01-01, as Eesti Pank explains it; refunds too.
          euro("EE", "2011-01-01").from("2025-01-01", "0.05"),
          // Laki euromääräisten maksujen pyöristämisestä (890/2000), § 1: 1 and 2 cents stay.
          euro("FI", "2002-01-01").from("2002-01-01", "0.05").keeping("0.02"),
          // Central Bank of Ireland, National Payments Plan: voluntary, on the total.
          euro("IE", "2002-01-01").from("2015-10-28", "0.05"),
          // D.L. 50/2017, art. 13-quater: paid "integralmente in contanti".
          euro("IT", "2002-01-01").from("2018-01-01", "0.05").onlyWhollyCash(),
          // Atsiskaitymų grynaisiais pinigais sumų apvalinimo įstatymas of 2024-03-28.
          euro("LT", "2015-01-01").from("2025-05-01", "0.05"),
          // Agreed by the Maatschappelijk Overleg Betalingsverkeer: voluntary, most shops do.
          euro("NL", "2002-01-01").from("2004-09-01", "0.05"),
          // Zákon č. 18/1996 Z. z. o cenách, § 3 (4), by 457/2021 Z. z.: 1 and 2 cents become 5.
          euro("SK", "2009-01-01").from("2022-07-01", "0.05").raising("0.02"));

  private static final List<Country> REST_OF_EUROPE =
      List.of(
          // Smallest coin 5 Rappen. Prices with tax: Preisbekanntgabeverordnung, SR 942.211, art.
          // 4.
          row("CH", "CHF", INCLUDED).always("0.05"),
          row("LI", "CHF", INCLUDED).always("0.05"),
          // Zákon č. 634/1992 Sb., § 3: the nearest value of coins in circulation. 10 and 20 haléř
          // were withdrawn after 2003-10-31, 50 haléř after 2008-08-31.
          row("CZ", "CZK", INCLUDED).from("2003-11-01", "0.50").from("2008-09-01", "1.00"),
          // Bekendtgørelse nr. 928 of 2008-09-19, § 2; before, the 25 øre coin. 25 øre become 50:
          // Danmarks Nationalbank.
          row("DK", "DKK", INCLUDED).always("0.25").from("2008-10-01", "0.50"),
          row("GB", "GBP", INCLUDED), // VAT Notice 727; a coin for every penny.
          // 2008. évi III. törvény, § 2: up to 2.49 down, from 2.50 up.
          Country.of("HU", WHOLE_FORINTS, INCLUDED).from("2008-03-01", "5"),
          // Regulation 673/2002: no aurar; amounts are whole krónur (ISO 4217: no decimals).
          row("IS", "ISK", INCLUDED).from("2003-10-01", "1"),
          // FOR-2011-03-16-294, § 2: 1 to 49 øre down, 50 to 99 up; before, the 50 øre coin.
          row("NO", "NOK", INCLUDED).always("0.50").from("2012-05-01", "1.00"),
          // Ustawa o VAT, art. 106e (7): tax = gross × rate ÷ (100 + rate); a coin for each grosz.
          row("PL", "PLN", INCLUDED),
          // Lag (1970:1029), § 2, as of SFS 1991:1191 and SFS 2009:283: 50 öre go up.
          row("SE", "SEK", INCLUDED).from("1992-10-01", "0.50").from("2010-10-01", "1.00"));

  private static final List<Country> AMERICA =
      List.of(
          // Prices with tax: Lei 12.741/2012. Taxes are those of each item (NF-e, group M). No
          // rounding of cash by federal law.
          row("BR", "BRL", INCLUDED_PER_LINE),
          // Excise Tax Act, s. 165.2: on the invoice's total, half a cent up. Cash: guideline of
          // the Department of Finance when the penny went.
          row("CA", "CAD", ADDED).from("2013-02-04", "0.05"),
          // Prices with tax: LFPC, art. 7 bis. Cash: Ley Monetaria, art. 3, nearest 5 centavos.
          row("MX", "MXN", INCLUDED).always("0.05"),
          // Streamlined Sales and Use Tax Agreement, s. 324: third decimal above 4 goes up, by item
          // or by invoice. No federal rule for cash.
          row("US", "USD", ADDED));

  private static final List<Country> ASIA_AND_AFRICA =
      List.of(
          // No tax on sales. Smallest coin 10 cents; nearest by common practice.
          row("HK", "HKD", INCLUDED).always("0.10"),
          // Bank of Israel orders: 1 agora withdrawn 1991, 5 agorot 2008; 5 and more go up.
          row("IL", "ILS", INCLUDED).from("1991-04-01", "0.05").from("2008-01-01", "0.10"),
          // Prices with tax: Legal Metrology (Packaged Commodities) Rules 2011. Whole rupees by
          // common practice.
          row("IN", "INR", INCLUDED).always("1.00"),
          // Prices with tax: Consumption Tax Act, art. 63; rounded once for each rate of an
          // invoice (2023-10-01), cut off by common practice.
          row("JP", "JPY", INCLUDED_CUT_OFF),
          // No tax on sales. Smallest coin in use 5 fils, by common practice.
          row("KW", "KWD", INCLUDED).always("0.005"),
          // Bank Negara Malaysia, Rounding Mechanism. It allows other means of payment to be
          // rounded too; here cash is.
          row("MY", "MYR", INCLUDED).from("2008-04-01", "0.05"),
          // No 1-cent coins issued since then; nearest by common practice.
          row("SG", "SGD", INCLUDED).from("2002-04-01", "0.05"),
          // Prices with tax: VAT Act 89 of 1991, s. 65. 1 and 2 cents withdrawn 2002, 5 cents not
          // minted since 2012. Down, for the customer, by common practice.
          row("ZA", "ZAR", INCLUDED)
              .from("2002-04-01", "0.05", Rounding.DOWN)
              .from("2012-04-01", "0.10", Rounding.DOWN));

  private static final List<Country> OCEANIA =
      List.of(
          // GST Act 1999, s. 9-90: on the invoice's total, half a cent up. Cash: the 1- and 2-cent
          // coins were withdrawn from 1992; nearest by common practice.
          row("AU", "AUD", INCLUDED).from("1992-02-01", "0.05"),
          // Coins withdrawn by the Reserve Bank. 5 cents go down: recommended by the Retailers
          // Association, the shop may choose.
          row("NZ", "NZD", INCLUDED)
              .from("1990-05-01", "0.05")
              .from("2006-11-01", "0.10", Rounding.HALF_DOWN));

  static final List<Country> ROWS =
      Stream.of(EURO, REST_OF_EUROPE, AMERICA, ASIA_AND_AFRICA, OCEANIA)
          .flatMap(List::stream)
          .toList();

  private CountryTable() {}

  private static Country euro(String code, String since) {
    return row(code, "EUR", INCLUDED).since(since);
  }

  private static Country row(String code, String currency, TaxRule tax) {
    return Country.of(code, Currency.of(currency), tax);
  }
}
