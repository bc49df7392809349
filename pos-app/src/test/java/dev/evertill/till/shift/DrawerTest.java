package dev.evertill.till.shift;

import static dev.evertill.till.shift.Day.ANN;
import static dev.evertill.till.shift.Day.BEN;
import static dev.evertill.till.shift.Day.CARD;
import static dev.evertill.till.shift.Day.CASH;
import static dev.evertill.till.shift.Day.DOLLARS;
import static dev.evertill.till.shift.Day.at;
import static dev.evertill.till.shift.Day.document;
import static dev.evertill.till.shift.Day.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawerTest {
  private static final Denomination TWENTY = Denomination.note(2_000);
  private static final CashCount FLOAT =
      CashCount.none("EUR").with(TWENTY, 4).with(Denomination.coin(100), 20);
  private static final DrawerEvent OPENED =
      new DrawerEvent.Opened(at(1, ANN), Contents.cash(FLOAT));

  @Test
  void aDrawerBeginsWithItsFloat() {
    Drawer drawer = Drawer.of(List.of(OPENED));
    assertThat(drawer.keeper()).contains(ANN);
    assertThat(drawer.expected()).containsExactly(Map.entry(CASH, money(10_000)));
    assertThat(drawer.known("EUR")).isEqualTo(FLOAT);
    assertThat(drawer.unsorted("EUR")).isEqualTo(Money.ZERO);
    assertThat(drawer.expected(CARD)).isEqualTo(Money.ZERO);
    assertThat(drawer.known("USD")).isEqualTo(CashCount.none("USD"));
    assertThat(Drawer.NONE.keeper()).isEmpty();
  }

  @Test
  void eachTenderIsExpectedOnItsOwnAndChangeIsTakenOff() {
    Drawer drawer =
        Drawer.of(
            List.of(
                OPENED,
                document()
                    .goods("Food", 3_150, 20)
                    .payForeign(DOLLARS, 1_000, 920)
                    .pay(CARD, 1_000, 0)
                    .pay(CASH, 2_000, 770)
                    .at(2, ANN),
                document().goods("Food", -500, 20).pay(CASH, -500, 0).at(3, ANN)));
    assertThat(drawer.expected())
        .containsExactly(
            Map.entry(CASH, money(10_730)),
            Map.entry(DOLLARS, money(1_000)),
            Map.entry(CARD, money(1_000)));
    assertThat(drawer.known("EUR")).isEqualTo(FLOAT);
    assertThat(drawer.unsorted("EUR")).isEqualTo(money(730));
  }

  @Test
  void moneyLaidInTakenOutAndDroppedIsTold() {
    CashCount rolls = CashCount.none("EUR").with(Denomination.coin(50), 40);
    CashCount bag = CashCount.none("EUR").with(TWENTY, 5);
    Drawer drawer =
        Drawer.of(
            List.of(
                OPENED,
                new DrawerEvent.PaidIn(at(2, ANN), Contents.cash(rolls), "change"),
                new DrawerEvent.PaidOut(at(3, ANN), Contents.cash("EUR", money(790)), "stamps"),
                new DrawerEvent.Drop(
                    at(4, ANN), Contents.cash(bag).with(CARD, money(5)), "bag 7")));
    assertThat(drawer.expected())
        .containsExactly(Map.entry(CASH, money(1_210)), Map.entry(CARD, money(-5)));
    assertThat(drawer.known("EUR")).isEqualTo(FLOAT.plus(rolls).minus(bag));
    assertThat(drawer.known("EUR").of(TWENTY)).isEqualTo(-1);
    assertThat(drawer.unsorted("EUR")).isEqualTo(money(-790));
  }

  @Test
  void aPaymentOutByPieceTakesThosePieces() {
    CashCount one = CashCount.none("EUR").with(TWENTY, 1);
    Drawer drawer =
        Drawer.of(List.of(OPENED, new DrawerEvent.PaidOut(at(2, ANN), Contents.cash(one), "milk")));
    assertThat(drawer.known("EUR")).isEqualTo(FLOAT.minus(one));
    assertThat(drawer.expected(CASH)).isEqualTo(money(8_000));
  }

  @Test
  void aCountSaysWhatIsOverAndWhatIsShort() {
    Drawer drawer =
        Drawer.of(List.of(OPENED, document().goods("Food", 500, 20).pay(CARD, 500, 0).at(2, ANN)));
    Contents counted = Contents.cash("EUR", money(9_990)).with(CARD, money(501));
    Tally tally = drawer.difference(counted, Tolerance.NONE.with(CASH, money(10)));
    assertThat(tally.lines())
        .containsExactly(
            Map.entry(CASH, new Tally.Line(money(10_000), money(9_990), money(10))),
            Map.entry(CARD, new Tally.Line(money(500), money(501), Money.ZERO)));
    assertThat(tally.lines().get(CASH).difference()).isEqualTo(money(-10));
    assertThat(tally.lines().get(CASH).verdict()).isEqualTo(Tally.Verdict.SHORT);
    assertThat(tally.lines().get(CASH).isWithin()).isTrue();
    assertThat(tally.lines().get(CARD).verdict()).isEqualTo(Tally.Verdict.OVER);
    assertThat(tally.lines().get(CARD).isWithin()).isFalse();
    assertThat(tally.isWithin()).isFalse();
    assertThat(tally.isComplete()).isTrue();
  }

  @Test
  void whatWasNotCountedIsNeitherOverNorShort() {
    Drawer drawer =
        Drawer.of(
            List.of(
                OPENED,
                document().goods("Food", 500, 20).pay(CARD, 500, 0).at(2, ANN),
                document().goods("Food", -500, 20).pay(Day.VOUCHER, -500, 0).at(3, ANN),
                document().goods("Food", 500, 20).pay(Day.VOUCHER, 500, 0).at(4, ANN)));
    Tally tally = drawer.difference(Contents.cash("EUR", money(10_000)), Tolerance.NONE);
    assertThat(tally.uncounted()).containsExactly(Map.entry(CARD, money(500)));
    assertThat(tally.isComplete()).isFalse();
    assertThat(tally.isWithin()).isTrue();
    assertThat(tally.lines().get(CASH).verdict()).isEqualTo(Tally.Verdict.EXACT);
    assertThat(drawer.difference(Contents.NONE.with(DOLLARS, money(7)), Tolerance.NONE).lines())
        .containsExactly(Map.entry(DOLLARS, new Tally.Line(Money.ZERO, money(7), Money.ZERO)));
  }

  @Test
  void aCountIsSettledOnceAndTheDrawerGoesOnFromWhatWasFound() {
    CashCount found = FLOAT.with(TWENTY, -1);
    DrawerEvent short20 = new DrawerEvent.Counted(at(2, ANN), Contents.cash(found));
    Drawer once = Drawer.of(List.of(OPENED, short20));
    assertThat(once.expected(CASH)).isEqualTo(money(8_000));
    assertThat(once.differences()).containsExactly(Map.entry(CASH, money(-2_000)));
    assertThat(once.known("EUR")).isEqualTo(found);
    Drawer again = once.after(short20);
    assertThat(again).isEqualTo(once);
    Drawer recounted =
        once.after(new DrawerEvent.Counted(at(3, ANN), Contents.cash("EUR", money(10_000))));
    assertThat(recounted.differences()).containsExactly(Map.entry(CASH, Money.ZERO));
    assertThat(recounted.known()).isEmpty();
    assertThat(recounted.unsorted("EUR")).isEqualTo(money(10_000));
  }

  @Test
  void aCountOfTheCardsLeavesTheCashAlone() {
    Drawer drawer =
        Drawer.of(
            List.of(
                OPENED, new DrawerEvent.Counted(at(2, ANN), Contents.NONE.with(CARD, money(3)))));
    assertThat(drawer.expected())
        .containsExactly(Map.entry(CASH, money(10_000)), Map.entry(CARD, money(3)));
    assertThat(drawer.known("EUR")).isEqualTo(FLOAT);
    assertThat(drawer.differences()).containsExactly(Map.entry(CARD, money(3)));
  }

  @Test
  void aNewDrawerHoldsItsFloatAloneAndWhatWasOffStaysKnown() {
    Drawer drawer =
        Drawer.of(
            List.of(
                OPENED,
                new DrawerEvent.Counted(at(2, ANN), Contents.cash("EUR", money(9_000))),
                new DrawerEvent.Opened(at(3, BEN), Contents.cash("EUR", money(5_000)))));
    assertThat(drawer.keeper()).contains(BEN);
    assertThat(drawer.expected()).containsExactly(Map.entry(CASH, money(5_000)));
    assertThat(drawer.known()).isEmpty();
    assertThat(drawer.differences()).containsExactly(Map.entry(CASH, money(-1_000)));
  }

  @Test
  void theNextDayBeginsWithWhatLiesThereAndNoDifferences() {
    Drawer drawer =
        Drawer.of(
            List.of(OPENED, new DrawerEvent.Counted(at(2, ANN), Contents.cash(FLOAT.plus(FLOAT)))));
    assertThat(drawer.nextDay())
        .isEqualTo(new Drawer(drawer.keeper(), drawer.expected(), drawer.known(), new TreeMap<>()));
    assertThat(drawer.nextDay().expected(CASH)).isEqualTo(money(20_000));
  }

  @Test
  void handingOverChangesTheKeeperAndNothingElse() {
    Drawer before = Drawer.of(List.of(OPENED));
    Drawer after = before.after(new DrawerEvent.HandedOver(at(2, ANN), BEN));
    assertThat(after.keeper()).contains(BEN);
    assertThat(after)
        .isEqualTo(
            new Drawer(after.keeper(), before.expected(), before.known(), before.differences()));
  }

  @Test
  void whatMovesNoMoneyLeavesTheDrawerAsItIs() {
    Drawer drawer = Drawer.of(List.of(OPENED));
    assertThat(
            drawer.after(
                List.of(
                    new DrawerEvent.NoSale(at(2, ANN), "change"),
                    new DrawerEvent.BasketVoided(at(3, ANN), money(500), 2),
                    new DrawerEvent.Printed(at(4, ANN), DrawerEvent.Slip.TRAINING, money(500)),
                    new DrawerEvent.PriceAsked(at(5, ANN), "Food", money(500)))))
        .isEqualTo(drawer);
  }

  @Test
  void aFloatIsCash() {
    assertThatThrownBy(() -> new DrawerEvent.Opened(at(1, ANN), Contents.NONE.with(CARD, money(5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a float of card EUR is not cash");
  }

  @Test
  void aDayFoldedInPartsGivesTheSameDrawer() {
    Seeds.each(
        300,
        chance -> {
          List<DrawerEvent> day = Day.any(chance);
          int cut = chance.nextInt(day.size() + 1);
          assertThat(Drawer.of(day.subList(0, cut)).after(day.subList(cut, day.size())))
              .isEqualTo(Drawer.of(day));
        });
  }

  @Test
  void knownPiecesAndTheRestAreAlwaysTheWholeCash() {
    Seeds.each(
        300,
        chance -> {
          Drawer drawer = Drawer.of(Day.any(chance));
          assertThat(drawer.known("EUR").sum().plus(drawer.unsorted("EUR")))
              .isEqualTo(drawer.expected(CASH));
        });
  }

  @Test
  void withoutCountsTheDrawerIsTheFloatAndAllThatMoved() {
    Seeds.each(
        200,
        chance -> {
          Money expected = money(10_000);
          Drawer drawer = Drawer.of(List.of(OPENED));
          for (int i = chance.nextInt(20); i > 0; i--) {
            SaleFacts facts = Day.sale(chance);
            drawer = drawer.after(new DrawerEvent.Sold(at(i + 1, ANN), facts));
            for (Payment payment : facts.payments()) {
              expected = payment.tender().equals(CASH) ? expected.plus(payment.value()) : expected;
            }
          }
          assertThat(drawer.expected(CASH)).isEqualTo(expected);
        });
  }

  @Test
  void anAmountThatDoesNotFitIsAnErrorAndNeverWraps() {
    Drawer full =
        Drawer.of(
            List.of(
                new DrawerEvent.Opened(at(1, ANN), Contents.cash("EUR", money(Long.MAX_VALUE)))));
    assertThatThrownBy(
            () ->
                full.after(
                    new DrawerEvent.PaidIn(at(2, ANN), Contents.cash("EUR", money(1)), "one")))
        .isInstanceOf(ArithmeticException.class);
  }
}
