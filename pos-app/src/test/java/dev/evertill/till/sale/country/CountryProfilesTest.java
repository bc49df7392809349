package dev.evertill.till.sale.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountryProfilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static CountryProfile on(String country, String day) {
    return CountryProfiles.on(country, LocalDate.parse(day)).orElseThrow();
  }

  /** What is paid in coins, both as written in the country's currency. */
  private static String due(String country, String day, String exact) {
    CountryProfile profile = on(country, day);
    Money due = profile.cash().due(profile.currency().parse(exact));
    return profile.currency().text(due);
  }

  private static String row(String country) {
    CountryProfile profile = CountryProfiles.on(country, TODAY).orElseThrow();
    Currency currency = profile.currency();
    CashRounding cash = profile.cash();
    TaxRule tax = profile.tax();
    String small =
        (cash.kept().isZero() ? "" : " keeps " + currency.text(cash.kept()))
            + (cash.least().isZero() ? "" : " raises " + currency.text(cash.least()))
            + (cash.whollyCash() ? " wholly" : "");
    return String.join(
            " ",
            profile.country(),
            currency.code(),
            tax.prices() + "/" + tax.scope() + "/" + tax.order() + "/" + tax.rounding(),
            cash.step().isZero()
                ? "exact"
                : currency.text(cash.step())
                    + " "
                    + cash.rounding()
                    + " change "
                    + currency.text(cash.changeStep())
                    + " "
                    + cash.changeRounding())
        + small;
  }

  @Test
  void eachCountryCountsByItsOwnRules() {
    String document = "TAX_INCLUDED/DOCUMENT/TAX_FIRST/HALF_UP";
    String added = "TAX_ADDED/DOCUMENT/TAX_FIRST/HALF_UP";
    String nearest = "%s HALF_UP change %1$s HALF_DOWN";
    String five = String.format(Locale.ROOT, nearest, "0.05");
    String ten = String.format(Locale.ROOT, nearest, "0.10");
    String whole = String.format(Locale.ROOT, nearest, "1.00");
    assertThat(CountryProfiles.countries().stream().map(CountryProfilesTest::row))
        .containsExactly(
            "AT EUR " + document + " exact",
            "AU AUD " + document + " " + five,
            "BE EUR " + document + " " + five + " keeps 0.05",
            "BR BRL TAX_INCLUDED/LINE/TAX_FIRST/HALF_UP exact",
            "CA CAD " + added + " " + five,
            "CH CHF " + document + " " + five,
            "CZ CZK " + document + " " + whole,
            "DE EUR " + document + " exact",
            "DK DKK " + document + " 0.50 HALF_UP change 0.50 HALF_DOWN",
            "EE EUR " + document + " " + five,
            "ES EUR " + document + " exact",
            "FI EUR " + document + " " + five + " keeps 0.02",
            "FR EUR " + document + " exact",
            "GB GBP " + document + " exact",
            "HK HKD " + document + " " + ten,
            "HU HUF " + document + " 5 HALF_UP change 5 HALF_DOWN",
            "IE EUR " + document + " " + five,
            "IL ILS " + document + " " + ten,
            "IN INR " + document + " " + whole,
            "IS ISK " + document + " 1 HALF_UP change 1 HALF_DOWN",
            "IT EUR " + document + " " + five + " wholly",
            "JP JPY TAX_INCLUDED/DOCUMENT/TAX_FIRST/DOWN exact",
            "KW KWD " + document + " 0.005 HALF_UP change 0.005 HALF_DOWN",
            "LI CHF " + document + " " + five,
            "LT EUR " + document + " " + five,
            "LU EUR " + document + " exact",
            "MX MXN " + document + " " + five,
            "MY MYR " + document + " " + five,
            "NL EUR " + document + " " + five,
            "NO NOK " + document + " " + whole,
            "NZ NZD " + document + " 0.10 HALF_DOWN change 0.10 HALF_UP",
            "PL PLN " + document + " exact",
            "PT EUR " + document + " exact",
            "SE SEK " + document + " " + whole,
            "SG SGD " + document + " " + five,
            "SK EUR " + document + " " + five + " raises 0.02",
            "US USD " + added + " exact",
            "ZA ZAR " + document + " 0.10 DOWN change 0.10 UP");
  }

  @Test
  void amountsAreRoundedHalfUpEverywhere() {
    assertThat(
            CountryProfiles.countries().stream()
                .map(country -> CountryProfiles.on(country, TODAY).orElseThrow().amounts())
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(Rounding.HALF_UP));
  }

  @Test
  void theSwedishOreWentWithItsCoins() {
    assertThat(due("SE", "1992-09-30", "12.26")).isEqualTo("12.26");
    assertThat(due("SE", "1992-10-01", "12.26")).isEqualTo("12.50");
    assertThat(due("SE", "2010-09-30", "12.26")).isEqualTo("12.50");
    assertThat(due("SE", "2010-10-01", "12.26")).isEqualTo("12.00");
    assertThat(due("SE", "2010-10-01", "12.50")).isEqualTo("13.00");
    assertThat(due("SE", "2010-10-01", "12.49")).isEqualTo("12.00");
  }

  @Test
  void aRuleHoldsFromItsDayOn() {
    assertThat(due("BE", "2019-11-30", "9.98")).isEqualTo("9.98");
    assertThat(due("BE", "2019-12-01", "9.98")).isEqualTo("10.00");
    assertThat(due("CA", "2013-02-03", "9.98")).isEqualTo("9.98");
    assertThat(due("CA", "2013-02-04", "9.98")).isEqualTo("10.00");
    assertThat(due("CZ", "2008-08-31", "9.25")).isEqualTo("9.50");
    assertThat(due("CZ", "2008-09-01", "9.25")).isEqualTo("9.00");
    assertThat(due("DK", "2008-09-30", "9.13")).isEqualTo("9.25");
    assertThat(due("DK", "2008-10-01", "9.24")).isEqualTo("9.00");
    assertThat(due("DK", "2008-10-01", "9.25")).isEqualTo("9.50");
    assertThat(due("EE", "2024-12-31", "30.76")).isEqualTo("30.76");
    assertThat(due("EE", "2025-01-01", "30.76")).isEqualTo("30.75");
    assertThat(due("IE", "2015-10-27", "5.96")).isEqualTo("5.96");
    assertThat(due("IE", "2015-10-28", "5.96")).isEqualTo("5.95");
    assertThat(due("IL", "2007-12-31", "17.04")).isEqualTo("17.05");
    assertThat(due("IL", "2008-01-01", "17.04")).isEqualTo("17.00");
    assertThat(due("IL", "2008-01-01", "17.05")).isEqualTo("17.10");
    assertThat(due("IT", "2017-12-31", "1.96")).isEqualTo("1.96");
    assertThat(due("IT", "2018-01-01", "1.96")).isEqualTo("1.95");
    assertThat(due("LT", "2025-04-30", "1.98")).isEqualTo("1.98");
    assertThat(due("LT", "2025-05-01", "1.98")).isEqualTo("2.00");
    assertThat(due("MY", "2008-03-31", "82.04")).isEqualTo("82.04");
    assertThat(due("MY", "2008-04-01", "82.04")).isEqualTo("82.05");
    assertThat(due("NL", "2004-08-31", "27.47")).isEqualTo("27.47");
    assertThat(due("NL", "2004-09-01", "27.47")).isEqualTo("27.45");
    assertThat(due("NO", "2012-04-30", "30.40")).isEqualTo("30.50");
    assertThat(due("NO", "2012-05-01", "30.40")).isEqualTo("30.00");
    assertThat(due("NZ", "2006-10-31", "9.95")).isEqualTo("9.95");
    assertThat(due("NZ", "2006-11-01", "9.95")).isEqualTo("9.90");
    assertThat(due("NZ", "2006-11-01", "9.96")).isEqualTo("10.00");
    assertThat(due("SK", "2022-06-30", "12.42")).isEqualTo("12.42");
    assertThat(due("SK", "2022-07-01", "12.42")).isEqualTo("12.40");
    assertThat(due("ZA", "2012-03-31", "9.99")).isEqualTo("9.95");
    assertThat(due("ZA", "2012-04-01", "9.99")).isEqualTo("9.90");
  }

  @Test
  void oneAndTwoCentsAreAFivePieceInSlovakiaAndStayInFinland() {
    assertThat(due("SK", "2026-11-22", "0.01")).isEqualTo("0.05");
    assertThat(due("SK", "2026-11-22", "0.02")).isEqualTo("0.05");
    assertThat(due("SK", "2026-11-22", "0.06")).isEqualTo("0.05");
    assertThat(due("FI", "2026-11-22", "0.02")).isEqualTo("0.02");
    assertThat(due("FI", "2026-11-22", "0.03")).isEqualTo("0.05");
    assertThat(due("BE", "2026-11-22", "0.04")).isEqualTo("0.04");
    assertThat(due("BE", "2026-11-22", "0.06")).isEqualTo("0.05");
    assertThat(due("EE", "2026-11-22", "0.02")).isEqualTo("0.00");
  }

  @Test
  void theHungarianLawIsKeptToTheFiller() {
    CountryProfile inFiller = on("HU", "2026-11-22").with(Currency.of("HUF"));
    String[] law = {
      "10.01 10.00",
      "12.49 10.00",
      "12.50 15.00",
      "14.99 15.00",
      "15.01 15.00",
      "17.49 15.00",
      "17.50 20.00",
      "19.99 20.00"
    };
    for (String example : law) {
      String[] pair = example.split(" ");
      Money due = inFiller.cash().due(inFiller.currency().parse(pair[0]));
      assertThat(inFiller.currency().text(due)).as(pair[0]).isEqualTo(pair[1]);
    }
    assertThat(due("HU", "2026-11-22", "1002")).isEqualTo("1000");
    assertThat(due("HU", "2026-11-22", "1003")).isEqualTo("1005");
    assertThat(due("HU", "2008-02-29", "1003")).isEqualTo("1003");
  }

  @Test
  void nothingIsKnownOfACountryBeforeItsCurrency() {
    assertThat(CountryProfiles.on("SK", LocalDate.of(2008, 12, 31))).isEmpty();
    assertThat(CountryProfiles.on("SK", LocalDate.of(2009, 1, 1))).isPresent();
    assertThat(CountryProfiles.on("CH", LocalDate.MIN)).isPresent();
  }

  @Test
  void aCountryThatIsNotKnownIsEmpty() {
    assertThat(CountryProfiles.on("XX", TODAY)).isEmpty();
    assertThat(CountryProfiles.on("ch", TODAY)).isEmpty();
    assertThat(CountryProfiles.on("", TODAY)).isEmpty();
  }

  @Test
  void whatIsDueIsAMultipleOfTheCountrysCoinAndMirrors() {
    for (String country : CountryProfiles.countries()) {
      CashRounding cash = CountryProfiles.on(country, TODAY).orElseThrow().cash();
      long step = Math.max(1, cash.step().minor());
      Seeds.each(
          200,
          chance -> {
            Money exact = Money.of(cash.kept().minor() + 1 + chance.nextInt(1_000_000));
            Money due = cash.due(exact);
            assertThat(due.minor() % step).isZero();
            assertThat(Math.abs(due.minor() - exact.minor())).isLessThan(step);
            assertThat(cash.due(due)).isEqualTo(due);
            assertThat(cash.due(exact.negate())).isEqualTo(due.negate());
          });
    }
  }
}
