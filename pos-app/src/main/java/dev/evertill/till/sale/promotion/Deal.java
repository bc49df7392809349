package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one set of a promotion is: how many pieces of each part, what counts of each piece, and what
 * the set costs. It saves the sum of what counts, less its price. Immutable.
 *
 * @param counts the pieces of each part
 * @param offs how much of a piece's worth counts, part by part
 * @param paid so many pieces, the dearest of the set, do not count at all; 0 where it has no order
 * @param price what the set costs, in minor units
 */
record Deal(int[] counts, Percent[] offs, int paid, long price) {
  /** One piece by itself, for a promotion of single pieces that is limited. */
  static final Deal SINGLE = new Deal(new int[] {1}, new Percent[] {Percent.HUNDRED}, 0, 0);

  /** The set of an offer; null where it needs none. */
  static Deal of(Offer offer) {
    if (offer instanceof Offer.ForPrice each) {
      return together(List.of(each.count()), each.price());
    }
    if (offer instanceof Offer.Bundle each) {
      List<Integer> counts = new ArrayList<>();
      each.parts().forEach(part -> counts.add(part.count()));
      return together(counts, each.price());
    }
    if (offer instanceof Offer.Cheapest each) {
      return cheapest(each.count(), each.free(), each.off());
    }
    if (offer instanceof Offer.BuyGet each) {
      return each.bought().equals(each.got())
          ? cheapest(Math.addExact(each.buy(), each.get()), each.get(), each.off())
          : new Deal(
              new int[] {each.buy(), each.get()}, new Percent[] {Percent.ZERO, each.off()}, 0, 0);
    }
    return null;
  }

  private static Deal together(List<Integer> counts, Money price) {
    Percent[] offs = new Percent[counts.size()];
    Arrays.fill(offs, Percent.HUNDRED);
    return new Deal(counts.stream().mapToInt(i -> i).toArray(), offs, 0, price.minor());
  }

  private static Deal cheapest(int count, int free, Percent off) {
    return new Deal(new int[] {count}, new Percent[] {off}, count - free, 0);
  }

  /** What counts of a piece, in minor units: each piece is rounded by itself. */
  long value(int part, long worth, Rounding rounding) {
    return offs[part].of(Money.of(worth), rounding).minor();
  }

  /** How many pieces a set has. */
  int size() {
    int size = 0;
    for (int count : counts) {
      size = Math.addExact(size, count);
    }
    return size;
  }
}
