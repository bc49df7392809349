package dev.evertill.till.sale.country;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The worked examples of countries: each line begins with a country and a day, and comes out with
 * what is counted there then.
 */
public final class CountryExamples {
  private CountryExamples() {}

  /** The kinds of examples by the word they begin with. */
  public static Map<String, WorkedExample> kinds() {
    Map<String, WorkedExample> kinds = new TreeMap<>();
    kinds.put("cash", eachLine(CountryExamples::cash));
    kinds.put("cash-and-card", eachLine(CountryExamples::cashAndCard));
    kinds.put("change", eachLine(CountryExamples::change));
    kinds.put("country", eachLine(CountryExamples::country));
    kinds.put("own-decimals", eachLine(CountryExamples::ownDecimals));
    return kinds;
  }

  private static WorkedExample eachLine(BiFunction<CountryProfile, String[], String> answer) {
    return given -> {
      List<String> out = new ArrayList<>();
      for (String line : given) {
        String[] words = line.strip().split(" +");
        String plain = String.join(" ", words);
        out.add(
            CountryProfiles.on(words[0], LocalDate.parse(words[1]))
                .map(profile -> plain + " " + answer.apply(profile, words))
                .orElse(plain + " unknown"));
      }
      return out;
    };
  }

  /** {@code SE 2010-10-01 12.50} → {@code … in cash 13.00 (+0.50)}. */
  private static String cash(CountryProfile profile, String[] words) {
    Money exact = profile.currency().parse(words[2]);
    return inCash(profile, profile.cash().due(exact), exact);
  }

  /** {@code IT 2026-11-22 10.02 by card 5.00} → {@code … in cash 5.02 (0.00)}. */
  private static String cashAndCard(CountryProfile profile, String[] words) {
    Money total = profile.currency().parse(words[2]);
    Money card = profile.currency().parse(words[5]);
    return inCash(profile, profile.cash().due(total, card), total.minus(card));
  }

  private static String inCash(CountryProfile profile, Money due, Money exact) {
    Currency currency = profile.currency();
    Money rounding = due.minus(exact);
    String sign = rounding.isPositive() ? "+" : "";
    return "in cash " + currency.text(due) + " (" + sign + currency.text(rounding) + ")";
  }

  /** {@code SE 2026-11-22 7.50} → {@code … given back 7.00}. */
  private static String change(CountryProfile profile, String[] words) {
    Currency currency = profile.currency();
    Money back = profile.cash().change(currency.parse(words[2]));
    return "given back " + currency.text(back);
  }

  /** {@code CA 2026-11-22} → {@code … CAD, 2 decimals, tax added, per document, half up, …}. */
  private static String country(CountryProfile profile, String[] words) {
    TaxRule tax = profile.tax();
    Currency currency = profile.currency();
    CashRounding cash = profile.cash();
    boolean included = tax.prices() == TaxRule.Prices.TAX_INCLUDED;
    return String.join(
        ", ",
        currency.code(),
        currency.decimals() + " decimals",
        included ? "tax included" : "tax added",
        "per " + tax.scope().name().toLowerCase(Locale.ROOT),
        name(tax.rounding()),
        cash.step().isZero()
            ? "cash exact"
            : "cash " + currency.text(cash.step()) + " " + name(cash.rounding()));
  }

  /** {@code HU 2026-11-22 2 decimals 12.49} → {@code … in cash 10.00 (-2.49)}. */
  private static String ownDecimals(CountryProfile profile, String[] words) {
    Currency own = new Currency(profile.currency().code(), Integer.parseInt(words[2]));
    CountryProfile changed = profile.with(own);
    Money exact = own.parse(words[4]);
    return inCash(changed, changed.cash().due(exact), exact);
  }

  private static String name(Rounding rounding) {
    return rounding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
