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
    record Part(Percent percent) implements Off {
      /**
       * @throws IllegalArgumentException when it is more than the whole
       */
      public Part {
        Allowed.atMostTheWhole(percent);
      }
    }

    /** An amount, of each piece or kilogram, or of the basket; never more than there is. */
    record Amount(Money amount) implements Off {
      /**
       * @throws IllegalArgumentException when it is below zero
       */
      public Amount {
        Allowed.notNegative("amount", amount.minor());
      }
    }

    /** The price of each piece or kilogram is this, where it was higher. */
    record Price(UnitPrice price) implements Off {
      /**
       * @throws IllegalArgumentException when it is below zero
       */
      public Price {
        Allowed.notNegative("price", price.value());
      }
    }
  }

  /** Each piece, and each weighed thing, of the goods: less by {@code off}. */
  record Each(Selector goods, Off off) implements Offer {}

  /**
   * Any {@code count} pieces of the goods together for {@code price}. Weighed goods take no part.
   */
  record ForPrice(Selector goods, int count, Money price) implements Offer {
    /**
     * @throws IllegalArgumentException when the count is below 1 or the price below zero
     */
    public ForPrice {
      Allowed.atLeast("count", count, 1);
      Allowed.notNegative("price", price.minor());
    }
  }

  /** One of each part (a sandwich, a drink, a snack) together for {@code price}. */
  record Bundle(List<Part> parts, Money price) implements Offer {
    /** So many pieces of these goods. */
    public record Part(Selector goods, int count) {
      /**
       * @throws IllegalArgumentException when the count is below 1
       */
      public Part {
        Allowed.atLeast("count", count, 1);
      }
    }

    /**
     * @throws IllegalArgumentException when there is no part or the price is below zero
     */
    public Bundle {
      parts = List.copyOf(parts);
      Allowed.atLeast("parts", parts.size(), 1);
      Allowed.notNegative("price", price.minor());
    }
  }

  /**
   * For every {@code buy} pieces, {@code get} pieces of other goods, or the same, less by a part.
   * Where both selectors are equal, the cheapest of every {@code buy + get} pieces are reduced.
   */
  record BuyGet(Selector bought, int buy, Selector got, int get, Percent off) implements Offer {
    /**
     * @throws IllegalArgumentException when a count is below 1 or the part above the whole
     */
    public BuyGet {
      Allowed.atLeast("buy", buy, 1);
      Allowed.atLeast("get", get, 1);
      Allowed.atMostTheWhole(off);
    }
  }

  /** Of every {@code count} pieces the {@code free} cheapest are less by {@code off}. */
  record Cheapest(Selector goods, int count, int free, Percent off) implements Offer {
    /**
     * @throws IllegalArgumentException when the count is below 2, or not 1 to count − 1 are free,
     *     or the part is above the whole
     */
    public Cheapest {
      Allowed.atLeast("count", count, 2);
      Allowed.atLeast("free", free, 1);
      Allowed.atMost("free", free, count - 1);
      Allowed.atMostTheWhole(off);
    }
  }

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
    public record Tier(long least, Off off) {
      /**
       * @throws IllegalArgumentException when it begins below zero
       */
      public Tier {
        Allowed.notNegative("least", least);
      }
    }

    /**
     * @throws IllegalArgumentException when there is no tier, or they do not ascend
     */
    public Tiers {
      tiers = List.copyOf(tiers);
      Allowed.atLeast("tiers", tiers.size(), 1);
      for (int i = 1; i < tiers.size(); i++) {
        Allowed.atLeast("least of a tier", tiers.get(i).least(), tiers.get(i - 1).least() + 1);
      }
    }
  }

  /**
   * Something off the basket, once, from an amount on; {@code goods} are those it is spread over.
   */
  record Basket(Selector goods, Money least, Off off) implements Offer {
    /**
     * @throws IllegalArgumentException when {@code least} is below zero, or {@code off} is a price:
     *     a basket has none
     */
    public Basket {
      Allowed.notNegative("least", least.minor());
      if (off instanceof Off.Price price) {
        throw new IllegalArgumentException(
            "off the basket " + price + ": a part or an amount is allowed");
      }
    }
  }
}
