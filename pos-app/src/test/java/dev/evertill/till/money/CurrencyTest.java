package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrencyTest {
  private static final Currency EURO = Currency.of("EUR");
  private static final Currency YEN = Currency.of("JPY");
  private static final Currency DINAR = Currency.of("KWD");
  private static final Currency[] EACH = {EURO, YEN, DINAR};

  @Test
  void aCurrencyHasTheDecimalsOfIso4217() {
    assertThat(EURO).isEqualTo(new Currency("EUR", 2));
    assertThat(YEN).isEqualTo(new Currency("JPY", 0));
    assertThat(DINAR).isEqualTo(new Currency("KWD", 3));
    assertThat(Currency.of("HUF").decimals()).isEqualTo(2);
    assertThat(Currency.of("ISK").decimals()).isZero();
    assertThat(Currency.of("KRW").decimals()).isZero();
    assertThat(Currency.of("BGN").decimals()).isEqualTo(2);
  }

  @Test
  void theTableSaysWhatTheJdkSaysOfTheCurrenciesBothKnow() {
    int known = 0;
    for (java.util.Currency theirs : java.util.Currency.getAvailableCurrencies()) {
      Optional<Integer> ours = Iso4217.decimals(theirs.getCurrencyCode());
      if (ours.isPresent()) {
        assertThat(ours).as(theirs.getCurrencyCode()).contains(theirs.getDefaultFractionDigits());
        known++;
      }
    }
    assertThat(known).isGreaterThan(150);
  }

  @Test
  void whatIsNoCurrencyIsNamed() {
    for (String wrong : new String[] {"eur", "EU", "", "XXX", "XAU", "CLF", "DEM"}) {
      assertThatThrownBy(() -> Currency.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "currency " + wrong + ": an ISO 4217 code in capitals is allowed, such as EUR");
    }
    for (int wrong : new int[] {-1, 1, 4}) {
      assertThatThrownBy(() -> new Currency("XXX", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("decimals " + wrong + ": 0, 2 or 3 are allowed");
    }
  }

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
    assertThat(EURO.parse("-12.50")).isEqualTo(Money.of(-1250));
    assertThat(EURO.parse(".5")).isEqualTo(Money.of(50));
    assertThat(EURO.parse("5.")).isEqualTo(Money.of(500));
    assertThat(EURO.parse("0012.50")).isEqualTo(Money.of(1250));
    assertThat(EURO.parse("92233720368547758.07")).isEqualTo(Money.of(Long.MAX_VALUE));
    assertThat(YEN.parse("1250")).isEqualTo(Money.of(1250));
    assertThat(DINAR.parse("1.250")).isEqualTo(Money.of(1250));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Currency currency : EACH) {
      Seeds.each(
          500,
          chance -> {
            Money amount = Money.of(Longs.any(chance));
            assertThat(currency.parse(currency.text(amount))).isEqualTo(amount);
            UnitPrice price = new UnitPrice(Longs.any(chance), chance.nextInt(7));
            assertThat(currency.parseUnitPrice(currency.text(price))).isEqualTo(price);
          });
    }
  }

  @Test
  void whatIsNoAmountIsNamed() {
    String[] wrongs = {
      "12.505",
      "12.500",
      "",
      " ",
      "12.50 ",
      "1 250",
      "1'250.00",
      "1.250,00",
      "1,250.00",
      "1.250",
      "1e3",
      "1E-2",
      "+5",
      "--5",
      "-",
      ".",
      ",",
      "12.5.0",
      "0x10",
      "NaN",
      "1_000",
      "١٢",
      "92233720368547758.08",
      "9".repeat(33),
      "0".repeat(33)
    };
    for (String wrong : wrongs) {
      assertThatThrownBy(() -> EURO.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("amount " + wrong + ": a number with at most 2 decimals is allowed");
    }
    assertThatThrownBy(() -> YEN.parse("1.5"))
        .hasMessage("amount 1.5: a number with at most 0 decimals is allowed");
    assertThat(EURO.parse("0".repeat(31) + "1")).isEqualTo(Money.of(100));
  }

  /** Each would take gigabytes, or minutes, as a decimal number of its full length. */
  @Test
  void anAmountMadeToHurtIsRefusedAtOnce() {
    String[] wrongs = {"1e999999999", "1E-999999999", "9".repeat(1_000_000)};
    for (String wrong : wrongs) {
      assertThatThrownBy(() -> EURO.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> EURO.parseUnitPrice(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void pricesMayHaveSixDecimalsMoreThanTheCurrency() {
    assertThat(EURO.parseUnitPrice("1.799")).isEqualTo(new UnitPrice(1799, 1));
    assertThat(EURO.parseUnitPrice("1,799")).isEqualTo(new UnitPrice(1799, 1));
    assertThat(EURO.parseUnitPrice("1.79")).isEqualTo(UnitPrice.ofMinor(179));
    assertThat(EURO.parseUnitPrice("1.7900")).isEqualTo(UnitPrice.ofMinor(179));
    assertThat(EURO.parseUnitPrice("1")).isEqualTo(UnitPrice.ofMinor(100));
    assertThat(EURO.parseUnitPrice("1.5")).isEqualTo(UnitPrice.ofMinor(150));
    assertThat(EURO.parseUnitPrice("0.00")).isEqualTo(UnitPrice.ZERO);
    assertThat(EURO.parseUnitPrice("0.00000001")).isEqualTo(new UnitPrice(1, 6));
    assertThat(YEN.parseUnitPrice("0.5")).isEqualTo(new UnitPrice(5, 1));
    assertThat(EURO.parseUnitPrice("92233720368547758.07000000"))
        .isEqualTo(UnitPrice.ofMinor(Long.MAX_VALUE));
    assertThatThrownBy(() -> EURO.parseUnitPrice("0.000000001"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price 0.000000001: a number with at most 8 decimals is allowed");
    assertThatThrownBy(() -> YEN.parseUnitPrice("free"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price free: a number with at most 6 decimals is allowed");
    assertThatThrownBy(() -> EURO.parseUnitPrice("92233720368547758.071"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pricesAreWrittenWithTheDecimalsTheyHave() {
    assertThat(EURO.text(new UnitPrice(1799, 1))).isEqualTo("1.799");
    assertThat(EURO.text(UnitPrice.ofMinor(150))).isEqualTo("1.50");
    assertThat(YEN.text(new UnitPrice(5, 1))).isEqualTo("0.5");
    assertThat(EURO.text(new UnitPrice(1, 6))).isEqualTo("0.00000001");
  }
}
