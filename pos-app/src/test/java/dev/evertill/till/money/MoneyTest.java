package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void sumsAreExact() {
    assertThat(Money.of(1250).plus(Money.of(1))).isEqualTo(Money.of(1251));
    assertThat(Money.of(1250).minus(Money.of(1251))).isEqualTo(Money.of(-1));
    assertThat(Money.of(1250).negate()).isEqualTo(Money.of(-1250));
    assertThat(Money.of(5).minus(Money.of(5))).isSameAs(Money.ZERO);
    assertThat(Money.of(99)).isLessThan(Money.of(100));
    assertThat(Money.of(-100)).isLessThan(Money.of(-99));
    assertThat(Money.of(7)).isEqualByComparingTo(Money.of(7));
  }

  @Test
  void anAmountIsOnOneSideOfZeroOrNone() {
    assertThat(Money.of(-1).isNegative()).isTrue();
    assertThat(Money.ZERO.isNegative()).isFalse();
    assertThat(Money.of(1).isNegative()).isFalse();
    assertThat(Money.of(1).isPositive()).isTrue();
    assertThat(Money.ZERO.isPositive()).isFalse();
    assertThat(Money.of(-1).isPositive()).isFalse();
    assertThat(Money.ZERO.isZero()).isTrue();
    assertThat(Money.of(1).isZero()).isFalse();
    assertThat(Money.of(-1).isZero()).isFalse();
  }

  @Test
  void theSizeOfAnAmountHasNoSign() {
    assertThat(Money.of(-1250).abs()).isEqualTo(Money.of(1250));
    assertThat(Money.of(1250).abs()).isEqualTo(Money.of(1250));
    assertThat(Money.ZERO.abs()).isEqualTo(Money.ZERO);
  }

  @Test
  void aLimitHoldsAnAmountBack() {
    assertThat(Money.of(3).atMost(Money.of(2))).isEqualTo(Money.of(2));
    assertThat(Money.of(2).atMost(Money.of(3))).isEqualTo(Money.of(2));
    assertThat(Money.of(3).atLeast(Money.of(2))).isEqualTo(Money.of(3));
    assertThat(Money.of(2).atLeast(Money.of(3))).isEqualTo(Money.of(3));
    Money two = new Money(2);
    assertThat(two.atMost(new Money(2))).isSameAs(two);
    assertThat(two.atLeast(new Money(2))).isSameAs(two);
  }

  @Test
  void sumsAreThoseOfWholeNumbersOrAnError() {
    Seeds.each(
        2_000,
        chance -> {
          long a = Longs.any(chance);
          long b = Longs.any(chance);
          BigInteger sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b));
          BigInteger difference = BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));
          assertThat(Longs.orError(() -> Money.of(a).plus(Money.of(b)).minor()))
              .isEqualTo(Longs.fitting(sum));
          assertThat(Longs.orError(() -> Money.of(a).minus(Money.of(b)).minor()))
              .isEqualTo(Longs.fitting(difference));
        });
  }

  @Test
  void anAmountThatDoesNotFitIsAnErrorAndNeverWraps() {
    Money most = Money.of(Long.MAX_VALUE);
    Money least = Money.of(Long.MIN_VALUE);

    assertThatThrownBy(() -> most.plus(Money.of(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(Money.of(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::abs).isInstanceOf(ArithmeticException.class);
    assertThat(most.negate().minor()).isEqualTo(-Long.MAX_VALUE);
  }
}
