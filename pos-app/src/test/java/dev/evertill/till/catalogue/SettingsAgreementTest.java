package dev.evertill.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.setting.SettingRules;
import dev.evertill.till.money.Currency;
import dev.evertill.till.sale.code.MeasureLayout;
import dev.evertill.till.sale.country.CountryProfiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What head office takes a till can use; what it refuses the till refuses in the same words. */
class SettingsAgreementTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

  private static final List<String> VALUES =
      List.of(
          "",
          "AT",
          "CH",
          "HU",
          "XX",
          "at",
          "EUR",
          "JPY",
          "euro",
          "XYZ",
          "0",
          "2",
          "3",
          "1",
          "4",
          "two",
          "0.05",
          "0,05",
          "-0.05",
          "-1",
          "abc",
          "1e3",
          ".5",
          "5.",
          "0.001",
          "0.0005",
          "99999999999999999999",
          "half-up",
          "half-even",
          "up",
          "odd",
          "tax-included",
          "line",
          "document",
          "base-first",
          "first",
          "last",
          "refuse",
          "warn",
          "yes",
          "%%%%",
          "99",
          "28IIIIIWWWWWK",
          "28IIIIVWWWWWK decimals=3 key=whole",
          "28IIIIIWWWWWK decimals=9",
          "28IIIIINNNNNK decimals=1",
          "11IIIIIWWWWWK",
          "28IIIIIWWWWWK what",
          "4006381333931",
          "4006381333932",
          "9501101530003 LOT 7",
          "LOT7",
          "96385074",
          "any text");

  private static Optional<String> till(Map<String, String> texts) {
    ShopSettings settings = new ShopSettings(texts);
    try {
      settings.shop();
      settings.profile(DAY);
      settings.codes(DAY);
      settings.batches();
      return Optional.empty();
    } catch (MalformedException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> office(Map<String, String> texts) {
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Optional<String> why =
          SettingRules.fault(each.getKey(), each.getValue(), SettingRules.decimals(texts));
      if (why.isPresent()) {
        return Optional.of(words(each.getKey(), each.getValue(), why.get()));
      }
    }
    return SettingRules.together(texts)
        .map(fault -> words(fault.name(), fault.value(), fault.allowed()));
  }

  private static String words(String name, String value, String allowed) {
    return new MalformedException(0, "setting " + name, value, allowed).getMessage();
  }

  private static List<String> names() {
    return SettingRules.names().stream().map(name -> name.replace("…", "1")).toList();
  }

  @Test
  void eachSettingIsTakenOrRefusedAlikeWithTheSameWords() {
    for (String name : names()) {
      for (String value : VALUES) {
        Map<String, String> texts = Map.of(name, value);
        assertThat(office(texts)).as(name + " " + value).isEqualTo(till(texts));
      }
    }
  }

  @Test
  void settingsTogetherAreTakenOrRefusedAlike() {
    List<String> countries = new ArrayList<>(SettingRules.countries());
    countries.add("");
    for (String country : countries) {
      for (String currency : List.of("", "EUR", "JPY", "KWD", "HUF", "XYZ", "CLF", "ZWL")) {
        for (String decimals : List.of("", "0", "2", "3")) {
          for (String step : List.of("", "0", "0.5", "0.05", "0.005", "5")) {
            Map<String, String> texts = new TreeMap<>();
            put(texts, "country", country);
            put(texts, "currency", currency);
            put(texts, "currency.decimals", decimals);
            put(texts, "cash.step", step);
            assertThat(office(texts)).as(texts.toString()).isEqualTo(till(texts));
          }
        }
      }
    }
  }

  private static void put(Map<String, String> texts, String name, String text) {
    if (!text.isEmpty()) {
      texts.put(name, text);
    }
  }

  @Test
  void amountsHaveAsManyDecimalsAsTheTillCountsIn() throws Exception {
    for (String country : CountryProfiles.countries()) {
      Map<String, String> texts = Map.of("country", country);
      assertThat(SettingRules.decimals(texts))
          .as(country)
          .isEqualTo(new ShopSettings(texts).shop().currency().decimals());
    }
    for (char a = 'A'; a <= 'Z'; a++) {
      for (int rest = 0; rest < 26 * 26; rest++) {
        String code = "" + a + (char) ('A' + rest / 26) + (char) ('A' + rest % 26);
        Map<String, String> texts = Map.of("currency", code);
        assertThat(office(texts)).as(code).isEqualTo(till(texts));
        if (till(texts).isEmpty()) {
          assertThat(SettingRules.decimals(texts)).as(code).isEqualTo(Currency.of(code).decimals());
        }
      }
    }
  }

  @Test
  void countriesAreTheSame() {
    assertThat(SettingRules.countries()).containsExactlyElementsOf(CountryProfiles.countries());
  }

  @Test
  void layoutsOfScalesAreTakenOrRefusedAlike() {
    Random chance = new Random(20261123);
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      Map<String, String> texts = new TreeMap<>();
      for (int n = 1 + chance.nextInt(3); n > 0; n--) {
        texts.put("barcode.layout." + n, layout(chance));
      }
      Optional<String> till = till(texts);
      assertThat(office(texts)).as(texts.toString()).isEqualTo(till);
      taken += till.isEmpty() ? 1 : 0;
    }
    assertThat(taken).isBetween(1_000, 19_000);
    for (String country : SettingRules.countries()) {
      for (MeasureLayout layout : MeasureLayout.of(country)) {
        assertThat(SettingRules.fault("barcode.layout.1", layout.text(), 2)).isEmpty();
      }
    }
  }

  /** Mostly one that can be used, with a letter or a word changed now and then. */
  private static String layout(Random chance) {
    List<String> good =
        List.of(
            "28IIIIIWWWWWK",
            "2IIIIIVPPPPK",
            "22IIIIVPPPPPK",
            "25IIIIINNNNNK",
            "04IIIIIIWWWWK",
            "2XIIIIIWWWWWK",
            "20IIIIIPPPPPK");
    StringBuilder text = new StringBuilder(good.get(chance.nextInt(good.size())));
    if (chance.nextInt(3) == 0) {
      String letters = "0123456789IXWPNVKQ";
      text.setCharAt(chance.nextInt(text.length()), letters.charAt(chance.nextInt(18)));
    }
    if (chance.nextInt(9) == 0) {
      text.append('K');
    }
    if (chance.nextInt(3) == 0) {
      text.append(" decimals=").append(chance.nextInt(-3, 6));
    }
    if (chance.nextInt(5) == 0) {
      text.append(List.of(" key=whole", " key=item", " key=none").get(chance.nextInt(3)));
    }
    return text.toString();
  }
}
