package dev.evertill.till.catalogue;

import static dev.evertill.till.catalogue.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.record.Shop;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.code.MeasureLayout;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShopSettingsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
  private static final Currency EURO = new Currency("EUR", 2);

  private static ShopSettings settings(String... namesAndTexts) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return new ShopSettings(texts);
  }

  private static CountryProfile profile(String... namesAndTexts) throws MalformedException {
    return settings(namesAndTexts).profile(DAY);
  }

  private static CountryProfile usual(String country) {
    return CountryProfiles.on(country, DAY).orElseThrow();
  }

  @Test
  void aShopIsWhatItsReceiptsSay() throws Exception {
    assertThat(
            settings(
                    "store.id", "0117",
                    "store.name", "Corner shop",
                    "store.address", "Main Street 1",
                    "store.taxId", "ATU1",
                    "currency", "KWD",
                    "receipt.footer", "Bye")
                .shop())
        .isEqualTo(
            new Shop(
                "0117", "Corner shop", "Main Street 1", "ATU1", new Currency("KWD", 3), "Bye"));
    assertThat(ShopSettings.NONE.shop()).isEqualTo(new Shop("", "", "", "", EURO, ""));
  }

  @Test
  void aCountryBringsItsWayOfCounting() throws Exception {
    assertThat(profile("country", "CH")).isEqualTo(usual("CH"));
    assertThat(profile("country", "AT")).isEqualTo(usual("AT"));
    assertThat(settings("country", "CH").shop().currency()).isEqualTo(new Currency("CHF", 2));
    assertThat(settings("country", "HU").shop().currency()).isEqualTo(usual("HU").currency());
  }

  @Test
  void aCountryCountsAsItDoesOnTheDay() throws Exception {
    LocalDate before = LocalDate.of(2019, 11, 30);
    assertThat(settings("country", "BE").profile(before))
        .isEqualTo(CountryProfiles.on("BE", before).orElseThrow());
    assertThat(settings("country", "BE").profile(before).cash()).isEqualTo(CashRounding.NONE);
    assertThat(profile("country", "BE").cash().step()).isEqualTo(Money.of(5));
  }

  @Test
  void beforeItsCurrencyCameACountryCountsAsItDoesNow() throws Exception {
    assertThat(settings("country", "AT").profile(LocalDate.of(1999, 1, 1))).isEqualTo(usual("AT"));
  }

  @Test
  void aShopWithoutACountryCountsPlainly() throws Exception {
    assertThat(profile()).isEqualTo(Terms.plain(EURO).profile());
    assertThat(profile("currency", "JPY")).isEqualTo(Terms.plain(new Currency("JPY", 0)).profile());
  }

  @Test
  void theCountrysOwnCurrencyKeepsTheDecimalsItHasThere() throws Exception {
    assertThat(profile("country", "HU", "currency", "HUF")).isEqualTo(usual("HU"));
    assertThat(profile("country", "HU", "currency.decimals", "2").currency())
        .isEqualTo(new Currency("HUF", 2));
    assertThat(profile("country", "HU", "currency.decimals", "2").cash().step())
        .as("five forints")
        .isEqualTo(Money.of(5_00));
    assertThat(profile("currency", "XYZ", "currency.decimals", "3").currency())
        .isEqualTo(new Currency("XYZ", 3));
  }

  @Test
  void amountsAreRoundedAsTheShopSays() throws Exception {
    assertThat(profile("country", "CH", "amounts.rounding", "half-even"))
        .isEqualTo(usual("CH").with(Rounding.HALF_EVEN));
  }

  @Test
  void eachPartOfTheTaxRuleCanBeSetOnItsOwn() throws Exception {
    TaxRule rule = usual("AT").tax();
    assertThat(profile("country", "AT", "tax.prices", "tax-added").tax())
        .isEqualTo(
            new TaxRule(TaxRule.Prices.TAX_ADDED, rule.scope(), rule.order(), rule.rounding()));
    assertThat(profile("country", "AT", "tax.scope", "line").tax())
        .isEqualTo(new TaxRule(rule.prices(), TaxRule.Scope.LINE, rule.order(), rule.rounding()));
    assertThat(profile("country", "AT", "tax.order", "base-first").tax())
        .isEqualTo(
            new TaxRule(rule.prices(), rule.scope(), TaxRule.Order.BASE_FIRST, rule.rounding()));
    assertThat(profile("country", "AT", "tax.rounding", "down").tax())
        .isEqualTo(new TaxRule(rule.prices(), rule.scope(), rule.order(), Rounding.DOWN));
  }

  @Test
  void theShopsOwnCoinsStandForThoseOfTheCountry() throws Exception {
    assertThat(profile("country", "AT", "cash.step", "0.05"))
        .isEqualTo(usual("AT").with(CashRounding.nearest(Money.of(5))));
    assertThat(profile("country", "AT", "cash.step", "0.10", "cash.rounding", "down").cash())
        .isEqualTo(CashRounding.of(Money.of(10), Rounding.DOWN));
    assertThat(profile("country", "CH", "cash.step", "0").cash().due(Money.of(12_34)))
        .isEqualTo(Money.of(12_34));
  }

  @Test
  void coinsOfACurrencyThatCannotWriteThoseOfTheCountry() throws Exception {
    assertThat(profile("country", "CH", "currency", "JPY", "cash.step", "10").cash())
        .isEqualTo(CashRounding.nearest(Money.of(10)));
    refused(
        () -> profile("country", "CH", "currency", "JPY"),
        "setting currency JPY: coin 0.05: at most 0 decimals are allowed");
  }

  @Test
  void onlyTheRoundingToTheCountrysCoinsCanBeSet() throws Exception {
    CashRounding finland = usual("FI").cash();
    CashRounding other = CashRounding.of(finland.step(), Rounding.HALF_EVEN);
    assertThat(finland.kept()).isEqualTo(Money.of(2));
    assertThat(profile("country", "FI", "cash.rounding", "half-even").cash())
        .isEqualTo(other.keeping(Money.of(2)));
    assertThat(profile("country", "FI", "cash.rounding", "half-up").cash()).isEqualTo(finland);
  }

  @Test
  void termsAreTheProfileOfTheDayAndThePromotions() throws Exception {
    assertThat(settings("country", "CH").terms(Promotions.NONE, DAY))
        .isEqualTo(new Terms(usual("CH"), Promotions.NONE));
  }

  @Test
  void theScalesOfAShopAreThoseOfItsCountryOrItsOwn() throws Exception {
    assertThat(settings("country", "AT").layouts()).isEqualTo(MeasureLayout.of("AT"));
    assertThat(ShopSettings.NONE.layouts()).isEmpty();
    assertThat(
            settings(
                    "country", "AT",
                    "barcode.layout.2", "21IIIIIPPPPPK decimals=1",
                    "barcode.layout.1", "28IIIIVWWWWWK key=whole",
                    "barcode.layouts", "no layout")
                .layouts())
        .containsExactly(
            MeasureLayout.parse("28IIIIVWWWWWK key=whole"),
            MeasureLayout.parse("21IIIIIPPPPPK decimals=1"));
  }

  @Test
  void whatIsWrongWithASettingIsNamed() {
    String countries = String.join(", ", CountryProfiles.countries());
    refused(() -> profile("country", "XX"), "setting country XX: allowed are " + countries);
    refused(() -> settings("country", "at").shop(), "setting country at: allowed are " + countries);
    refused(
        () -> settings("currency", "euro").shop(),
        "setting currency euro:"
            + " currency euro: an ISO 4217 code in capitals is allowed, such as EUR");
    refused(
        () -> profile("currency.decimals", "two"),
        "setting currency.decimals two: 0, 2 or 3 are allowed");
    refused(
        () -> profile("currency.decimals", "1"),
        "setting currency.decimals 1: 0, 2 or 3 are allowed");
    String roundings = "allowed are half-up, half-down, half-even, up, down";
    refused(
        () -> profile("amounts.rounding", "nearest"),
        "setting amounts.rounding nearest: " + roundings);
    refused(
        () -> profile("tax.prices", "net"),
        "setting tax.prices net: allowed are tax-included, tax-added");
    refused(
        () -> profile("tax.scope", "page"), "setting tax.scope page: allowed are line, document");
    refused(
        () -> profile("tax.order", "last"),
        "setting tax.order last: allowed are tax-first, base-first");
    refused(() -> profile("tax.rounding", "odd"), "setting tax.rounding odd: " + roundings);
    refused(() -> profile("cash.rounding", "odd"), "setting cash.rounding odd: " + roundings);
    refused(
        () -> profile("cash.step", "0.05", "cash.rounding", "odd"),
        "setting cash.rounding odd: " + roundings);
    refused(
        () -> profile("cash.step", "0.001"),
        "setting cash.step 0.001: amount 0.001: a number with at most 2 decimals is allowed");
    refused(() -> profile("cash.step", "-0.05"), "setting cash.step -0.05: allowed is 0 or more");
    refused(
        () -> settings("barcode.layout.1", "99").layouts(),
        "setting barcode.layout.1 99: layout 99: 2 places, 13 or 12 are allowed");
    refused(
        () ->
            settings("barcode.layout.1", "21IIIIIPPPPPK", "barcode.layout.2", "21IIIIIWWWWWK")
                .layouts(),
        "setting barcode.layout: layouts 21IIIIIPPPPPK and 21IIIIIWWWWWK read the same codes,"
            + " one is allowed");
  }

  @Test
  void whatIsCalledBackIsAnItemOrABatchOfIt() throws Exception {
    assertThat(settings().batches()).isEqualTo(BatchCheck.NO_RECALLS);
    assertThat(
            settings(
                    "recall.1",
                    "9501101530003",
                    "recall.2",
                    "4006381333931 LOT 7",
                    "batch.sellBy",
                    "warn",
                    "batch.bestBefore",
                    "refuse")
                .batches())
        .isEqualTo(
            new BatchCheck(
                List.of(
                    new BatchCheck.Recall("09501101530003", ""),
                    new BatchCheck.Recall("04006381333931", "LOT 7")),
                false,
                true));
  }

  @Test
  void aRecallOfNoItemIsRefused() {
    assertThatThrownBy(() -> settings("recall.1", "LOT7").batches())
        .isInstanceOf(MalformedException.class)
        .hasMessage("setting recall.1 LOT7: allowed is a GTIN, and a batch behind it");
    assertThatThrownBy(() -> settings("batch.sellBy", "perhaps").batches())
        .isInstanceOf(MalformedException.class)
        .hasMessage("setting batch.sellBy perhaps: allowed are refuse, warn");
  }

  @Test
  void eightDigitsAreAUpcEWhereTheShopSaysSo() throws Exception {
    LocalDate day = LocalDate.of(2026, 11, 22);
    assertThat(settings().codes(day).upcE()).isFalse();
    assertThat(settings("barcode.upcE", "first").codes(day))
        .isEqualTo(new BarcodeReader(List.of(), 2, 2026, true));
    assertThat(settings("barcode.upcE", "last").codes(day).upcE()).isFalse();
    assertThatThrownBy(() -> settings("barcode.upcE", "yes").codes(day))
        .isInstanceOf(MalformedException.class)
        .hasMessage("setting barcode.upcE yes: allowed are first, last");
  }
}
