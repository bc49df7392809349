package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AllowedOfferTest {
  private static final Selector ALL = Selector.ALL;

  private static void refused(String message, ThrowingCallable made) {
    assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
  }

  @Test
  void moreThanTheWholeIsNotTakenOff() {
    refused("percent 100.000001: 100 or less is allowed", () -> part(100_000_001));
    refused(
        "percent 101: 100 or less is allowed",
        () -> new Offer.BuyGet(ALL, 1, ALL, 1, Percent.of(101)));
    refused(
        "percent 101: 100 or less is allowed",
        () -> new Offer.Cheapest(ALL, 2, 1, Percent.of(101)));
    assertThat(part(100_000_000).percent()).isEqualTo(Percent.HUNDRED);
  }

  private static Offer.Off.Part part(long millionths) {
    return new Offer.Off.Part(new Percent(millionths));
  }

  @Test
  void anAmountOrAPriceIsNotBelowZero() {
    refused("amount -1: 0 or more is allowed", () -> Shop.amount(-1));
    refused("price -1: 0 or more is allowed", () -> Shop.price(-1));
    refused("price -1: 0 or more is allowed", () -> new Offer.ForPrice(ALL, 1, Money.of(-1)));
    refused(
        "price -1: 0 or more is allowed",
        () -> new Offer.Bundle(List.of(new Offer.Bundle.Part(ALL, 1)), Money.of(-1)));
    refused("least -1: 0 or more is allowed", () -> new Offer.Tiers.Tier(-1, Shop.amount(1)));
    refused(
        "least -1: 0 or more is allowed",
        () -> new Offer.Basket(ALL, Money.of(-1), Shop.amount(1)));
    assertThat(Shop.amount(0)).isEqualTo(new Offer.Off.Amount(Money.ZERO));
    assertThat(Shop.price(0)).isEqualTo(new Offer.Off.Price(UnitPrice.ZERO));
  }

  @Test
  void aSetHasPieces() {
    refused("count 0: 1 or more is allowed", () -> new Offer.ForPrice(ALL, 0, Money.ZERO));
    refused("count 0: 1 or more is allowed", () -> new Offer.Bundle.Part(ALL, 0));
    refused("parts 0: 1 or more is allowed", () -> new Offer.Bundle(List.of(), Money.ZERO));
    refused(
        "buy 0: 1 or more is allowed", () -> new Offer.BuyGet(ALL, 0, ALL, 1, Percent.HUNDRED));
    refused(
        "get 0: 1 or more is allowed", () -> new Offer.BuyGet(ALL, 1, ALL, 0, Percent.HUNDRED));
  }

  @Test
  void notAllOfASetAreTheCheapest() {
    refused(
        "count 1: 2 or more is allowed", () -> new Offer.Cheapest(ALL, 1, 1, Percent.HUNDRED));
    refused("free 0: 1 or more is allowed", () -> new Offer.Cheapest(ALL, 3, 0, Percent.HUNDRED));
    refused("free 3: 2 or less is allowed", () -> new Offer.Cheapest(ALL, 3, 3, Percent.HUNDRED));
    assertThat(new Offer.Cheapest(ALL, 3, 2, Percent.HUNDRED).free()).isEqualTo(2);
  }

  @Test
  void tiersAscend() {
    Offer.Tiers.Tier two = new Offer.Tiers.Tier(2, Shop.part(5));
    refused("tiers 0: 1 or more is allowed", () -> tiers());
    refused("least of a tier 2: 3 or more is allowed", () -> tiers(two, two));
    assertThat(tiers(two, new Offer.Tiers.Tier(3, Shop.part(6))).tiers()).hasSize(2);
  }

  private static Offer.Tiers tiers(Offer.Tiers.Tier... tiers) {
    return new Offer.Tiers(ALL, Offer.Tiers.By.QUANTITY, List.of(tiers));
  }

  @Test
  void aBasketHasNoPrice() {
    refused(
        "off the basket Price[price=UnitPrice[value=100, places=0]]: a part or an amount is"
            + " allowed",
        () -> new Offer.Basket(ALL, Money.ZERO, Shop.price(100)));
  }

  @Test
  void aPromotionHasLimitsOfZeroOrMore() {
    refused("perBasket -1: 0 or more is allowed", () -> limits(-1, 0));
    refused("perCustomer -1: 0 or more is allowed", () -> limits(0, -1));
    refused(
        "coupon code empty: one digit or more is allowed",
        () -> new Promotion.Coupon("", false, false));
  }

  private static Promotion limits(int perBasket, int perCustomer) {
    return new Promotion(
        "a",
        "a",
        Promotion.When.ALWAYS,
        Set.of(),
        1,
        false,
        perBasket,
        perCustomer,
        Optional.empty(),
        new Offer.Each(ALL, Shop.part(1)));
  }

  @Test
  void aPromotionBeginsBeforeItEnds() {
    LocalDateTime noon = LocalDateTime.of(2026, 3, 2, 12, 0);
    refused(
        "from 2026-03-02T12:00: before until 2026-03-02T12:00 is allowed",
        () ->
            new Promotion.When(
                Optional.of(noon),
                Optional.of(noon),
                Set.of(),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT));
  }

  @Test
  void anIdIsUsedOnce() {
    Promotion one = limits(0, 0);
    refused(
        "promotion a twice: an id of its own is allowed", () -> Promotions.of(List.of(one, one)));
    assertThat(Promotions.of(List.of(one)).all()).containsExactly(one);
  }

  @Test
  void goodsAreWholeUnlessWeighedAndCostNothingOrMore() {
    refused(
        "quantity 0 of x: above 0, and whole unless weighed, is allowed",
        () -> goods(true, 0, 100));
    refused(
        "quantity 0.500 of x: above 0, and whole unless weighed, is allowed",
        () -> goods(false, 500, 100));
    refused("amount of x -1: 0 or more is allowed", () -> goods(false, 1000, -1));
    assertThat(goods(true, 500, 0).amount()).isEqualTo(Money.ZERO);
  }

  private static Goods goods(boolean weighed, long thousandths, long amount) {
    return new Goods(
        1, "x", "g", weighed, UnitPrice.ofMinor(1), new Quantity(thousandths), Money.of(amount));
  }
}
