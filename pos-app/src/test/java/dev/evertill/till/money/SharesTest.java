package dev.evertill.till.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static List<Money> amounts(long... minor) {
    List<Money> amounts = new ArrayList<>();
    for (long each : minor) {
      amounts.add(Money.of(each));
    }
    return amounts;
  }

  private static List<Money> anyWeights(Random chance) {
    List<Money> weights = new ArrayList<>();
    int size = 1 + chance.nextInt(8);
    for (int i = 0; i < size; i++) {
      weights.add(Money.of(chance.nextInt(4) == 0 ? 0 : chance.nextInt(1_000_000)));
    }
    return weights;
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }

  @Test
  void aReductionIsSharedInProportion() {
    assertThat(Shares.of(Money.of(100), amounts(100, 200, 700))).isEqualTo(amounts(10, 20, 70));
    assertThat(Shares.of(Money.of(10), amounts(1, 1, 1))).isEqualTo(amounts(3, 4, 3));
    assertThat(Shares.of(Money.of(-10), amounts(1, 1, 1))).isEqualTo(amounts(-3, -4, -3));
    assertThat(Shares.of(Money.of(10), amounts(0, 5, 0, 5))).isEqualTo(amounts(0, 5, 0, 5));
    assertThat(Shares.of(Money.of(7), amounts(3))).isEqualTo(amounts(7));
    assertThat(Shares.of(Money.ZERO, amounts(3, 4))).isEqualTo(amounts(0, 0));
    assertThat(Shares.of(1, 1, 2)).containsExactly(0, 1);
  }

  @Test
  void whereNothingWeighsAnythingAllWeighTheSame() {
    assertThat(Shares.of(Money.of(10), amounts(0, 0, 0, 0))).isEqualTo(amounts(3, 2, 3, 2));
    assertThat(Shares.of(Money.of(5), amounts(0))).isEqualTo(amounts(5));
  }

  @Test
  void thePartsAddUpToTheWholeAndNoneIsFurtherThanOneFromItsShare() {
    Seeds.each(
        5_000,
        chance -> {
          Money whole = Money.of(chance.nextInt(2_000_001) - 1_000_000);
          List<Money> weights = anyWeights(chance);
          List<Money> parts = Shares.of(whole, weights);

          assertThat(parts).hasSameSizeAs(weights);
          assertThat(sum(parts)).isEqualTo(whole);
          Money weight = sum(weights);
          for (int i = 0; i < parts.size(); i++) {
            Exact share =
                weight.isZero()
                    ? Exact.of(whole.minor(), parts.size())
                    : Exact.of(whole).times(Exact.of(weights.get(i).minor(), weight.minor()));
            Exact off = Exact.of(parts.get(i)).minus(share);
            assertThat(off).isBetween(Exact.of(-1), Exact.ONE);
            assertThat(parts.get(i).minor() * Long.signum(whole.minor())).isNotNegative();
            if (!weight.isZero() && weights.get(i).isZero()) {
              assertThat(parts.get(i)).isEqualTo(Money.ZERO);
            }
          }
        });
  }

  @Test
  void aRefundIsSharedAsTheSaleWas() {
    Seeds.each(
        2_000,
        chance -> {
          Money whole = Money.of(chance.nextInt(1_000_000));
          List<Money> weights = anyWeights(chance);
          List<Money> parts = Shares.of(whole, weights);
          List<Money> mirrored = Shares.of(whole.negate(), weights);
          assertThat(mirrored).isEqualTo(parts.stream().map(Money::negate).toList());
        });
  }

  @Test
  void equalPartsDifferByOneAtMost() {
    assertThat(Shares.equal(Money.of(1000), 3)).isEqualTo(amounts(333, 334, 333));
    assertThat(Shares.equal(Money.of(-1000), 3)).isEqualTo(amounts(-333, -334, -333));
    assertThat(Shares.equal(Money.of(7), 1)).isEqualTo(amounts(7));
    Seeds.each(
        1_000,
        chance -> {
          Money whole = Money.of(chance.nextInt(2_000_001) - 1_000_000);
          List<Money> parts = Shares.equal(whole, 1 + chance.nextInt(20));
          long most = parts.stream().mapToLong(Money::minor).max().orElseThrow();
          long least = parts.stream().mapToLong(Money::minor).min().orElseThrow();
          assertThat(most - least).isBetween(0L, 1L);
          assertThat(sum(parts)).isEqualTo(whole);
        });
  }

  @Test
  void theLargestAmountsAreSharedToo() {
    assertThat(Shares.of(Long.MIN_VALUE, Long.MAX_VALUE - 1, 1))
        .containsExactly(Long.MIN_VALUE + 1, -1);
    assertThat(Shares.of(Long.MAX_VALUE, 1, 1))
        .containsExactly(4_611_686_018_427_387_904L, 4_611_686_018_427_387_903L);
  }

  @Test
  void whatCannotBeSharedIsNamed() {
    assertThatThrownBy(() -> Shares.of(Money.of(1), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing to split over: 0 weights");
    assertThatThrownBy(() -> Shares.of(Money.of(1), amounts(3, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight < 0: -1");
    assertThatThrownBy(() -> Shares.equal(Money.of(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parts < 1: 0");
    assertThatThrownBy(() -> Shares.of(1, Long.MAX_VALUE, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void thePartsCannotBeChanged() {
    List<Money> parts = Shares.equal(Money.of(3), 3);
    assertThatThrownBy(() -> parts.set(0, Money.ZERO))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
