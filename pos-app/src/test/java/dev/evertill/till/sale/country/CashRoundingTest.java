package dev.evertill.till.sale.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CashRoundingTest {
  private static final CashRounding FIVE = CashRounding.nearest(Money.of(5));
  private static final CashRounding CROWN = CashRounding.nearest(Money.of(100));

  private static long due(CashRounding cash, long exact) {
    Money due = cash.due(Money.of(exact));
    assertThat(cash.due(Money.of(-exact))).as("refund of %d", exact).isEqualTo(due.negate());
    assertThat(cash.due(due)).as("once more %d", exact).isEqualTo(due);
    assertThat(cash.difference(Money.of(exact))).isEqualTo(due.minus(Money.of(exact)));
    return due.minor();
  }

  @Test
  void oneAndTwoCentsGoDownAndThreeAndFourGoUp() {
    long[] due = new long[11];
    for (int cents = 0; cents <= 10; cents++) {
      due[cents] = due(FIVE, 1000 + cents);
    }
    assertThat(due)
        .containsExactly(1000, 1000, 1000, 1005, 1005, 1005, 1005, 1005, 1010, 1010, 1010);
  }

  @Test
  void halfACrownGoesUpInTheTotalAndDownInTheChange() {
    assertThat(due(CROWN, 1249)).isEqualTo(1200);
    assertThat(due(CROWN, 1250)).isEqualTo(1300);
    assertThat(CROWN.change(Money.of(750))).isEqualTo(Money.of(700));
    assertThat(CROWN.change(Money.of(751))).isEqualTo(Money.of(800));
    assertThat(CROWN.change(Money.of(-750))).isEqualTo(Money.of(-700));
  }

  @Test
  void whatRoundsTheTotalDownRoundsTheChangeUp() {
    CashRounding down = CashRounding.of(Money.of(10), Rounding.DOWN);
    assertThat(due(down, 1239)).isEqualTo(1230);
    assertThat(down.change(Money.of(61))).isEqualTo(Money.of(70));
    assertThat(CashRounding.of(Money.of(10), Rounding.UP).changeRounding())
        .isEqualTo(Rounding.DOWN);
    assertThat(CashRounding.of(Money.of(10), Rounding.HALF_DOWN).changeRounding())
        .isEqualTo(Rounding.HALF_UP);
    assertThat(CashRounding.of(Money.of(10), Rounding.HALF_EVEN).changeRounding())
        .isEqualTo(Rounding.HALF_EVEN);
    assertThat(CashRounding.nearest(Money.of(10)))
        .isEqualTo(
            new CashRounding(Money.of(10), Rounding.HALF_UP, Money.of(10), Rounding.HALF_DOWN));
  }

  @Test
  void changeMayHaveARuleOfItsOwn() {
    CashRounding own = FIVE.withChange(Money.of(10), Rounding.UP);
    assertThat(due(own, 1003)).isEqualTo(1005);
    assertThat(own.change(Money.of(1))).isEqualTo(Money.of(10));
    assertThat(own)
        .isEqualTo(new CashRounding(Money.of(5), Rounding.HALF_UP, Money.of(10), Rounding.UP));
  }

  @Test
  void oneAndTwoCentsAreRaisedToTheSmallestCoin() {
    CashRounding raising = FIVE.raising(Money.of(2));
    assertThat(due(raising, 0)).isZero();
    assertThat(due(raising, 1)).isEqualTo(5);
    assertThat(due(raising, 2)).isEqualTo(5);
    assertThat(due(raising, 3)).isEqualTo(5);
    assertThat(due(raising, 7)).isEqualTo(5);
    assertThat(due(raising, 1002)).isEqualTo(1000);
    assertThat(raising.change(Money.of(2))).isEqualTo(Money.ZERO);
  }

  @Test
  void smallAmountsMayBeKept() {
    CashRounding keeping = FIVE.keeping(Money.of(2));
    assertThat(due(keeping, 0)).isZero();
    assertThat(due(keeping, 1)).isEqualTo(1);
    assertThat(due(keeping, 2)).isEqualTo(2);
    assertThat(due(keeping, 3)).isEqualTo(5);
    assertThat(due(keeping, 1002)).isEqualTo(1000);
    assertThat(keeping.raising(Money.of(1)).kept()).isEqualTo(Money.ZERO);
    assertThat(keeping.raising(Money.of(1)).keeping(Money.of(2))).isEqualTo(keeping);
  }

  @Test
  void onlyThePartPaidInCashIsRounded() {
    assertThat(FIVE.due(Money.of(1002), Money.of(500))).isEqualTo(Money.of(500));
    assertThat(FIVE.due(Money.of(1002), Money.of(499))).isEqualTo(Money.of(505));
    assertThat(FIVE.due(Money.of(1002), Money.of(1002))).isEqualTo(Money.ZERO);
    assertThat(FIVE.due(Money.of(1002), Money.ZERO)).isEqualTo(Money.of(1000));
    assertThat(FIVE.due(Money.of(-1002), Money.of(-499))).isEqualTo(Money.of(-505));
  }

  @Test
  void aBillPaidPartlyByCardMayStayExact() {
    CashRounding wholly = FIVE.onlyWhollyCash();
    assertThat(wholly.due(Money.of(1002), Money.ZERO)).isEqualTo(Money.of(1000));
    assertThat(wholly.due(Money.of(1002), Money.of(500))).isEqualTo(Money.of(502));
    assertThat(wholly.due(Money.of(-1002), Money.of(-500))).isEqualTo(Money.of(-502));
    assertThat(wholly.withChange(Money.of(1), Rounding.UP).whollyCash()).isTrue();
    assertThat(wholly.keeping(Money.of(2)).whollyCash()).isTrue();
    assertThat(wholly.raising(Money.of(2)).whollyCash()).isTrue();
    assertThat(FIVE.whollyCash()).isFalse();
  }

  @Test
  void whereEveryCoinIsGivenNothingIsRounded() {
    Seeds.each(
        1_000,
        chance -> {
          Money amount = Money.of(chance.nextLong());
          assertThat(CashRounding.NONE.due(amount)).isEqualTo(amount);
          assertThat(CashRounding.NONE.change(amount)).isEqualTo(amount);
          assertThat(CashRounding.NONE.difference(amount)).isEqualTo(Money.ZERO);
        });
    Money least = Money.of(Long.MIN_VALUE);
    assertThat(CashRounding.NONE.due(least)).isEqualTo(least);
  }

  @Test
  void whatIsDueIsTheNearestMultipleOfTheStep() {
    Seeds.each(
        5_000,
        chance -> {
          long step = 1 + chance.nextInt(1000);
          long exact = chance.nextInt(2_000_001) - 1_000_000;
          for (Rounding rounding : Rounding.values()) {
            long due = due(CashRounding.of(Money.of(step), rounding), exact);
            assertThat(due % step).isZero();
            assertThat(Math.abs(due - exact)).isLessThan(step);
          }
          long nearest = due(CashRounding.nearest(Money.of(step)), exact);
          assertThat(2 * Math.abs(nearest - exact)).isLessThanOrEqualTo(step);
        });
  }

  @Test
  void changeIsTheSameFromTheRoundedTotalAndFromTheExactOne() {
    Seeds.each(
        5_000,
        chance -> {
          CashRounding cash = CashRounding.of(Money.of(1 + chance.nextInt(100)), oneWay(chance));
          Money total = Money.of(1 + chance.nextInt(1_000_000));
          Money given =
              cash.due(total).plus(Money.of(cash.step().minor() * chance.nextInt(10_000)));
          assertThat(given.minus(cash.due(total))).isEqualTo(cash.change(given.minus(total)));
        });
  }

  private static Rounding oneWay(Random chance) {
    Rounding[] ways = {Rounding.HALF_UP, Rounding.HALF_DOWN, Rounding.UP, Rounding.DOWN};
    return ways[chance.nextInt(ways.length)];
  }

  @Test
  void coinsThatCannotBeAreNamed() {
    Money minus = Money.of(-1);
    assertThatThrownBy(() -> CashRounding.nearest(minus))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step < 0: -1");
    assertThatThrownBy(() -> FIVE.withChange(minus, Rounding.UP)).hasMessage("change step < 0: -1");
    assertThatThrownBy(() -> FIVE.keeping(minus)).hasMessage("kept < 0: -1");
    assertThatThrownBy(() -> FIVE.raising(minus)).hasMessage("least < 0: -1");
    assertThat(FIVE.raising(Money.of(5)).least()).isEqualTo(Money.of(5));
    assertThatThrownBy(() -> FIVE.raising(Money.of(6)))
        .hasMessage("least 6: at most the step of 5 is allowed");
    Money two = Money.of(2);
    assertThatThrownBy(
            () ->
                new CashRounding(
                    Money.of(5), Rounding.UP, Money.ZERO, Rounding.UP, two, two, false))
        .hasMessage("kept 2 and least 2: one of them has to be 0");
    assertThatThrownBy(() -> new CashRounding(two, null, two, Rounding.UP))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new CashRounding(two, Rounding.UP, two, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void anAmountThatDoesNotFitIsAnError() {
    CashRounding up = CashRounding.of(Money.of(5), Rounding.UP);
    assertThatThrownBy(() -> up.due(Money.of(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> FIVE.due(Money.of(Long.MAX_VALUE), Money.of(-1)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Money change(CashRounding rule, long cash, long total, long otherwise) {
    return rule.change(Money.of(cash), Money.of(total), Money.of(otherwise));
  }

  @Test
  void aPaymentIsRoundedOnce() {
    assertThat(change(FIVE, 2000, 1242, 0)).isEqualTo(Money.of(760));
    assertThat(change(FIVE, 1737, 1238, 0)).as("of 4.99, not of 4.97").isEqualTo(Money.of(500));
    assertThat(change(FIVE, 1739, 1242, 0)).isEqualTo(Money.of(495));
    assertThat(change(FIVE, 2000, 2242, 1000)).isEqualTo(Money.of(760));
    assertThat(change(CashRounding.NONE, 1739, 1238, 0)).isEqualTo(Money.of(501));
  }

  @Test
  void whatIsPaidAsItIsGetsExactChange() {
    assertThat(change(FIVE.keeping(Money.of(2)), 100, 2, 0)).isEqualTo(Money.of(98));
    assertThat(change(FIVE.keeping(Money.of(2)), 100, 3, 0)).isEqualTo(Money.of(95));
    assertThat(change(FIVE.onlyWhollyCash(), 100, 142, 100)).isEqualTo(Money.of(58));
    assertThat(change(FIVE.onlyWhollyCash(), 101, 42, 0)).isEqualTo(Money.of(60));
  }

  @Test
  void whatWasRaisedIsNotGivenBack() {
    assertThat(change(FIVE.raising(Money.of(2)), 100, 2, 0)).isEqualTo(Money.of(95));
    assertThat(change(FIVE.raising(Money.of(2)), 87, 2, 0)).isEqualTo(Money.of(80));
    assertThat(change(FIVE.raising(Money.of(2)), 87, 3, 0)).isEqualTo(Money.of(85));
  }

  @Test
  void changeIsOfTheCashAndNotBelowNothing() {
    CashRounding down = CashRounding.of(Money.of(10), Rounding.DOWN);
    assertThat(change(down, 101, 109, 0)).isEqualTo(Money.ZERO);
    assertThat(change(down, 13, 1, 0)).isEqualTo(Money.of(13));
    assertThat(change(FIVE.withChange(Money.of(10), Rounding.DOWN), 2000, 1243, 0))
        .as("coins of its own: of the 12.45 that are due")
        .isEqualTo(Money.of(750));
    assertThat(change(FIVE.withChange(Money.of(20), Rounding.DOWN), 2000, 1238, 0))
        .as("of the 12.40 that are due, not of 12.38")
        .isEqualTo(Money.of(760));
    assertThat(
            change(
                CashRounding.of(Money.of(5), Rounding.UP).withChange(Money.of(10), Rounding.DOWN),
                2000,
                1241,
                0))
        .isEqualTo(Money.of(750));
  }
}
