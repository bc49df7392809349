package dev.evertill.till.sale.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import org.junit.jupiter.api.Test;

class CountryProfileTest {
  private static final Currency FORINT = new Currency("HUF", 0);
  private static final CashRounding FIVE = CashRounding.nearest(Money.of(5)).raising(Money.of(2));
  private static final CountryProfile HUNGARY =
      new CountryProfile(
          "HU", FORINT, Rounding.HALF_UP, TaxRule.INCLUDED_PER_DOCUMENT, FIVE.onlyWhollyCash());

  @Test
  void aShopChangesWhatItDoesOtherwise() {
    TaxRule otherTax =
        new TaxRule(
            TaxRule.Prices.TAX_ADDED,
            TaxRule.Scope.LINE,
            TaxRule.Order.BASE_FIRST,
            Rounding.HALF_EVEN);
    assertThat(HUNGARY.with(Rounding.DOWN))
        .isEqualTo(new CountryProfile("HU", FORINT, Rounding.DOWN, HUNGARY.tax(), HUNGARY.cash()));
    assertThat(HUNGARY.with(otherTax))
        .isEqualTo(new CountryProfile("HU", FORINT, Rounding.HALF_UP, otherTax, HUNGARY.cash()));
    assertThat(HUNGARY.with(CashRounding.NONE))
        .isEqualTo(
            new CountryProfile("HU", FORINT, Rounding.HALF_UP, HUNGARY.tax(), CashRounding.NONE));
  }

  @Test
  void coinsKeepTheirValueWhenAmountsGetOtherDecimals() {
    CountryProfile inFiller = HUNGARY.with(Currency.of("HUF"));
    assertThat(inFiller)
        .isEqualTo(
            new CountryProfile(
                "HU",
                new Currency("HUF", 2),
                Rounding.HALF_UP,
                HUNGARY.tax(),
                new CashRounding(
                    Money.of(500),
                    Rounding.HALF_UP,
                    Money.of(500),
                    Rounding.HALF_DOWN,
                    Money.ZERO,
                    Money.of(200),
                    true)));
    assertThat(inFiller.with(FORINT)).isEqualTo(HUNGARY);
    assertThat(HUNGARY.with(FIVE.keeping(Money.of(3))).with(Currency.of("HUF")).cash().kept())
        .isEqualTo(Money.of(300));
  }

  @Test
  void aCoinThatTheNewCurrencyCannotWriteIsNamed() {
    CountryProfile swiss =
        new CountryProfile("CH", Currency.of("CHF"), Rounding.HALF_UP, HUNGARY.tax(), FIVE);
    assertThatThrownBy(() -> swiss.with(Currency.of("JPY")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coin 0.05: at most 0 decimals are allowed");
    assertThat(swiss.with(Currency.of("KWD")).cash().step()).isEqualTo(Money.of(50));
  }

  @Test
  void aCountryIsTwoCapitals() {
    for (String wrong : new String[] {"ch", "CHE", "", "C", "C1"}) {
      assertThatThrownBy(
              () ->
                  new CountryProfile(
                      wrong, FORINT, Rounding.HALF_UP, HUNGARY.tax(), CashRounding.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("country " + wrong + ": two capitals of ISO 3166-1 are allowed, such as CH");
    }
  }

  @Test
  void nothingOfAProfileIsMissing() {
    TaxRule tax = HUNGARY.tax();
    assertThatThrownBy(() -> new CountryProfile("HU", null, Rounding.UP, tax, CashRounding.NONE))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new CountryProfile("HU", FORINT, null, tax, CashRounding.NONE))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new CountryProfile("HU", FORINT, Rounding.UP, null, CashRounding.NONE))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new CountryProfile("HU", FORINT, Rounding.UP, tax, null))
        .isInstanceOf(NullPointerException.class);
  }
}
