package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class PercentTest {
  @Test
  void theTaxInsideAPriceIsRoundedHalfUp() {
    assertThat(Percent.parse("20").includedIn(Money.of(1200))).isEqualTo(Money.of(200));
    assertThat(Percent.parse("20").includedIn(Money.of(3))).isEqualTo(Money.of(1));
    assertThat(Percent.parse("10").includedIn(Money.of(249))).isEqualTo(Money.of(23));
    assertThat(Percent.parse("9.975").includedIn(Money.of(10_000))).isEqualTo(Money.of(907));
    assertThat(Percent.parse("0").includedIn(Money.of(12_345))).isEqualTo(Money.ZERO);
  }

  @Test
  void theTaxOfARefundMirrorsTheTaxOfItsSale() {
    Seeds.each(
        2_000,
        chance -> {
          Percent rate = new Percent(chance.nextInt(30_000));
          Money gross = Money.of(chance.nextInt(10_000_000));
          assertThat(rate.includedIn(gross.negate())).isEqualTo(rate.includedIn(gross).negate());
        });
  }

  @Test
  void theTaxIsTheExactShareRoundedOnce() {
    Seeds.each(
        2_000,
        chance -> {
          long rate = chance.nextInt(30_000);
          long gross = chance.nextInt(10_000_000);
          long exact =
              BigDecimal.valueOf(gross)
                  .multiply(BigDecimal.valueOf(rate))
                  .divide(BigDecimal.valueOf(100_000 + rate), 0, RoundingMode.HALF_UP)
                  .longValueExact();
          assertThat(new Percent(rate).includedIn(Money.of(gross)).minor()).isEqualTo(exact);
        });
  }

  @Test
  void aRateIsWrittenAsShortAsItIs() {
    assertThat(Percent.parse("20.000").text()).isEqualTo("20");
    assertThat(Percent.parse("9.975").text()).isEqualTo("9.975");
    assertThat(Percent.parse("5.5").text()).isEqualTo("5.5");
    assertThat(Percent.parse("0").text()).isEqualTo("0");
    assertThat(Percent.parse("100").text()).isEqualTo("100");
  }

  @Test
  void whatIsNoRateIsNamed() {
    assertThatThrownBy(() -> Percent.parse("9.9755"))
        .hasMessage("percent 9.9755: a number with at most 3 decimals is allowed");
    assertThatThrownBy(() -> Percent.parse("-1")).hasMessage("percent < 0: -1000");
    assertThatThrownBy(() -> Percent.parse("20 %"))
        .hasMessage("percent 20 %: a number with at most 3 decimals is allowed");
  }
}
