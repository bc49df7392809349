package dev.evertill.sync.protocol;

import java.util.List;

/**
 * A promotion; the key is its id. What is missing is no condition.
 *
 * @param name what the receipt calls it
 * @param from the first moment it holds, by the till's wall clock, such as 2026-12-01T00:00
 * @param until the first moment it does not hold any more
 * @param days of the week it holds on: mon, tue, wed, thu, fri, sat, sun
 * @param hoursFrom the time of day it begins, such as 17:00
 * @param hoursUntil the time of day it ends; at or before its beginning it is on the next day
 * @param customerGroups the customers it is for
 * @param priority who comes first: 1 before 2; equal ones compete for the best for the customer
 * @param exclusive goods it reduces take part in no other promotion
 * @param perBasket how often in one basket
 * @param perCustomer how often for one customer
 */
public record PromotionValue(
    String name,
    @MayBeMissing String from,
    @MayBeMissing String until,
    @MayBeMissing List<String> days,
    @MayBeMissing String hoursFrom,
    @MayBeMissing String hoursUntil,
    @MayBeMissing List<String> customerGroups,
    int priority,
    @MayBeMissing Boolean exclusive,
    @MayBeMissing Integer perBasket,
    @MayBeMissing Integer perCustomer,
    @MayBeMissing Coupon coupon,
    Offer offer) {

  /**
   * What has to be scanned for it.
   *
   * @param code the digits, or their beginning where each paper has a number of its own
   */
  public record Coupon(
      String code, @MayBeMissing Boolean numbered, @MayBeMissing Boolean singleUse) {}

  /** Which goods: item numbers or groups, all when both are missing, never the excluded ones. */
  public record Goods(
      @MayBeMissing List<String> skus,
      @MayBeMissing List<String> groups,
      @MayBeMissing List<String> excluded) {}

  /**
   * What it gives. The kind says which of the fields are read; money is in minor units.
   *
   * @param kind each (goods, off), for-price (goods, count, price), bundle (parts, price), buy-get
   *     (goods, count, got, get, percent), cheapest (goods, count, free, percent), tiers (goods,
   *     by, tiers), basket (goods, least, off)
   * @param got what is reduced, the same goods when missing
   * @param percent how much of the price is taken off, all of it when missing
   * @param by quantity or amount
   */
  public record Offer(
      String kind,
      @MayBeMissing Goods goods,
      @MayBeMissing Off off,
      @MayBeMissing Integer count,
      @MayBeMissing Long price,
      @MayBeMissing List<Part> parts,
      @MayBeMissing Goods got,
      @MayBeMissing Integer get,
      @MayBeMissing Integer free,
      @MayBeMissing String percent,
      @MayBeMissing String by,
      @MayBeMissing List<Tier> tiers,
      @MayBeMissing Long least) {}

  /** So many pieces of these goods. */
  public record Part(Goods goods, int count) {}

  /** From so many pieces or minor units on, this is taken off. */
  public record Tier(long least, Off off) {}

  /**
   * What is taken off: a part as a decimal text, an amount in minor units, or down to a price (in
   * 10 to the power of −{@code places} minor units). One of the three.
   */
  public record Off(
      @MayBeMissing String percent,
      @MayBeMissing Long amount,
      @MayBeMissing Long price,
      @MayBeMissing Integer places) {}
}
