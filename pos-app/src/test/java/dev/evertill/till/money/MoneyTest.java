package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void sumsAreExact() {
    assertThat(Money.of(1250).plus(Money.of(1))).isEqualTo(Money.of(1251));
    assertThat(Money.of(1250).minus(Money.of(1251))).isEqualTo(Money.of(-1));
    assertThat(Money.of(1250).negate()).isEqualTo(Money.of(-1250));
    assertThat(Money.of(5).minus(Money.of(5)).isZero()).isTrue();
    assertThat(Money.of(-1).isNegative()).isTrue();
    assertThat(Money.of(99)).isLessThan(Money.of(100));
  }

  @Test
  void halvesGoAwayFromZero() {
    assertThat(Money.of(1).times(new Quantity(500))).isEqualTo(Money.of(1));
    assertThat(Money.of(3).times(new Quantity(500))).isEqualTo(Money.of(2));
    assertThat(Money.of(1).times(new Quantity(499))).isEqualTo(Money.ZERO);
    assertThat(Money.of(179).times(Quantity.parse("1.250"))).isEqualTo(Money.of(224));
    assertThat(Money.of(-1).times(new Quantity(500))).isEqualTo(Money.of(-1));
    assertThat(Money.of(-3).times(new Quantity(500))).isEqualTo(Money.of(-2));
  }

  @Test
  void whatGoesBackMirrorsWhatWasSold() {
    Seeds.each(
        2_000,
        chance -> {
          Money price = Money.of(chance.nextInt(1_000_000));
          Quantity quantity = new Quantity(1 + chance.nextInt(20_000));
          assertThat(price.negate().times(quantity)).isEqualTo(price.times(quantity).negate());
        });
  }

  @Test
  void thePriceOfAQuantityIsTheExactProductRoundedOnce() {
    Seeds.each(
        2_000,
        chance -> {
          long price = chance.nextInt(2_000_000) - 1_000_000;
          long thousandths = 1 + chance.nextInt(10_000_000);
          BigDecimal exact = BigDecimal.valueOf(price).multiply(BigDecimal.valueOf(thousandths, 3));
          assertThat(Money.of(price).times(new Quantity(thousandths)).minor())
              .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
        });
  }

  @Test
  void anAmountThatDoesNotFitIsAnErrorAndNeverWraps() {
    Money most = Money.of(Long.MAX_VALUE);
    Money least = Money.of(Long.MIN_VALUE);

    assertThatThrownBy(() -> most.plus(Money.of(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(Money.of(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(Quantity.of(2))).isInstanceOf(ArithmeticException.class);
    assertThat(most.times(Quantity.ONE)).isEqualTo(most);
    assertThat(least.times(Quantity.ONE)).isEqualTo(least);
  }

  @Test
  void roundingWantsSomethingToDivideBy() {
    assertThatThrownBy(() -> Rounding.halfUp(1, 1, 0)).hasMessage("divisor < 1: 0");
  }
}
