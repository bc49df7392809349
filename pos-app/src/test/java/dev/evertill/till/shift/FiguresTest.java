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
import dev.evertill.till.money.Percent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final List<DrawerEvent> SALES =
      List.of(
          document()
              .goods("Food", 1_200, 20)
              .goods("Books", 550, 10)
              .voided(1, 99)
              .reduced(Reduction.Kind.PROMOTION, "3 for 2", 300)
              .pay(CASH, 2_000, 250)
              .at(4, ANN),
          document()
              .goods("Food", 398, 20)
              .round(2)
              .reduced(Reduction.Kind.PROMOTION, "3 for 2", 100)
              .reduced(Reduction.Kind.BASKET_DISCOUNT, "staff", 50)
              .overridden(1, -40)
              .payForeign(DOLLARS, 1_000, 920)
              .pay(CASH, 0, 520)
              .at(5, BEN),
          document().goods("Books", -550, 10).pay(CASH, -550, 0).at(7, ANN),
          document().goods("Books", -550, 10).goods("Food", 600, 20).pay(CARD, 50, 0).at(8, ANN),
          document().collect("gift card", 2_500).pay(CARD, 2_500, 0).at(9, ANN));

  private static final Figures FIGURES = Figures.of(SALES);

  @Test
  void documentsAreCountedByWhatTheyAre() {
    assertThat(FIGURES.takings().sales()).isEqualTo(3);
    assertThat(FIGURES.takings().returns()).isEqualTo(1);
    assertThat(FIGURES.takings().exchanges()).isEqualTo(1);
  }

  @Test
  void refundsHaveALineOfTheirOwn() {
    assertThat(FIGURES.takings().sold()).isEqualTo(new Total(4, money(2_748)));
    assertThat(FIGURES.takings().refunds()).isEqualTo(new Total(2, money(1_100)));
    assertThat(FIGURES.takings().gross()).isEqualTo(money(1_648));
  }

  @Test
  void theTurnoverStandsByTaxClass() {
    assertThat(FIGURES.takings().classes().values())
        .containsExactly(
            new TaxTurnover("10 %", List.of(vat(10, -500, -50)), money(-500), money(-550)),
            new TaxTurnover("20 %", List.of(vat(20, 1_832, 366)), money(1_832), money(2_198)));
    assertThat(FIGURES.takings().net()).isEqualTo(money(1_332));
    assertThat(FIGURES.takings().tax()).isEqualTo(money(316));
  }

  private static TaxTurnover.Part vat(long percent, long base, long tax) {
    return TaxTurnover.Part.of("VAT", Percent.of(percent), money(base), money(tax));
  }

  @Test
  void aRateThatChangesInTheDayIsTwoLines() {
    List<DrawerEvent> day = new ArrayList<>();
    for (long percent : List.of(19L, 16L, 19L)) {
      TaxTurnover.Part part = vat(percent, 1_000, percent * 10);
      day.add(
          new DrawerEvent.Sold(
              at(1, ANN),
              SaleFacts.plain(
                  List.of(
                      new TaxTurnover(
                          "A", List.of(part), money(1_000), money(1_000 + percent * 10))),
                  1,
                  List.of(Payment.of(CASH, money(1_000 + percent * 10), Money.ZERO)))));
    }
    assertThat(Figures.of(day).takings().classes().values())
        .containsExactly(
            new TaxTurnover("A", List.of(vat(16, 1_000, 160)), money(1_000), money(1_160)),
            new TaxTurnover("A", List.of(vat(19, 2_000, 380)), money(2_000), money(2_380)));
  }

  @Test
  void aTaxOfSeveralClassesIsOneSum() {
    TaxTurnover.Part gst = TaxTurnover.Part.of("GST", Percent.of(5), money(1_000), money(50));
    TaxTurnover.Part pst = TaxTurnover.Part.of("PST", Percent.of(7), money(1_000), money(70));
    Takings takings =
        Figures.of(
                List.of(
                    new DrawerEvent.Sold(
                        at(1, ANN),
                        SaleFacts.plain(
                            List.of(
                                new TaxTurnover("A", List.of(gst, pst), money(1_000), money(1_120)),
                                new TaxTurnover("B", List.of(gst), money(1_000), money(1_050)),
                                new TaxTurnover("B", List.of(gst), money(1_000), money(1_050)),
                                new TaxTurnover("C", List.of(), money(5), money(5))),
                            4,
                            List.of(Payment.of(CARD, money(3_225), Money.ZERO))))))
            .takings();
    assertThat(takings.taxes())
        .containsExactly(
            Map.entry(
                gst.rate(), TaxTurnover.Part.of("GST", Percent.of(5), money(3_000), money(150))),
            Map.entry(pst.rate(), pst));
    assertThat(takings.classes().values())
        .contains(
            new TaxTurnover(
                "B",
                List.of(TaxTurnover.Part.of("GST", Percent.of(5), money(2_000), money(100))),
                money(2_000),
                money(2_100)));
  }

  @Test
  void theTurnoverStandsByGroupAndByCashier() {
    assertThat(FIGURES.takings().groups())
        .containsExactly(
            Map.entry("Books", new Total(3, money(-550))),
            Map.entry("Food", new Total(3, money(2_198))));
    assertThat(FIGURES.takings().cashiers())
        .containsExactly(
            Map.entry(ANN, new Total(4, money(1_250))), Map.entry(BEN, new Total(1, money(398))));
  }

  @Test
  void foreignCashIsToldInItsOwnMoneyAndInTheShops() {
    assertThat(FIGURES.takings().tenders())
        .containsExactly(
            Map.entry(CASH, new Takings.Received(2, money(680), money(680))),
            Map.entry(DOLLARS, new Takings.Received(1, money(1_000), money(920))),
            Map.entry(CARD, new Takings.Received(2, money(2_550), money(2_550))));
    assertThat(FIGURES.takings().paid()).isEqualTo(money(4_150));
    assertThat(FIGURES.takings().rounding()).isEqualTo(money(2));
    assertThat(FIGURES.takings().collected())
        .containsExactly(Map.entry("gift card", Total.one(money(2_500))));
  }

  @Test
  void whatWasLoweredStandsByName() {
    assertThat(FIGURES.corrections())
        .isEqualTo(
            new Corrections(
                new Total(1, money(99)),
                Total.NONE,
                0,
                new TreeMap<>(
                    Map.of(
                        new Reduction(Reduction.Kind.PROMOTION, "3 for 2"),
                        new Total(2, money(400)),
                        new Reduction(Reduction.Kind.BASKET_DISCOUNT, "staff"),
                        Total.one(money(50)))),
                new Total(1, money(-40))));
    assertThat(FIGURES.corrections().reduced(Reduction.Kind.PROMOTION))
        .isEqualTo(new Total(2, money(400)));
    assertThat(FIGURES.corrections().reduced(Reduction.Kind.BASKET_DISCOUNT))
        .isEqualTo(Total.one(money(50)));
    assertThat(FIGURES.corrections().reduced(Reduction.Kind.LINE_DISCOUNT)).isEqualTo(Total.NONE);
    assertThat(FIGURES.corrections().reduced()).isEqualTo(money(450));
  }

  @Test
  void aBasketGivenUpIsNoTurnover() {
    Figures figures =
        Figures.of(
            List.of(
                new DrawerEvent.BasketVoided(at(1, ANN), money(1_200), 3),
                new DrawerEvent.BasketVoided(at(2, ANN), money(300), 1)));
    assertThat(figures.corrections())
        .isEqualTo(
            new Corrections(
                Total.NONE, new Total(2, money(1_500)), 4, new TreeMap<>(), Total.NONE));
    assertThat(figures.takings()).isEqualTo(Takings.NONE);
    assertThat(figures.movements()).isEqualTo(Movements.NONE);
  }

  @Test
  void whatHappenedAtTheDrawerStandsLineByLine() {
    Movements movements =
        Figures.of(
                List.of(
                    new DrawerEvent.Opened(
                        at(1, ANN), Contents.cash("EUR", money(100)).with(DOLLARS, money(30))),
                    new DrawerEvent.Opened(at(2, BEN), Contents.cash("EUR", money(50))),
                    new DrawerEvent.PaidIn(at(3, ANN), Contents.cash("EUR", money(20)), "change"),
                    new DrawerEvent.PaidOut(at(4, ANN), Contents.cash("EUR", money(7)), "stamps"),
                    new DrawerEvent.PaidOut(at(5, ANN), Contents.cash("EUR", money(8)), "stamps"),
                    new DrawerEvent.PaidOut(at(6, ANN), Contents.cash("EUR", money(9)), "milk"),
                    new DrawerEvent.Drop(at(7, ANN), Contents.cash("EUR", money(60)), "bag 7"),
                    new DrawerEvent.NoSale(at(8, ANN), "change"),
                    new DrawerEvent.NoSale(at(9, ANN), "change"),
                    new DrawerEvent.NoSale(at(10, ANN), "test"),
                    new DrawerEvent.Counted(at(11, ANN), Contents.NONE),
                    new DrawerEvent.HandedOver(at(12, ANN), BEN),
                    new DrawerEvent.HandedOver(at(13, BEN), ANN),
                    new DrawerEvent.Printed(at(14, ANN), DrawerEvent.Slip.COPY, money(500)),
                    new DrawerEvent.Printed(at(15, ANN), DrawerEvent.Slip.COPY, money(70)),
                    new DrawerEvent.PriceAsked(at(16, ANN), "Food", money(199))))
            .movements();
    assertThat(movements)
        .isEqualTo(
            new Movements(
                map(CASH, new Total(2, money(150)), DOLLARS, Total.one(money(30))),
                new TreeMap<>(Map.of(new Movements.Purpose(CASH, "change"), Total.one(money(20)))),
                map(
                    new Movements.Purpose(CASH, "stamps"),
                    new Total(2, money(15)),
                    new Movements.Purpose(CASH, "milk"),
                    Total.one(money(9))),
                new TreeMap<>(Map.of(CASH, Total.one(money(60)))),
                map("change", 2L, "test", 1L),
                1,
                2,
                new TreeMap<>(Map.of(DrawerEvent.Slip.COPY, new Total(2, money(570)))),
                Day.totals("Food", Total.one(money(199)))));
    assertThat(movements.openedWithoutSale()).isEqualTo(3);
    assertThat(movements.openingFloat("EUR")).isEqualTo(money(150));
    assertThat(movements.openingFloat("USD")).isEqualTo(money(30));
    assertThat(movements.openingFloat("CHF")).isEqualTo(Money.ZERO);
    assertThat(movements.paidOut().firstKey().reason()).isEqualTo("milk");
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> map(
      K key, V value, K other, V otherValue) {
    return new TreeMap<>(Map.of(key, value, other, otherValue));
  }

  @Test
  void aPractiseSaleIsCountedAndIsNoTurnover() {
    Figures figures =
        Figures.of(
            List.of(new DrawerEvent.Printed(at(1, ANN), DrawerEvent.Slip.TRAINING, money(500))));
    assertThat(figures.takings()).isEqualTo(Takings.NONE);
    assertThat(figures.corrections()).isEqualTo(Corrections.NONE);
    assertThat(GrandTotals.NONE.plus(figures)).isEqualTo(GrandTotals.NONE);
    assertThat(figures.movements().slips())
        .containsExactly(Map.entry(DrawerEvent.Slip.TRAINING, Total.one(money(500))));
  }

  @Test
  void theFirstAndTheLastEntryAreNamed() {
    assertThat(FIGURES.span()).isEqualTo(new Span(4, 9, at(4, ANN).moment(), at(9, ANN).moment()));
    assertThat(FIGURES.span().isEmpty()).isFalse();
    assertThat(Span.NONE.isEmpty()).isTrue();
    assertThat(Figures.of(List.of())).isEqualTo(Figures.NONE);
  }

  @Test
  void theOrderOfTheDayDoesNotMatterToItsFigures() {
    Seeds.each(
        300,
        chance -> {
          List<DrawerEvent> day = new ArrayList<>(Day.any(chance));
          Figures figures = Figures.of(day);
          Collections.shuffle(day, chance);
          assertThat(Figures.of(day)).isEqualTo(figures);
        });
  }

  @Test
  void aDayFoldedInPartsGivesTheSameFigures() {
    Seeds.each(
        300,
        chance -> {
          List<DrawerEvent> day = Day.any(chance);
          int cut = chance.nextInt(day.size() + 1);
          Figures before = Figures.of(day.subList(0, cut));
          Figures after = Figures.of(day.subList(cut, day.size()));
          assertThat(before.plus(after)).isEqualTo(Figures.of(day)).isEqualTo(after.plus(before));
          assertThat(before.plus(Figures.NONE)).isEqualTo(before);
          assertThat(Figures.NONE.plus(before)).isEqualTo(before);
        });
  }

  @Test
  void everyDivisionOfTheTurnoverSumsUpToIt() {
    Seeds.each(
        300,
        chance -> {
          Takings takings = Figures.of(Day.any(chance)).takings();
          Money gross = takings.gross();
          assertThat(
                  takings.classes().values().stream()
                      .map(TaxTurnover::gross)
                      .reduce(Money.ZERO, Money::plus))
              .isEqualTo(gross);
          assertThat(Total.sum(takings.groups()).amount()).isEqualTo(gross);
          assertThat(Total.sum(takings.cashiers()).amount()).isEqualTo(gross);
          assertThat(Total.sum(takings.cashiers()).count())
              .isEqualTo(takings.sales() + takings.returns() + takings.exchanges());
          assertThat(
                  takings
                      .paid()
                      .minus(takings.rounding())
                      .minus(Total.sum(takings.collected()).amount()))
              .isEqualTo(gross);
          assertThat(takings.net().plus(takings.tax())).isEqualTo(gross);
          assertThat(
                  takings.taxes().values().stream()
                      .map(TaxTurnover.Part::tax)
                      .reduce(Money.ZERO, Money::plus))
              .isEqualTo(takings.tax());
        });
  }

  @Test
  void theFiguresOfTheCashiersAreTheFiguresOfTheDay() {
    assertThat(Figures.byCashier(SALES).keySet()).containsExactly(ANN, BEN);
    assertThat(Figures.byCashier(SALES).get(BEN)).isEqualTo(Figures.of(List.of(SALES.get(1))));
    Seeds.each(
        200,
        chance -> {
          List<DrawerEvent> day = Day.any(chance);
          assertThat(Figures.byCashier(day).values().stream().reduce(Figures.NONE, Figures::plus))
              .isEqualTo(Figures.of(day));
        });
  }

  @Test
  void figuresThatDoNotFitAreAnErrorAndNeverWrap() {
    Figures most =
        Figures.of(
            List.of(
                document().goods("", Long.MAX_VALUE, 0).pay(CASH, Long.MAX_VALUE, 0).at(1, ANN)));
    assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
    Total count = new Total(Long.MAX_VALUE, Money.ZERO);
    assertThatThrownBy(() -> count.plus(Total.one(Money.ZERO)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void figuresDoNotChangeWithWhatTheyWereMadeOf() {
    assertThatThrownBy(() -> FIGURES.takings().groups().put("More", Total.NONE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> FIGURES.movements().floats().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
