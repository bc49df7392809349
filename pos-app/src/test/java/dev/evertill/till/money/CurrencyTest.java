package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import org.junit.jupiter.api.Test;

class CurrencyTest {
  private static final Currency EURO = new Currency("EUR", 2);
  private static final Currency YEN = new Currency("JPY", 0);
  private static final Currency DINAR = new Currency("KWD", 3);

  @Test
  void amountsHaveAllTheirDecimals() {
    assertThat(EURO.text(Money.of(1250))).isEqualTo("12.50");
    assertThat(EURO.text(Money.of(-5))).isEqualTo("-0.05");
    assertThat(YEN.text(Money.of(1250))).isEqualTo("1250");
    assertThat(DINAR.text(Money.of(1250))).isEqualTo("1.250");
  }

  @Test
  void amountsAreReadWithPointOrComma() {
    assertThat(EURO.parse("12.5")).isEqualTo(Money.of(1250));
    assertThat(EURO.parse("12,50")).isEqualTo(Money.of(1250));
    assertThat(EURO.parse("12")).isEqualTo(Money.of(1200));
    assertThat(YEN.parse("1250")).isEqualTo(Money.of(1250));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Currency currency : new Currency[] {EURO, YEN, DINAR}) {
      Seeds.each(
          500,
          chance -> {
            Money amount = Money.of(chance.nextLong());
            assertThat(currency.parse(currency.text(amount))).isEqualTo(amount);
          });
    }
  }

  @Test
  void whatIsNoAmountIsNamed() {
    assertThatThrownBy(() -> EURO.parse("12.505"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount 12.505: a number with at most 2 decimals is allowed");
    assertThatThrownBy(() -> YEN.parse("1.5"))
        .hasMessage("amount 1.5: a number with at most 0 decimals is allowed");
    assertThatThrownBy(() -> EURO.parse("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EURO.parse("92233720368547758.08"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Currency("XXX", 1))
        .hasMessage("decimals 1: 0, 2 or 3 are allowed");
  }
}
