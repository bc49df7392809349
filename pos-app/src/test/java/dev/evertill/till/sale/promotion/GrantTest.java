package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets a promotion, when, and how often. */
class GrantTest {
  private static final List<Goods> FOUR = List.of(Shop.pieces(1, "cola", "drinks", 4, 100));
  private static final Offer TEN_OFF = new Offer.Each(Selector.ALL, Shop.amount(10));

  private static LocalDateTime at(int day, int hour, int minute) {
    return LocalDateTime.of(2026, 3, day, hour, minute);
  }

  private static Promotion.When hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    return new Promotion.When(Optional.empty(), Optional.empty(), days, from, until);
  }

  @Test
  void itHoldsFromTheFirstMomentAndNotAtTheEnd() {
    Promotion.When march =
        new Promotion.When(
            Optional.of(at(2, 0, 0)),
            Optional.of(at(4, 0, 0)),
            Set.of(),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT);
    assertThat(march.holds(at(1, 23, 59))).isFalse();
    assertThat(march.holds(at(2, 0, 0))).isTrue();
    assertThat(march.holds(at(3, 23, 59))).isTrue();
    assertThat(march.holds(at(4, 0, 0))).isFalse();
  }

  @Test
  void happyHourHoldsOnItsDays() {
    Promotion.When happy =
        hours(Set.of(DayOfWeek.MONDAY), LocalTime.of(16, 0), LocalTime.of(18, 0));
    assertThat(happy.holds(at(2, 15, 59))).isFalse();
    assertThat(happy.holds(at(2, 16, 0))).isTrue();
    assertThat(happy.holds(at(2, 17, 59))).isTrue();
    assertThat(happy.holds(at(2, 18, 0))).isFalse();
    assertThat(happy.holds(at(3, 17, 0))).isFalse();
  }

  @Test
  void hoursOverMidnightBelongToTheDayTheyBegin() {
    Promotion.When night =
        hours(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(2, 0));
    assertThat(night.holds(at(2, 1, 0))).isFalse();
    assertThat(night.holds(at(2, 21, 59))).isFalse();
    assertThat(night.holds(at(2, 22, 0))).isTrue();
    assertThat(night.holds(at(3, 1, 59))).isTrue();
    assertThat(night.holds(at(3, 2, 0))).isFalse();
    assertThat(night.holds(at(3, 22, 0))).isFalse();
  }

  @Test
  void equalHoursAreAllDay() {
    Promotion.When day = hours(Set.of(DayOfWeek.MONDAY), LocalTime.of(6, 0), LocalTime.of(6, 0));
    assertThat(day.holds(at(2, 5, 59))).isFalse();
    assertThat(day.holds(at(2, 6, 0))).isTrue();
    assertThat(day.holds(at(3, 5, 59))).isTrue();
    assertThat(Promotion.When.ALWAYS.holds(at(2, 0, 0))).isTrue();
  }

  private static Promotion with(
      Set<String> groups, int perBasket, int perCustomer, Promotion.Coupon coupon, Offer offer) {
    return new Promotion(
        "a",
        "a",
        Promotion.When.ALWAYS,
        groups,
        1,
        false,
        perBasket,
        perCustomer,
        Optional.ofNullable(coupon),
        offer);
  }

  private static Occasion who(Set<String> groups, int used, String... coupons) {
    return new Occasion(at(2, 10, 0), groups, Map.of("a", used), List.of(coupons));
  }

  private static List<String> given(Promotion promotion, Occasion occasion) {
    return Shop.texts(
        Promotions.of(List.of(promotion)).on(FOUR, occasion, Rounding.HALF_UP));
  }

  @Test
  void aPromotionOutsideItsTimeIsNotGiven() {
    Promotion.When tuesday =
        hours(Set.of(DayOfWeek.TUESDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    Promotion promotion =
        new Promotion(
            "a", "a", tuesday, Set.of(), 1, false, 0, 0, Optional.empty(), TEN_OFF);
    assertThat(given(promotion, who(Set.of(), 0))).isEmpty();
  }

  @Test
  void oneOfItsGroupsIsEnough() {
    Promotion club = with(Set.of("club", "staff"), 0, 0, null, TEN_OFF);
    assertThat(given(club, who(Set.of("staff"), 0))).containsExactly("a 4x 40: 1=40");
    assertThat(given(club, who(Set.of("school"), 0))).isEmpty();
    assertThat(given(club, who(Set.of(), 0))).isEmpty();
  }

  @Test
  void aLimitOfTheBasketCountsPieces() {
    assertThat(given(with(Set.of(), 3, 0, null, TEN_OFF), who(Set.of(), 0)))
        .containsExactly("a 3x 30: 1=30");
    assertThat(given(with(Set.of(), 4, 0, null, TEN_OFF), who(Set.of(), 0)))
        .containsExactly("a 4x 40: 1=40");
  }

  @Test
  void whatTheCustomerHadBeforeCounts() {
    Promotion promotion = with(Set.of(), 0, 3, null, TEN_OFF);
    assertThat(given(promotion, who(Set.of(), 0))).containsExactly("a 3x 30: 1=30");
    assertThat(given(promotion, who(Set.of(), 2))).containsExactly("a 1x 10: 1=10");
    assertThat(given(promotion, who(Set.of(), 3))).isEmpty();
    assertThat(given(promotion, who(Set.of(), 9))).isEmpty();
    assertThat(given(with(Set.of(), 1, 3, null, TEN_OFF), who(Set.of(), 0)))
        .containsExactly("a 1x 10: 1=10");
  }

  @Test
  void aCouponIsScannedOrNothingIsGiven() {
    Promotion promotion =
        with(Set.of(), 0, 0, new Promotion.Coupon("98", false, false), TEN_OFF);
    assertThat(given(promotion, who(Set.of(), 0))).isEmpty();
    assertThat(given(promotion, who(Set.of(), 0, "981"))).isEmpty();
    assertThat(given(promotion, who(Set.of(), 0, "77", "98", "98")))
        .containsExactly("a 4x 40: 1=40 coupon 98");
  }

  @Test
  void aNumberedCouponHasANumberBehindItsCode() {
    Promotion promotion = with(Set.of(), 0, 0, new Promotion.Coupon("98", true, false), TEN_OFF);
    assertThat(given(promotion, who(Set.of(), 0, "98"))).isEmpty();
    assertThat(given(promotion, who(Set.of(), 0, "1985"))).isEmpty();
    assertThat(given(promotion, who(Set.of(), 0, "985", "986")))
        .containsExactly("a 4x 40: 1=40 coupon 985");
  }

  @Test
  void aPaperForOneUseGrantsOneApplication() {
    Promotion promotion = with(Set.of(), 0, 0, new Promotion.Coupon("98", true, true), TEN_OFF);
    assertThat(given(promotion, who(Set.of(), 0, "982", "981", "982")))
        .containsExactly("a 2x 20: 1=20 coupon 982 coupon 981");
  }

  @Test
  void onlyThePapersThatAreNeededAreRedeemed() {
    Promotion.Coupon coupon = new Promotion.Coupon("98", true, true);
    Offer pair = new Offer.ForPrice(Selector.ALL, 2, Money.of(150));
    assertThat(given(with(Set.of(), 0, 0, coupon, pair), who(Set.of(), 0, "981", "982", "983")))
        .containsExactly("a 2x 100: 1=100 coupon 981 coupon 982");
    Offer basket = new Offer.Basket(Selector.ALL, Money.ZERO, Shop.amount(50));
    assertThat(given(with(Set.of(), 0, 0, coupon, basket), who(Set.of(), 0, "981", "982")))
        .containsExactly("a 1x 50: 1=50 coupon 981");
  }
}
