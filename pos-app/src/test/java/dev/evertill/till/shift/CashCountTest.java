package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CashCountTest {
  private static final Denomination TWENTY = Denomination.note(2_000);
  private static final Denomination HALF = Denomination.coin(50);

  @Test
  void aCountIsPiecesTimesValue() {
    CashCount count = CashCount.none("EUR").with(TWENTY, 3).with(HALF, 5);
    assertThat(count.sum()).isEqualTo(Money.of(6_250));
    assertThat(count.of(TWENTY)).isEqualTo(3);
    assertThat(count.of(HALF)).isEqualTo(5);
    assertThat(count.of(Denomination.coin(1))).isZero();
    assertThat(count.pieces()).containsExactly(Map.entry(TWENTY, 3L), Map.entry(HALF, 5L));
    assertThat(CashCount.none("EUR").sum()).isEqualTo(Money.ZERO);
  }

  @Test
  void noneOfAPieceIsNotListed() {
    assertThat(CashCount.none("EUR").with(TWENTY, 0)).isEqualTo(CashCount.none("EUR"));
    assertThat(CashCount.none("EUR").with(TWENTY, 2).with(TWENTY, -2))
        .isEqualTo(CashCount.none("EUR"));
  }

  @Test
  void countsAddUpPieceByPiece() {
    CashCount morning = CashCount.none("EUR").with(TWENTY, 3).with(HALF, 5);
    CashCount drop = CashCount.none("EUR").with(TWENTY, 4);
    assertThat(morning.plus(drop)).isEqualTo(CashCount.none("EUR").with(TWENTY, 7).with(HALF, 5));
    assertThat(morning.minus(drop)).isEqualTo(CashCount.none("EUR").with(TWENTY, -1).with(HALF, 5));
    assertThat(drop.negate()).isEqualTo(CashCount.none("EUR").with(TWENTY, -4));
    assertThat(morning.minus(drop).sum()).isEqualTo(Money.of(-1_750));
  }

  @Test
  void fewerThanNoPiecesCannotLieInADrawer() {
    assertThat(CashCount.none("EUR").canBeHeld()).isTrue();
    assertThat(CashCount.none("EUR").with(TWENTY, 1).canBeHeld()).isTrue();
    assertThat(CashCount.none("EUR").with(TWENTY, 1).with(HALF, -1).canBeHeld()).isFalse();
  }

  @Test
  void eurosAreNotAddedToDollars() {
    assertThatThrownBy(() -> CashCount.none("EUR").plus(CashCount.none("USD")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a count of USD does not add to one of EUR");
  }

  @Test
  void whatDoesNotFitIsAnErrorAndNeverWraps() {
    CashCount most = CashCount.none("EUR").with(TWENTY, Long.MAX_VALUE);
    assertThatThrownBy(() -> most.with(TWENTY, 1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(most::sum).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> CashCount.none("EUR").with(TWENTY, Long.MIN_VALUE).negate())
        .isInstanceOf(ArithmeticException.class);
    CashCount full = CashCount.none("EUR").with(Denomination.coin(1), Long.MAX_VALUE);
    assertThat(full.sum()).isEqualTo(Money.of(Long.MAX_VALUE));
    assertThatThrownBy(full.with(TWENTY, 1)::sum).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aCountDoesNotChangeWithTheMapItWasMadeOf() {
    TreeMap<Denomination, Long> pieces = new TreeMap<>(Map.of(TWENTY, 1L));
    CashCount count = new CashCount("EUR", pieces);
    pieces.put(HALF, 1L);
    assertThat(count.pieces()).containsOnlyKeys(TWENTY);
    assertThatThrownBy(() -> count.pieces().put(HALF, 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theSumOfTwoCountsIsTheCountOfBoth() {
    Seeds.each(
        500,
        chance -> {
          CashCount one = any(chance);
          CashCount other = any(chance);
          assertThat(one.plus(other)).isEqualTo(other.plus(one));
          assertThat(one.plus(other).sum()).isEqualTo(one.sum().plus(other.sum()));
          assertThat(one.plus(other).minus(other)).isEqualTo(one);
          assertThat(one.minus(one)).isEqualTo(CashCount.none("EUR"));
        });
  }

  private static CashCount any(Random chance) {
    CashCount count = CashCount.none("EUR");
    List<Denomination> all = Denominations.of("EUR");
    for (int i = chance.nextInt(8); i > 0; i--) {
      count = count.with(all.get(chance.nextInt(all.size())), chance.nextInt(50));
    }
    return count;
  }
}
