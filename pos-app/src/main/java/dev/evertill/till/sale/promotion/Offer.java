package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import java.util.List;

/** What a promotion gives. Immutable. */
public sealed interface Offer {
  /** What is taken off. */
  sealed interface Off {
    /** A part of the price, at most 100 %. */
    record Part(Percent percent) implements Off {}

    /** An amount, of each piece or kilogram, or of the basket; never more than there is. */
    record Amount(Money amount) implements Off {}

    /** The price of each piece or kilogram is this, where it was higher. */
    record Price(UnitPrice price) implements Off {}
  }

  /** Each piece, and each weighed thing, of the goods: less by {@code off}. */
  record Each(Selector goods, Off off) implements Offer {}

  /** Any {@code count} pieces of the goods together for {@code price}. */
  record ForPrice(Selector goods, int count, Money price) implements Offer {}

  /** One of each part (a sandwich, a drink, a snack) together for {@code price}. */
  record Bundle(List<Part> parts, Money price) implements Offer {
    /** So many pieces of these goods. */
    public record Part(Selector goods, int count) {}

    public Bundle {
      parts = List.copyOf(parts);
    }
  }

  /** For every {@code buy} pieces, {@code get} pieces of other goods, or the same, less by a part. */
  record BuyGet(Selector bought, int buy, Selector got, int get, Percent off) implements Offer {}

  /** Of every {@code count} pieces the {@code free} cheapest are less by {@code off}. */
  record Cheapest(Selector goods, int count, int free, Percent off) implements Offer {}

  /** The more of the goods there is in the basket, the more is taken off each of them. */
  record Tiers(Selector goods, By by, List<Tier> tiers) implements Offer {
    /** What is counted. */
    public enum By {
      /** Pieces, and weighed things as one each. */
      QUANTITY,
      /** Minor units. */
      AMOUNT
    }

    /** From {@code least} pieces or minor units on, {@code off}. */
    public record Tier(long least, Off off) {}

    public Tiers {
      tiers = List.copyOf(tiers);
    }
  }

  /** Something off the basket, once, from an amount on; {@code goods} are those it is spread over. */
  record Basket(Selector goods, Money least, Off off) implements Offer {}
}
