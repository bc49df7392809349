package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundingTest {
  /** The JDK's decimal numbers, which know nothing of ours. */
  private static Optional<Long> oracle(Rounding rounding, long a, long b, long divisor) {
    BigDecimal product = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));
    BigDecimal quotient =
        product.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.valueOf(rounding.name()));
    return Longs.fitting(quotient.toBigIntegerExact());
  }

  @Test
  void eachWayRoundsAsItsNameSays() {
    long[] tenths = {0, 1, 4, 5, 6, 9, 10, 14, 15, 16, 24, 25, 26, 35};
    assertThat(all(Rounding.HALF_UP, tenths))
        .containsExactly(0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4);
    assertThat(all(Rounding.HALF_DOWN, tenths))
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3);
    assertThat(all(Rounding.HALF_EVEN, tenths))
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4);
    assertThat(all(Rounding.UP, tenths)).containsExactly(0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4);
    assertThat(all(Rounding.DOWN, tenths))
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3);
  }

  private static long[] all(Rounding rounding, long... tenths) {
    long[] rounded = new long[tenths.length];
    for (int i = 0; i < tenths.length; i++) {
      rounded[i] = rounding.ratio(tenths[i], 1, 10);
      assertThat(rounding.ratio(-tenths[i], 1, 10)).isEqualTo(-rounded[i]);
    }
    return rounded;
  }

  @Test
  void aRatioIsTheExactOneRoundedOnceWhateverTheSize() {
    Seeds.each(
        20_000,
        chance -> {
          long a = Longs.any(chance);
          long b = Longs.any(chance);
          long any = Longs.any(chance);
          long divisor = any == 0 ? 1 : any;
          for (Rounding rounding : Rounding.values()) {
            assertThat(Longs.orError(() -> rounding.ratio(a, b, divisor)))
                .as("%s %d × %d ÷ %d", rounding, a, b, divisor)
                .isEqualTo(oracle(rounding, a, b, divisor));
          }
        });
  }

  @Test
  void halvesOfSmallDivisorsAreFoundOnBothWays() {
    for (long divisor = 1; divisor <= 12; divisor++) {
      for (long dividend = -40; dividend <= 40; dividend++) {
        for (Rounding rounding : Rounding.values()) {
          long expected = oracle(rounding, dividend, 1, divisor).orElseThrow();
          assertThat(rounding.ratio(dividend, 1, divisor)).isEqualTo(expected);
          assertThat(rounding.ratio(-dividend, 1, -divisor)).isEqualTo(expected);
          assertThat(rounding.quotient(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor)))
              .isEqualTo(BigInteger.valueOf(expected));
        }
      }
    }
  }

  @Test
  void theLargestAmountsAreRoundedToo() {
    long max = Long.MAX_VALUE;
    long min = Long.MIN_VALUE;
    assertThat(Rounding.HALF_UP.ratio(max, max, max)).isEqualTo(max);
    assertThat(Rounding.HALF_UP.ratio(min, max, max)).isEqualTo(min);
    assertThat(Rounding.HALF_UP.ratio(min, 1, 1)).isEqualTo(min);
    assertThat(Rounding.HALF_UP.ratio(min, 1, max)).isEqualTo(-1);
    assertThat(Rounding.UP.ratio(min, 1, max)).isEqualTo(-2);
    assertThat(Rounding.HALF_UP.ratio(max, 1, 2)).isEqualTo(4_611_686_018_427_387_904L);
    assertThat(Rounding.DOWN.ratio(max, 1, 2)).isEqualTo(4_611_686_018_427_387_903L);
    assertThatThrownBy(() -> Rounding.HALF_UP.ratio(max, 2, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rounding.HALF_UP.ratio(min, -1, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Rounding.HALF_UP.ratio(min, 1, -1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nothingIsDividedByZero() {
    for (Rounding rounding : Rounding.values()) {
      assertThatThrownBy(() -> rounding.ratio(1, 1, 0)).isInstanceOf(ArithmeticException.class);
      assertThatThrownBy(() -> rounding.ratio(0, 1, 0)).isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void anAmountGoesToTheStepOnItsSide() {
    Money five = Money.of(5);
    assertThat(Rounding.HALF_UP.toStep(Money.of(1002), five)).isEqualTo(Money.of(1000));
    assertThat(Rounding.HALF_UP.toStep(Money.of(1003), five)).isEqualTo(Money.of(1005));
    assertThat(Rounding.HALF_UP.toStep(Money.of(-1003), five)).isEqualTo(Money.of(-1005));
    assertThat(Rounding.DOWN.toStep(Money.of(1009), five)).isEqualTo(Money.of(1005));
    assertThat(Rounding.UP.toStep(Money.of(1001), five)).isEqualTo(Money.of(1005));
    assertThat(Rounding.HALF_DOWN.toStep(Money.of(1005), Money.of(10))).isEqualTo(Money.of(1000));
    assertThat(Rounding.UP.toStep(Money.of(3), Money.of(2))).isEqualTo(Money.of(4));
  }

  @Test
  void aStepOfOneOrNoneLeavesTheAmountAsItIs() {
    Money amount = Money.of(Long.MIN_VALUE);
    assertThat(Rounding.UP.toStep(amount, Money.ZERO)).isSameAs(amount);
    assertThat(Rounding.UP.toStep(amount, Money.of(1))).isSameAs(amount);
  }

  @Test
  void aStepIsNeverNegative() {
    assertThatThrownBy(() -> Rounding.HALF_UP.toStep(Money.of(10), Money.of(-5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step < 0: -5");
    assertThatThrownBy(() -> Rounding.HALF_UP.toStep(Money.of(10), Money.of(-1)))
        .hasMessage("step < 0: -1");
  }

  @Test
  void aStepThatIsReachedIsTheNearestOrTheNamedOne() {
    Seeds.each(
        5_000,
        chance -> {
          long amount = Longs.any(chance) >> 8;
          long step = 2 + chance.nextInt(1000);
          for (Rounding rounding : Rounding.values()) {
            BigDecimal expected =
                BigDecimal.valueOf(amount)
                    .divide(BigDecimal.valueOf(step), 0, RoundingMode.valueOf(rounding.name()))
                    .multiply(BigDecimal.valueOf(step));
            Money reached = rounding.toStep(Money.of(amount), Money.of(step));
            assertThat(reached.minor()).isEqualTo(expected.longValueExact());
            assertThat(rounding.toStep(reached, Money.of(step))).isEqualTo(reached);
          }
        });
  }

  @Test
  void aStepBeyondWhatFitsIsAnError() {
    assertThatThrownBy(() -> Rounding.UP.toStep(Money.of(Long.MAX_VALUE), Money.of(10)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Rounding.DOWN.toStep(Money.of(Long.MAX_VALUE), Money.of(10)).minor())
        .isEqualTo(9_223_372_036_854_775_800L);
  }
}
