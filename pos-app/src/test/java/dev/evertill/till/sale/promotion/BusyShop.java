package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A supermarket on a busy day, for measuring: 2,000 items in 60 groups, and promotions of every
 * kind as they lie in leaflets. Most are for a few items of one group, some for a group, a few for
 * everything. The same for the same seed.
 */
public final class BusyShop {
  /** A Friday evening. */
  public static final Occasion FRIDAY =
      new Occasion(
          LocalDateTime.of(2026, 3, 6, 17, 45),
          Set.of("club"),
          Map.of("p3", 1),
          List.of("980001234567", "4006381333931"));

  private static final int ITEMS = 2_000;
  private static final int GROUPS = 60;

  private final Random chance;
  private final long[] prices = new long[ITEMS];

  public BusyShop(long seed) {
    chance = new Random(seed);
    for (int i = 0; i < ITEMS; i++) {
      prices[i] = 10L * (3 + chance.nextInt(90)) - 1;
    }
  }

  private static String sku(int item) {
    return "item" + item;
  }

  private static String group(int item) {
    return "group" + item % GROUPS;
  }

  /** A basket of so many lines: every tenth is weighed, a third has several pieces. */
  public List<Goods> basket(int lines) {
    List<Goods> goods = new ArrayList<>();
    for (int line = 1; line <= lines; line++) {
      int item = chance.nextInt(ITEMS);
      boolean weighed = item % 10 == 0;
      Quantity quantity =
          weighed
              ? new Quantity(100 + chance.nextInt(2_000))
              : Quantity.of(chance.nextInt(3) == 0 ? 2 + chance.nextInt(4) : 1);
      UnitPrice price = UnitPrice.ofMinor(prices[item]);
      goods.add(
          new Goods(
              line,
              sku(item),
              group(item),
              weighed,
              price,
              quantity,
              price.times(quantity, Rounding.HALF_UP)));
    }
    return goods;
  }

  /** So many promotions, all in force on {@link #FRIDAY}. */
  public Promotions promotions(int count) {
    List<Promotion> promotions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      promotions.add(promotion(i));
    }
    return Promotions.of(promotions);
  }

  private Promotion promotion(int number) {
    boolean weekend = chance.nextInt(6) == 0;
    Optional<Promotion.Coupon> coupon =
        chance.nextInt(20) == 0
            ? Optional.of(new Promotion.Coupon("98000", true, true))
            : Optional.empty();
    return new Promotion(
        "p" + number,
        "offer " + number,
        weekend
            ? new Promotion.When(
                Optional.of(LocalDateTime.of(2026, 3, 1, 0, 0)),
                Optional.of(LocalDateTime.of(2026, 4, 1, 0, 0)),
                EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                LocalTime.of(16, 0),
                LocalTime.of(22, 0))
            : Promotion.When.ALWAYS,
        chance.nextInt(8) == 0 ? Set.of("club") : Set.of(),
        1 + chance.nextInt(3),
        chance.nextInt(4) == 0,
        chance.nextInt(5) == 0 ? 1 + chance.nextInt(3) : 0,
        0,
        coupon,
        offer());
  }

  /** A few items of one group; one in eight times the group. */
  private Selector selector() {
    int group = chance.nextInt(GROUPS);
    if (chance.nextInt(8) == 0) {
      return Selector.groups("group" + group);
    }
    String[] skus = new String[2 + chance.nextInt(8)];
    int first = chance.nextInt(ITEMS / GROUPS - skus.length);
    for (int i = 0; i < skus.length; i++) {
      skus[i] = sku((first + i) * GROUPS + group);
    }
    return Selector.items(skus);
  }

  private Offer offer() {
    int kind = chance.nextInt(100);
    if (kind < 40) {
      return new Offer.Each(selector(), off());
    }
    if (kind < 55) {
      return new Offer.ForPrice(selector(), 2 + chance.nextInt(2), Money.of(500));
    }
    if (kind < 65) {
      return new Offer.Bundle(
          List.of(
              new Offer.Bundle.Part(selector(), 1),
              new Offer.Bundle.Part(selector(), 1),
              new Offer.Bundle.Part(selector(), 1)),
          Money.of(699));
    }
    if (kind < 78) {
      return new Offer.Cheapest(selector(), 3, 1, Percent.HUNDRED);
    }
    if (kind < 88) {
      return new Offer.BuyGet(selector(), 1, selector(), 1, Percent.of(50));
    }
    if (kind < 98) {
      return new Offer.Tiers(
          selector(),
          Offer.Tiers.By.QUANTITY,
          List.of(
              new Offer.Tiers.Tier(2, new Offer.Off.Part(Percent.of(5))),
              new Offer.Tiers.Tier(4, new Offer.Off.Part(Percent.of(10)))));
    }
    return new Offer.Basket(
        Selector.ALL, Money.of(5_000), new Offer.Off.Part(Percent.of(1 + chance.nextInt(5))));
  }

  private Offer.Off off() {
    int kind = chance.nextInt(3);
    if (kind == 0) {
      return new Offer.Off.Part(Percent.of(5L * (1 + chance.nextInt(6))));
    }
    return kind == 1
        ? new Offer.Off.Amount(Money.of(10L * (1 + chance.nextInt(5))))
        : new Offer.Off.Price(UnitPrice.ofMinor(99));
  }
}
