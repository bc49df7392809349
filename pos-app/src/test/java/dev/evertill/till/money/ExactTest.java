package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTest {
  private static Exact any(Random chance) {
    long divisor = Longs.any(chance);
    return Exact.of(Longs.any(chance), divisor == 0 ? 1 : divisor);
  }

  @Test
  void equalFractionsAreOneValue() {
    assertThat(Exact.of(2, 4)).isEqualTo(Exact.of(1, 2)).hasSameHashCodeAs(Exact.of(1, 2));
    assertThat(Exact.of(-2, -4)).isEqualTo(Exact.of(1, 2));
    assertThat(Exact.of(2, -4)).isEqualTo(Exact.of(-1, 2));
    assertThat(Exact.of(0, -7)).isEqualTo(Exact.ZERO);
    assertThat(Exact.of(7, 7)).isEqualTo(Exact.ONE);
    assertThat(Exact.of(3)).isEqualTo(Exact.of(3, 1));
    assertThat(Exact.of(Money.of(1250))).isEqualTo(Exact.of(1250));
    assertThat(Exact.of(3, -6).divisor()).isEqualTo(BigInteger.TWO);
    assertThat(Exact.of(3, -6).dividend()).isEqualTo(BigInteger.valueOf(-1));
    assertThat(Exact.of(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(Exact.ONE);
  }

  @Test
  void theDivisorIsAboveZeroInLowestTerms() {
    Seeds.each(
        2_000,
        chance -> {
          Exact exact = any(chance);
          assertThat(exact.divisor()).isPositive();
          assertThat(exact.dividend().gcd(exact.divisor())).isEqualTo(BigInteger.ONE);
        });
  }

  @Test
  void nothingIsDividedByZero() {
    assertThatThrownBy(() -> Exact.of(5, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("division by zero: 5 / 0");
    assertThatThrownBy(() -> Exact.of(5).dividedBy(Exact.ZERO))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("division by zero: 5 / 0");
  }

  @Test
  void fractionsAreWorkedOutAsOnPaper() {
    assertThat(Exact.of(1, 2).plus(Exact.of(1, 3))).isEqualTo(Exact.of(5, 6));
    assertThat(Exact.of(1, 2).minus(Exact.of(1, 3))).isEqualTo(Exact.of(1, 6));
    assertThat(Exact.of(2, 3).times(Exact.of(3, 4))).isEqualTo(Exact.of(1, 2));
    assertThat(Exact.of(2, 3).dividedBy(Exact.of(-3, 4))).isEqualTo(Exact.of(-8, 9));
    assertThat(Exact.of(2, 3).negate()).isEqualTo(Exact.of(-2, 3));
    assertThat(Exact.of(-1, 9).signum()).isEqualTo(-1);
    assertThat(Exact.ZERO.signum()).isZero();
    assertThat(Exact.of(1, 9).signum()).isEqualTo(1);
  }

  @Test
  void theLawsOfArithmeticHold() {
    Seeds.each(
        2_000,
        chance -> {
          Exact a = any(chance);
          Exact b = any(chance);
          Exact c = any(chance);
          assertThat(a.plus(b)).isEqualTo(b.plus(a));
          assertThat(a.times(b)).isEqualTo(b.times(a));
          assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
          assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
          assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
          assertThat(a.plus(b).minus(b)).isEqualTo(a);
          assertThat(a.plus(a.negate())).isEqualTo(Exact.ZERO);
          assertThat(a.times(Exact.ONE)).isEqualTo(a);
          if (b.signum() != 0) {
            assertThat(a.times(b).dividedBy(b)).isEqualTo(a);
          }
          assertThat(a.compareTo(b)).isEqualTo(a.minus(b).signum());
          assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        });
  }

  @Test
  void roundingIsThatOfDecimalNumbers() {
    Seeds.each(
        2_000,
        chance -> {
          long dividend = Longs.any(chance);
          long divisor = 1 + chance.nextInt(100);
          for (Rounding rounding : Rounding.values()) {
            BigDecimal expected =
                BigDecimal.valueOf(dividend)
                    .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.valueOf(rounding.name()));
            assertThat(Exact.of(dividend, divisor).rounded(rounding))
                .isEqualTo(Money.of(expected.longValueExact()));
          }
        });
  }

  @Test
  void anAmountThatDoesNotFitIsAnError() {
    Exact most = Exact.of(Long.MAX_VALUE);
    assertThat(most.rounded(Rounding.UP)).isEqualTo(Money.of(Long.MAX_VALUE));
    assertThatThrownBy(() -> most.plus(Exact.of(1, 3)).rounded(Rounding.UP))
        .isInstanceOf(ArithmeticException.class);
    assertThat(most.plus(Exact.of(1, 3)).rounded(Rounding.DOWN))
        .isEqualTo(Money.of(Long.MAX_VALUE));
  }
}
