package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromotionsTest {
  private static final Selector ALL = Selector.ALL;

  private static Goods cola(int line, int count) {
    return Shop.pieces(line, "cola", "drinks", count, 100);
  }

  private static Goods crisps(int line, int count) {
    return Shop.pieces(line, "crisps", "snacks", count, 60);
  }

  private static Offer each(Offer.Off off) {
    return new Offer.Each(ALL, off);
  }

  private static Offer threeForTwo() {
    return new Offer.Cheapest(ALL, 3, 1, Percent.HUNDRED);
  }

  @Test
  void withoutPromotionsOrGoodsNothingIsGiven() {
    assertThat(Promotions.NONE.all()).isEmpty();
    assertThat(Promotions.NONE.on(List.of(cola(1, 1)), Shop.MONDAY, Rounding.HALF_UP)).isEmpty();
    assertThat(Shop.save(List.of(), Shop.of("a", 1, threeForTwo()))).isEmpty();
  }

  @Test
  void aPartIsTakenOffTheLineAndRoundedOnce() {
    List<Goods> goods = List.of(Shop.pieces(1, "gum", "sweets", 3, 33));
    assertThat(Shop.save(goods, Shop.of("a", 1, each(Shop.part(10)))))
        .containsExactly("a 3x 10: 1=10");
  }

  @Test
  void theRoundingIsThatOfTheShop() {
    List<Goods> goods = List.of(Shop.pieces(1, "gum", "sweets", 1, 5));
    Promotions half = Promotions.of(List.of(Shop.of("a", 1, each(Shop.part(50)))));
    assertThat(Shop.texts(half.on(goods, Shop.MONDAY, Rounding.HALF_UP)))
        .containsExactly("a 1x 3: 1=3");
    assertThat(Shop.texts(half.on(goods, Shop.MONDAY, Rounding.HALF_DOWN)))
        .containsExactly("a 1x 2: 1=2");
  }

  @Test
  void anAmountIsTakenOffEachPieceAndNeverMoreThanItCosts() {
    assertThat(Shop.save(List.of(cola(1, 2), crisps(2, 1)), amountOff(70)))
        .containsExactly("a 3x 200: 1=140 2=60");
  }

  private static Promotion amountOff(long amount) {
    return Shop.of("a", 1, each(Shop.amount(amount)));
  }

  @Test
  void anAmountOffTheKilogramIsTakenByWeight() {
    List<Goods> goods = List.of(Shop.weighed(1, "ham", "meat", 1250, 1000));
    assertThat(Shop.save(goods, amountOff(199))).containsExactly("a 1x 249: 1=249");
    assertThat(Shop.save(goods, amountOff(2000))).containsExactly("a 1x 1250: 1=1250");
  }

  @Test
  void aNewPriceHoldsWhereTheOldOneWasHigher() {
    List<Goods> goods =
        List.of(cola(1, 2), crisps(2, 1), Shop.weighed(3, "ham", "meat", 500, 1000));
    assertThat(Shop.save(goods, Shop.of("a", 1, each(Shop.price(80)))))
        .containsExactly("a 3x 500: 1=40 3=460");
    assertThat(Shop.save(List.of(crisps(1, 1)), Shop.of("a", 1, each(Shop.price(60))))).isEmpty();
  }

  @Test
  void aNewPriceWithMorePlacesIsRoundedForTheLine() {
    Goods fuel =
        new Goods(
            1, "can", "fuel", false, new UnitPrice(1799, 1), Quantity.of(3), Money.of(540));
    Promotion promotion =
        Shop.of("a", 1, each(new Offer.Off.Price(new UnitPrice(1755, 1))));
    assertThat(Shop.save(List.of(fuel), promotion)).containsExactly("a 3x 13: 1=13");
  }

  @Test
  void aNewPriceCountsWhereSomePiecesAreAlreadyCheaper() {
    Promotion first = Shop.limited("a", 1, 1, each(Shop.amount(30)));
    Promotion then = Shop.of("b", 2, each(new Offer.Off.Price(new UnitPrice(805, 1))));
    assertThat(Shop.save(List.of(cola(1, 3)), first, then))
        .containsExactly("a 1x 30: 1=30", "b 2x 38: 1=38");
  }

  @Test
  void anyPiecesTogetherForAPrice() {
    Offer pair = new Offer.ForPrice(ALL, 2, Money.of(130));
    assertThat(Shop.save(List.of(cola(1, 2), crisps(2, 1)), Shop.of("a", 1, pair)))
        .containsExactly("a 1x 70: 1=70");
    assertThat(Shop.save(List.of(crisps(1, 3)), Shop.of("a", 1, pair))).isEmpty();
    assertThat(Shop.save(List.of(cola(1, 1)), Shop.of("a", 1, pair))).isEmpty();
  }

  @Test
  void aSetThatSavesNothingIsNotGiven() {
    Offer pair = new Offer.ForPrice(ALL, 2, Money.of(200));
    assertThat(Shop.save(List.of(cola(1, 2)), Shop.of("a", 1, pair))).isEmpty();
  }

  @Test
  void whatABundleSavesIsSpreadInProportion() {
    Offer menu =
        new Offer.Bundle(
            List.of(
                new Offer.Bundle.Part(Selector.items("roll"), 1),
                new Offer.Bundle.Part(Selector.groups("drinks"), 1),
                new Offer.Bundle.Part(Selector.groups("snacks"), 2)),
            Money.of(480));
    List<Goods> goods =
        List.of(Shop.pieces(1, "roll", "bakery", 2, 380), cola(2, 1), crisps(3, 5));
    assertThat(Shop.save(goods, Shop.of("a", 1, menu)))
        .containsExactly("a 1x 120: 1=76 2=20 3=24");
  }

  @Test
  void whoeverBuysGetsAndBothCarryTheSaving() {
    Offer offer =
        new Offer.BuyGet(
            Selector.groups("drinks"), 2, Selector.groups("snacks"), 1, Percent.of(50));
    assertThat(Shop.save(List.of(cola(1, 5), crisps(2, 3)), Shop.of("a", 1, offer)))
        .containsExactly("a 2x 60: 1=46 2=14");
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 3)), Shop.of("a", 1, offer))).isEmpty();
  }

  @Test
  void ofTheSameGoodsTheCheapestIsGot() {
    Offer offer = new Offer.BuyGet(ALL, 1, ALL, 1, Percent.HUNDRED);
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), Shop.of("a", 1, offer)))
        .containsExactly("a 1x 60: 1=38 2=22");
  }

  @Test
  void aPieceCanBeBoughtOrGotWhereBothSelectionsTakeIt() {
    Offer offer = new Offer.BuyGet(ALL, 1, Selector.items("cola"), 1, Percent.HUNDRED);
    assertThat(Shop.on(List.of(cola(1, 3), crisps(2, 1)), Shop.of("a", 1, offer)))
        .extracting(given -> given.saved().minor() + " in " + given.times())
        .containsExactly("200 in 2");
  }

  @Test
  void theCheapestOfEveryThreeAreFreeInTheOrderBestForTheCustomer() {
    List<Goods> goods = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      goods.add(Shop.pieces(i, "wine" + i, "wine", 1, 100L * i));
    }
    // 700 600 500 | 400 300 200 | 100
    assertThat(Shop.on(goods, Shop.of("a", 1, threeForTwo())))
        .extracting(given -> given.saved().minor() + " in " + given.times())
        .containsExactly("700 in 2");
  }

  @Test
  void weighedGoodsTakeNoPartInSets() {
    List<Goods> goods = List.of(Shop.weighed(1, "ham", "meat", 2000, 1000), cola(2, 2));
    assertThat(Shop.save(goods, Shop.of("a", 1, threeForTwo()))).isEmpty();
  }

  private static Offer tiers(Selector goods, Offer.Tiers.By by, long first, long second) {
    return new Offer.Tiers(
        goods,
        by,
        List.of(
            new Offer.Tiers.Tier(first, Shop.part(10)),
            new Offer.Tiers.Tier(second, Shop.part(20))));
  }

  @Test
  void theHighestTierReachedHoldsForAll() {
    Promotion pieces = Shop.of("a", 1, tiers(ALL, Offer.Tiers.By.QUANTITY, 2, 4));
    assertThat(Shop.save(List.of(cola(1, 1)), pieces)).isEmpty();
    assertThat(Shop.save(List.of(cola(1, 2)), pieces)).containsExactly("a 1x 20: 1=20");
    assertThat(Shop.save(List.of(cola(1, 3)), pieces)).containsExactly("a 1x 30: 1=30");
    Goods ham = Shop.weighed(2, "ham", "meat", 3000, 100);
    assertThat(Shop.save(List.of(cola(1, 3), ham), pieces))
        .containsExactly("a 1x 120: 1=60 2=60");
  }

  @Test
  void tiersOfAnAmountCountWhatTheGoodsStillCost() {
    Promotion amount = Shop.of("b", 2, tiers(ALL, Offer.Tiers.By.AMOUNT, 190, 200));
    assertThat(Shop.save(List.of(cola(1, 2)), amount)).containsExactly("b 1x 40: 1=40");
    assertThat(Shop.save(List.of(cola(1, 2)), Shop.of("a", 1, each(Shop.amount(5))), amount))
        .containsExactly("a 2x 10: 1=10", "b 1x 19: 1=19");
  }

  @Test
  void tiersCountWhateverElseReducesTheGoods() {
    Promotion tiers = Shop.of("b", 2, tiers(ALL, Offer.Tiers.By.QUANTITY, 2, 3));
    Promotion first =
        Shop.exclusive("a", 1, new Offer.Each(Selector.items("crisps"), Shop.part(50)));
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), first, tiers))
        .containsExactly("a 1x 30: 2=30", "b 1x 10: 1=10");
  }

  @Test
  void promotionsOfOnePriorityCompeteAndThoseOfTwoAddUp() {
    Promotion tenth = Shop.of("a", 1, each(Shop.part(10)));
    Promotion half = Shop.of("b", 1, each(Shop.part(50)));
    assertThat(Shop.save(List.of(cola(1, 1)), tenth, half)).containsExactly("b 1x 50: 1=50");
    Promotion later = Shop.of("b", 2, each(Shop.part(50)));
    assertThat(Shop.save(List.of(cola(1, 1)), later, tenth))
        .containsExactly("a 1x 10: 1=10", "b 1x 45: 1=45");
  }

  @Test
  void ofEqualSavingsTheSmallerIdIsGiven() {
    Promotion one = Shop.of("a", 1, each(Shop.part(10)));
    Promotion other = Shop.of("b", 1, each(Shop.amount(10)));
    assertThat(Shop.save(List.of(cola(1, 1)), other, one)).containsExactly("a 1x 10: 1=10");
    Promotion set = Shop.of("0", 1, new Offer.ForPrice(ALL, 1, Money.of(90)));
    assertThat(Shop.save(List.of(cola(1, 1)), other, one, set))
        .containsExactly("0 1x 10: 1=10");
    Promotion last = Shop.of("c", 1, new Offer.ForPrice(ALL, 1, Money.of(90)));
    assertThat(Shop.save(List.of(cola(1, 1)), other, one, last))
        .containsExactly("a 1x 10: 1=10");
    Promotion pair = Shop.of("c", 1, new Offer.ForPrice(ALL, 2, Money.of(150)));
    Promotion twin = Shop.of("d", 1, new Offer.ForPrice(ALL, 2, Money.of(150)));
    assertThat(Shop.save(List.of(cola(1, 2)), twin, pair)).containsExactly("c 1x 50: 1=50");
  }

  @Test
  void ofEqualSavingsFewerPiecesAreTaken() {
    Promotion two = Shop.of("a", 1, new Offer.ForPrice(ALL, 2, Money.of(150)));
    Promotion one = Shop.limited("b", 1, 1, each(Shop.amount(50)));
    assertThat(Shop.save(List.of(cola(1, 2)), two, one)).containsExactly("b 1x 50: 1=50");
    Promotion four = Shop.of("a", 1, new Offer.ForPrice(ALL, 4, Money.of(350)));
    assertThat(Shop.save(List.of(cola(1, 4)), four, one)).containsExactly("b 1x 50: 1=50");
  }

  @Test
  void anExclusivePromotionLeavesItsPiecesToNoOther() {
    Promotion first = Shop.exclusive("a", 1, new Offer.Each(Selector.items("cola"), Shop.part(10)));
    Promotion then = Shop.of("b", 2, each(Shop.part(50)));
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), first, then))
        .containsExactly("a 1x 10: 1=10", "b 1x 30: 2=30");
  }

  @Test
  void anExclusivePromotionTakesNoPieceThatWasReduced() {
    Promotion first = Shop.of("a", 1, new Offer.Each(Selector.items("cola"), Shop.part(10)));
    Promotion then = Shop.exclusive("b", 2, each(Shop.part(50)));
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), first, then))
        .containsExactly("a 1x 10: 1=10", "b 1x 30: 2=30");
  }

  @Test
  void aPieceThatWasBoughtForAnotherTookPart() {
    Offer free =
        new Offer.BuyGet(
            Selector.items("cola"), 1, Selector.items("sample"), 1, Percent.HUNDRED);
    Goods sample = Shop.pieces(3, "sample", "snacks", 1, 1);
    Promotion then = Shop.exclusive("b", 2, each(Shop.part(50)));
    // the one cent falls on the cola; the sample is in the set all the same
    assertThat(Shop.save(List.of(cola(1, 1), sample), Shop.of("a", 1, free), then))
        .containsExactly("a 1x 1: 1=1");
  }

  @Test
  void onlyThePiecesThatTookPartAreClosed() {
    Promotion first = Shop.of("a", 1, true, 1, each(Shop.amount(40)));
    Promotion then = Shop.of("b", 2, each(Shop.amount(10)));
    assertThat(Shop.save(List.of(cola(1, 3)), first, then))
        .containsExactly("a 1x 40: 1=40", "b 2x 20: 1=20");
  }

  @Test
  void aSetLeavesTheOthersToTheNextBest() {
    Promotion set = Shop.of("a", 1, threeForTwo());
    Promotion tenth = Shop.of("b", 1, each(Shop.part(10)));
    assertThat(Shop.save(List.of(cola(1, 4)), set, tenth))
        .containsExactly("a 1x 100: 1=100", "b 1x 10: 1=10");
  }

  @Test
  void aLimitCountsSetsAndTakesTheBest() {
    Promotion once = Shop.limited("a", 1, 1, new Offer.ForPrice(ALL, 2, Money.of(50)));
    assertThat(Shop.save(List.of(crisps(1, 2), cola(2, 2)), once))
        .containsExactly("a 1x 150: 2=150");
  }

  @Test
  void theBasketComesAfterTheGoods() {
    Promotion basket =
        Shop.of("a", 1, new Offer.Basket(ALL, Money.of(150), Shop.amount(30)));
    Promotion goods = Shop.of("b", 9, new Offer.Each(Selector.items("cola"), Shop.part(10)));
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), basket, goods))
        .containsExactly("b 1x 10: 1=10", "a 1x 30: 1=18 2=12");
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), Shop.of("a", 1, least(151)), goods))
        .containsExactly("b 1x 10: 1=10");
  }

  private static Offer least(long least) {
    return new Offer.Basket(ALL, Money.of(least), Shop.amount(30));
  }

  @Test
  void theBasketIsReducedOnceByTheBestOfAPriority() {
    Promotion tenth = Shop.of("a", 1, new Offer.Basket(ALL, Money.ZERO, Shop.part(10)));
    Promotion more = Shop.of("b", 1, new Offer.Basket(ALL, Money.ZERO, Shop.amount(25)));
    Promotion same = Shop.of("c", 1, new Offer.Basket(ALL, Money.ZERO, Shop.amount(25)));
    Promotion later = Shop.of("d", 2, new Offer.Basket(ALL, Money.ZERO, Shop.part(10)));
    assertThat(Shop.save(List.of(cola(1, 2)), tenth, same, more, later))
        .containsExactly("b 1x 25: 1=25", "d 1x 18: 1=18");
  }

  @Test
  void theBasketIsNeverReducedBelowZero() {
    Offer all = new Offer.Basket(Selector.items("cola"), Money.ZERO, Shop.amount(1_000));
    assertThat(Shop.save(List.of(cola(1, 2), crisps(2, 1)), Shop.of("a", 1, all)))
        .containsExactly("a 1x 200: 1=200");
    assertThat(Shop.save(List.of(Shop.pieces(1, "bag", "bags", 1, 0)), Shop.of("a", 1, all)))
        .isEmpty();
  }

  @Test
  void anExclusivePromotionOfTheBasketTakesWhatWasNotReducedAndClosesIt() {
    Promotion goods = Shop.of("a", 1, new Offer.Each(Selector.items("cola"), Shop.part(10)));
    Promotion basket =
        Shop.exclusive("b", 1, new Offer.Basket(ALL, Money.of(150), Shop.part(10)));
    Promotion later = Shop.of("c", 2, new Offer.Basket(ALL, Money.ZERO, Shop.part(10)));
    assertThat(Shop.save(List.of(cola(1, 1), crisps(2, 1)), goods, basket, later))
        .containsExactly("a 1x 10: 1=10", "b 1x 6: 2=6", "c 1x 9: 1=9");
  }

  @Test
  void excludedGoodsAndOtherGroupsAreLeftAlone() {
    Selector some = new Selector(Set.of("crisps"), Set.of("drinks", "snacks"), Set.of("beer"));
    List<Goods> goods =
        List.of(cola(1, 1), crisps(2, 1), Shop.pieces(3, "beer", "drinks", 1, 150),
            Shop.pieces(4, "soap", "house", 1, 200));
    assertThat(Shop.save(goods, Shop.of("a", 1, new Offer.Each(some, Shop.amount(1)))))
        .containsExactly("a 2x 2: 1=1 2=1");
    Selector allBut = new Selector(Set.of(), Set.of(), Set.of("beer"));
    assertThat(Shop.save(goods, Shop.of("a", 1, new Offer.Each(allBut, Shop.amount(1)))))
        .containsExactly("a 3x 3: 1=1 2=1 4=1");
  }

  @Test
  void thousandsOfPiecesAreCounted() {
    List<Goods> goods = List.of(cola(1, 9_999), crisps(2, 9_999));
    assertThat(Shop.save(goods, Shop.of("a", 1, threeForTwo())))
        .containsExactly("a 6666x 533280: 1=333300 2=199980");
  }

  @Test
  void amountsThatDoNotFitAreRefused() {
    Goods most =
        new Goods(
            1,
            "gold",
            "metal",
            false,
            UnitPrice.ofMinor(Long.MAX_VALUE / 2),
            Quantity.of(2),
            Money.of(Long.MAX_VALUE - 1));
    Promotion set = Shop.of("a", 1, new Offer.ForPrice(ALL, 2, Money.of(1)));
    assertThatThrownBy(() -> Shop.save(List.of(most), set))
        .isInstanceOf(ArithmeticException.class);
  }
}
