package dev.evertill.till.sale.country;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One row of the table: a country with its coins through the years. Immutable.
 *
 * @param first the first day the row is right, that of its currency
 * @param coins from the oldest to the newest; before the first of them every amount can be paid
 */
record Country(String code, Currency currency, TaxRule tax, LocalDate first, List<Coins> coins) {
  /** The rounding that holds from a day on, until the next does. */
  record Coins(LocalDate from, CashRounding rounding) {}

  Country {
    coins = List.copyOf(coins);
  }

  static Country of(String code, Currency currency, TaxRule tax) {
    return new Country(code, currency, tax, LocalDate.MIN, List.of());
  }

  /** Knows nothing of the days before the currency came. */
  Country since(String day) {
    return new Country(code, currency, tax, LocalDate.parse(day), coins);
  }

  /** The nearest step as far back as the row goes. */
  Country always(String step) {
    return with(LocalDate.MIN, CashRounding.nearest(currency.parse(step)));
  }

  Country from(String day, String step) {
    return from(day, step, Rounding.HALF_UP);
  }

  Country from(String day, String step, Rounding rounding) {
    return with(LocalDate.parse(day), CashRounding.of(currency.parse(step), rounding));
  }

  /** Small amounts are paid as they are. */
  Country keeping(String limit) {
    return changingTheLast(rounding -> rounding.keeping(currency.parse(limit)));
  }

  /** Small amounts become one step. */
  Country raising(String limit) {
    return changingTheLast(rounding -> rounding.raising(currency.parse(limit)));
  }

  Country onlyWhollyCash() {
    return changingTheLast(CashRounding::onlyWhollyCash);
  }

  Optional<CountryProfile> on(LocalDate day) {
    if (day.isBefore(first)) {
      return Optional.empty();
    }
    CashRounding cash = CashRounding.NONE;
    for (Coins each : coins) {
      if (!day.isBefore(each.from())) {
        cash = each.rounding();
      }
    }
    return Optional.of(new CountryProfile(code, currency, Rounding.HALF_UP, tax, cash));
  }

  private Country with(LocalDate from, CashRounding rounding) {
    List<Coins> more = new ArrayList<>(coins);
    more.add(new Coins(from, rounding));
    return new Country(code, currency, tax, first, more);
  }

  private Country changingTheLast(UnaryOperator<CashRounding> change) {
    List<Coins> others = new ArrayList<>(coins);
    Coins last = others.remove(others.size() - 1);
    others.add(new Coins(last.from(), change.apply(last.rounding())));
    return new Country(code, currency, tax, first, others);
  }
}
