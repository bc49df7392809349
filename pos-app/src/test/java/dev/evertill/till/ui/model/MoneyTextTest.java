package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MoneyTextTest {
  private static final char FIXED_SPACE = '\u00a0';
  private static final Currency EURO = new Currency("EUR", 2);
  private final MoneyText english = new MoneyText(Locale.ENGLISH, EURO);
  private final MoneyText german = new MoneyText(Locale.GERMAN, EURO);

  @Test
  void amountsFollowTheLanguage() {
    assertThat(english.text(Money.of(189))).isEqualTo("€1.89");
    assertThat(german.text(Money.of(189))).isEqualTo("1,89" + FIXED_SPACE + "€");
    assertThat(english.text(Money.of(-25))).isEqualTo("-€0.25");
    assertThat(english.text(Money.of(12_345_678_90L))).isEqualTo("€12,345,678.90");
    assertThat(german.text(Money.of(12_345_678_90L)))
        .isEqualTo("12.345.678,90" + FIXED_SPACE + "€");
  }

  @Test
  void aCurrencyWithoutPartsHasNone() {
    MoneyText yen = new MoneyText(Locale.ENGLISH, new Currency("JPY", 0));
    assertThat(yen.text(Money.of(1250))).isEqualTo("¥1,250");
    assertThat(yen.read("1250")).contains(Money.of(1250));
    assertThat(yen.read("12.5")).isEmpty();
  }

  @Test
  void aCurrencyNobodyKnowsIsWrittenAsItsCode() {
    assertThat(new MoneyText(Locale.ENGLISH, new Currency("", 2)).text(Money.ZERO))
        .isEqualTo("0.00");
  }

  @Test
  void quantitiesHaveTheDecimalSignOfTheLanguage() {
    assertThat(german.text(new Quantity(1250))).isEqualTo("1,250");
    assertThat(english.text(Quantity.of(3))).isEqualTo("3");
  }

  @Test
  void pointAndCommaAreRead() {
    for (String typed : new String[] {"20", "20.0", "20,00", " 20.00 "}) {
      assertThat(english.read(typed)).contains(Money.of(2000));
    }
    assertThat(german.read(",5")).contains(Money.of(50));
  }

  @Test
  void whatIsNoAmountIsNotGuessed() {
    for (String typed :
        new String[] {"", ".", "1.000", "1,234.50", "-5", "+5", "1e3", "abc", "12345678"}) {
      assertThat(german.read(typed)).as(typed).isEmpty();
    }
  }
}
