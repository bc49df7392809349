package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class PercentTest {
  @Test
  void aPartOfAnAmountIsRoundedOnce() {
    assertThat(Percent.of(20).of(Money.of(1200), Rounding.HALF_UP)).isEqualTo(Money.of(240));
    assertThat(Percent.parse("9.975").of(Money.of(10_000), Rounding.HALF_UP))
        .isEqualTo(Money.of(998));
    assertThat(Percent.parse("9.975").of(Money.of(10_000), Rounding.DOWN)).isEqualTo(Money.of(997));
    assertThat(Percent.of(50).of(Money.of(-1), Rounding.HALF_UP)).isEqualTo(Money.of(-1));
    assertThat(Percent.ZERO.of(Money.of(12_345), Rounding.UP)).isEqualTo(Money.ZERO);
    assertThat(Percent.HUNDRED.of(Money.of(12_345), Rounding.UP)).isEqualTo(Money.of(12_345));
  }

  @Test
  void aPartIsTheExactOneWhateverItsSize() {
    Seeds.each(
        5_000,
        chance -> {
          long millionths = chance.nextInt(Integer.MAX_VALUE);
          long amount = Longs.any(chance);
          BigDecimal exact = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(millionths, 8));
          for (Rounding rounding : Rounding.values()) {
            RoundingMode mode = RoundingMode.valueOf(rounding.name());
            assertThat(
                    Longs.orError(
                        () -> new Percent(millionths).of(Money.of(amount), rounding).minor()))
                .isEqualTo(Longs.fitting(exact.setScale(0, mode).toBigIntegerExact()));
          }
        });
  }

  @Test
  void aRateIsAFractionOfOne() {
    assertThat(Percent.of(20).exact()).isEqualTo(Exact.of(1, 5));
    assertThat(Percent.parse("9.975").exact()).isEqualTo(Exact.of(9975, 100_000));
    assertThat(Percent.ZERO.exact()).isEqualTo(Exact.ZERO);
    assertThat(Percent.HUNDRED.exact()).isEqualTo(Exact.ONE);
  }

  @Test
  void aRateIsWrittenAsShortAsItIs() {
    assertThat(Percent.parse("20.000").text()).isEqualTo("20");
    assertThat(Percent.parse("9.975").text()).isEqualTo("9.975");
    assertThat(Percent.parse("5.5").text()).isEqualTo("5.5");
    assertThat(Percent.parse("0").text()).isEqualTo("0");
    assertThat(Percent.parse("100").text()).isEqualTo("100");
    assertThat(Percent.parse("0.000001")).isEqualTo(new Percent(1));
    assertThat(new Percent(1).text()).isEqualTo("0.000001");
    assertThat(Percent.of(20)).isEqualTo(new Percent(20_000_000)).isLessThan(Percent.of(21));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Seeds.each(
        1_000,
        chance -> {
          Percent rate = new Percent(chance.nextLong() >>> 1 >>> chance.nextInt(63));
          assertThat(Percent.parse(rate.text())).isEqualTo(rate);
        });
  }

  @Test
  void whatIsNoRateIsNamed() {
    for (String wrong :
        new String[] {"9.9755555", "20 %", "", "1e3", "1E999999999", "20,5", "99999999999999"}) {
      assertThatThrownBy(() -> Percent.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("percent " + wrong + ": a number with at most 6 decimals is allowed");
    }
    assertThatThrownBy(() -> Percent.parse("-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("percent < 0: -1000000");
    assertThatThrownBy(() -> Percent.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
  }
}
