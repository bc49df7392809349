package dev.evertill.till.sale;

import static dev.evertill.till.sale.Shelf.ANNA;
import static dev.evertill.till.sale.Shelf.APPLES;
import static dev.evertill.till.sale.Shelf.BOOK;
import static dev.evertill.till.sale.Shelf.EMPTIES;
import static dev.evertill.till.sale.Shelf.FREE;
import static dev.evertill.till.sale.Shelf.MILK;
import static dev.evertill.till.sale.Shelf.NOON;
import static dev.evertill.till.sale.Shelf.NORMAL;
import static dev.evertill.till.sale.Shelf.PLAIN;
import static dev.evertill.till.sale.Shelf.REDUCED;
import static dev.evertill.till.sale.Shelf.SOAP;
import static dev.evertill.till.sale.Shelf.amount;
import static dev.evertill.till.sale.Shelf.amounts;
import static dev.evertill.till.sale.Shelf.m;
import static dev.evertill.till.sale.Shelf.now;
import static dev.evertill.till.sale.Shelf.part;
import static dev.evertill.till.sale.Shelf.piece;
import static dev.evertill.till.sale.Shelf.priced;
import static dev.evertill.till.sale.Shelf.reduction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Reduction.Source;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReductionTest {
  static Promotion promotion(String id, Offer offer) {
    return new Promotion(
        id,
        "offer " + id,
        Promotion.When.ALWAYS,
        Set.of(),
        1,
        false,
        0,
        0,
        Optional.empty(),
        offer);
  }

  static Offer off(Selector goods, long percent) {
    return new Offer.Each(goods, new Offer.Off.Part(Percent.of(percent)));
  }

  static Terms offering(Promotion... promotions) {
    return new Terms(PLAIN.profile(), Promotions.of(List.of(promotions)));
  }

  static Reduction given(String id, long saved) {
    return new Reduction(Source.PROMOTION, id, "offer " + id, m(saved), Optional.empty());
  }

  @Test
  void promotionThenLineThenBasketEachOnWhatTheOneBeforeLeft() {
    Basket basket =
        Basket.EMPTY
            .with(piece("C", "Coffee", 1000, NORMAL), Quantity.ONE)
            .withDiscount(part(50))
            .withDiscount(0, part(10))
            .withDiscount(0, amount(30));
    PricedLine line =
        basket.priced(offering(promotion("P", off(Selector.ALL, 20))), NOON).lines().get(0);

    assertThat(line.listed()).isEqualTo(m(1000));
    assertThat(line.reductions())
        .containsExactly(
            given("P", 200),
            reduction(Source.LINE_DISCOUNT, part(10), 80),
            reduction(Source.LINE_DISCOUNT, amount(30), 30),
            reduction(Source.BASKET_DISCOUNT, part(50), 345));
    assertThat(line.amount()).isEqualTo(m(345));
    assertThat(line.taxes().gross()).isEqualTo(m(345));
  }

  @Test
  void basketDiscountsComeOneAfterTheOther() {
    Basket basket =
        Shelf.of(piece("1", "A", 1000, FREE), piece("2", "B", 3000, FREE))
            .withDiscount(part(10))
            .withDiscount(amount(100))
            .withDiscount(part(50));
    Priced priced = priced(basket);

    assertThat(priced.lines().get(1).reductions())
        .containsExactly(
            reduction(Source.BASKET_DISCOUNT, part(10), 300),
            reduction(Source.BASKET_DISCOUNT, amount(100), 75),
            reduction(Source.BASKET_DISCOUNT, part(50), 1312));
    assertThat(amounts(priced)).containsExactly(m(437), m(1313));
    assertThat(priced.total()).isEqualTo(m(1750));
    assertThat(priced.saved()).isEqualTo(m(2250));
  }

  @Test
  void nothingIsReducedBelowZero() {
    Basket basket =
        Shelf.of(MILK, SOAP)
            .withDiscount(0, amount(200))
            .withDiscount(0, part(50))
            .withDiscount(amount(1000))
            .withDiscount(part(10));
    Priced priced = priced(basket);

    assertThat(priced.lines().get(0).reductions())
        .containsExactly(reduction(Source.LINE_DISCOUNT, amount(200), 139));
    assertThat(priced.lines().get(1).reductions())
        .containsExactly(reduction(Source.BASKET_DISCOUNT, amount(1000), 145));
    assertThat(priced.total()).isEqualTo(Money.ZERO);
    assertThat(priced.saved()).isEqualTo(m(284));
  }

  @Test
  void fixedPricesAreNotReducedAndBearNoShare() {
    Basket basket = Shelf.of(BOOK, SOAP).withDiscount(0, part(10)).withDiscount(amount(100));
    Priced priced = basket.priced(offering(promotion("P", off(Selector.ALL, 20))), NOON);

    assertThat(priced.lines().get(0).reductions()).isEmpty();
    assertThat(amounts(priced)).containsExactly(m(2000), m(16));
    assertThat(priced(Shelf.of(BOOK).withDiscount(part(10))).total()).isEqualTo(m(2000));
  }

  @Test
  void emptiesThatAreTakenBackAreNotReduced() {
    Basket basket = Shelf.of(EMPTIES, SOAP).withDiscount(0, part(10)).withDiscount(part(10));
    Priced priced = basket.priced(offering(promotion("P", off(Selector.ALL, 20))), NOON);

    assertThat(priced.lines().get(0).reductions()).isEmpty();
    assertThat(amounts(priced)).containsExactly(m(-25), m(104));
    assertThat(priced.total()).isEqualTo(m(79));
    assertThat(priced.saved()).isEqualTo(m(41));
  }

  @Test
  void anAgreedPriceTakesPartInNoPromotionButInDiscounts() {
    Basket basket =
        Shelf.of(SOAP, SOAP)
            .withOverride(0, now(100))
            .withDiscount(0, part(10))
            .withDiscount(part(50));
    Priced priced = basket.priced(offering(promotion("P", off(Selector.ALL, 20))), NOON);

    assertThat(priced.lines().get(0).listed()).isEqualTo(m(100));
    assertThat(priced.lines().get(0).reductions())
        .containsExactly(
            reduction(Source.LINE_DISCOUNT, part(10), 10),
            reduction(Source.BASKET_DISCOUNT, part(50), 45));
    assertThat(priced.lines().get(1).reductions())
        .containsExactly(given("P", 29), reduction(Source.BASKET_DISCOUNT, part(50), 58));
  }

  @Test
  void promotionsSeeEachLineAsItIs() {
    Basket basket =
        Basket.EMPTY
            .with(BOOK, Quantity.ONE)
            .with(MILK, Quantity.of(2))
            .with(APPLES, Quantity.parse("0.500"))
            .with(Line.of(SOAP, Quantity.parse("1.500")));
    Promotion milk = promotion("M", new Offer.ForPrice(Selector.items("1"), 2, m(200)));
    Promotion fruit = promotion("F", off(Selector.groups("Fruit"), 10));
    Promotion soap =
        promotion("S", new Offer.Each(Selector.items("2"), new Offer.Off.Amount(m(10))));
    Priced priced = basket.priced(offering(milk, fruit, soap), NOON);

    assertThat(priced.promotions())
        .containsExactly(applied("F", 2, 13), applied("M", 1, 78), applied("S", 3, 15));
    assertThat(priced.lines().get(1).reductions()).containsExactly(given("M", 78));
    assertThat(priced.lines().get(2).reductions()).containsExactly(given("F", 13));
    assertThat(priced.lines().get(3).reductions())
        .as("what is no whole piece counts as weighed")
        .containsExactly(given("S", 15));
    assertThat(amounts(priced)).containsExactly(m(2000), m(200), m(112), m(203));
    assertThat(priced.redeemed()).isEmpty();
  }

  static Applied applied(String id, int line, long saved) {
    return new Applied(
        id, "offer " + id, 1, m(saved), List.of(new Applied.Share(line, m(saved))), List.of());
  }

  @Test
  void aPromotionOfACouponAndAGroupNeedsBoth() {
    Promotion club =
        new Promotion(
            "P",
            "offer P",
            Promotion.When.ALWAYS,
            Set.of("club"),
            1,
            false,
            0,
            2,
            Optional.of(new Promotion.Coupon("98", true, false)),
            off(Selector.ALL, 10));
    Terms terms = offering(club);
    Basket coupon = Shelf.of(SOAP).withCoupon("981");
    Customer member = new Customer("C1", Set.of("club"), Map.of("P", 1));

    assertThat(coupon.priced(terms, NOON).total()).isEqualTo(m(145));
    assertThat(Shelf.of(SOAP).withCustomer(member).priced(terms, NOON).total()).isEqualTo(m(145));
    Priced both = coupon.withCustomer(member).priced(terms, NOON);
    assertThat(both.total()).isEqualTo(m(130));
    assertThat(both.redeemed()).containsExactly("981");
    Customer often = new Customer("C1", Set.of("club"), Map.of("P", 2));
    assertThat(coupon.withCustomer(often).priced(terms, NOON).total()).isEqualTo(m(145));
  }

  @Test
  void aPromotionHoldsByTheTillsClock() {
    Promotion.When morning =
        new Promotion.When(
            Optional.empty(),
            Optional.of(NOON),
            Set.of(),
            NOON.toLocalTime().minusHours(4),
            NOON.toLocalTime().plusHours(4));
    Promotion early =
        new Promotion(
            "P",
            "offer P",
            morning,
            Set.of(),
            1,
            false,
            0,
            0,
            Optional.empty(),
            off(Selector.ALL, 100));

    assertThat(Shelf.of(SOAP).priced(offering(early), NOON.minusSeconds(1)).total())
        .isEqualTo(Money.ZERO);
    assertThat(Shelf.of(SOAP).priced(offering(early), NOON).total()).isEqualTo(m(145));
  }

  @Test
  void theOddCentOfABasketDiscountDoesNotDependOnTheOrderOfScanning() {
    Item dear = piece("1", "A", 333, NORMAL);
    Item cheap = piece("2", "B", 333, REDUCED);
    Item other = piece("3", "C", 334, NORMAL);
    Basket one = Shelf.of(dear, cheap, other, cheap).withDiscount(amount(101));
    Basket two = Shelf.of(cheap, other, cheap, dear).withDiscount(amount(101));

    assertThat(amounts(priced(one))).containsExactly(m(308), m(308), m(308), m(308));
    assertThat(priced(two).taxes()).isEqualTo(priced(one).taxes());
  }

  @Test
  void aDiscountIsSharedOutClassByClassThenBySizeAmountAndNumber() {
    Item big = piece("1", "A", 3, REDUCED);
    Item small = piece("2", "B", 1, REDUCED);
    Item first = piece("3", "C", 1, NORMAL);
    Basket basket = Shelf.of(big, small, first).withDiscount(amount(2));
    assertThat(amounts(priced(basket)))
        .as("of 2: to C 0.4 = 0, up to B 0.8 = 1, up to A 2")
        .containsExactly(m(2), m(0), m(1));

    Basket alike =
        Basket.EMPTY
            .with(piece("5", "E", 1, NORMAL), Quantity.of(2))
            .with(piece("4", "D", 2, NORMAL), Quantity.ONE)
            .withDiscount(amount(1));
    assertThat(amounts(priced(alike))).as("one piece before two").containsExactly(m(2), m(1));

    Basket numbers =
        Shelf.of(piece("8", "H", 2, NORMAL), piece("7", "G", 2, NORMAL)).withDiscount(amount(1));
    assertThat(amounts(priced(numbers))).containsExactly(m(2), m(1));
  }

  @Test
  void whoAllowedAReductionIsWrittenDown() {
    assertThat(priced(Shelf.of(SOAP).withDiscount(0, part(10))).lines().get(0).reductions().get(0))
        .isEqualTo(new Reduction(Source.LINE_DISCOUNT, "", "10 % off", m(15), Optional.of(ANNA)));
  }
}
