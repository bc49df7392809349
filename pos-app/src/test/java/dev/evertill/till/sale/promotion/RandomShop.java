package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small baskets and promotions that get into each other's way, by chance. */
final class RandomShop {
  private static final String[] SKUS = {"ale", "bun", "cola", "dip", "egg"};

  private final Random chance;

  RandomShop(Random chance) {
    this.chance = chance;
  }

  private int upTo(int most) {
    return 1 + chance.nextInt(most);
  }

  private static String group(String sku) {
    return sku.compareTo("cola") < 0 ? "front" : "back";
  }

  /** At most so many pieces; some are weighed, some cost fractions of a cent. */
  List<Goods> goods(int most) {
    List<Goods> goods = new ArrayList<>();
    int left = upTo(most);
    while (left > 0) {
      String sku = SKUS[chance.nextInt(SKUS.length)];
      int line = goods.size() + 1;
      if (chance.nextInt(8) == 0) {
        goods.add(Shop.weighed(line, sku, group(sku), upTo(2500), upTo(400)));
        left--;
        continue;
      }
      int count = Math.min(left, upTo(3));
      UnitPrice price =
          chance.nextInt(5) == 0
              ? new UnitPrice(upTo(3000), 1)
              : UnitPrice.ofMinor(chance.nextInt(3) == 0 ? upTo(9) : 10L * upTo(40));
      Quantity quantity = Quantity.of(count);
      goods.add(
          new Goods(
              line,
              sku,
              group(sku),
              false,
              price,
              quantity,
              price.times(quantity, Rounding.HALF_UP)));
      left -= count;
    }
    return goods;
  }

  List<Promotion> promotions(int most, int priorities) {
    List<Promotion> promotions = new ArrayList<>();
    for (int i = upTo(most); i > 0; i--) {
      int limit = chance.nextInt(3) == 0 ? upTo(3) : 0;
      promotions.add(
          Shop.of("p" + i, upTo(priorities), chance.nextInt(4) == 0, limit, offer(true)));
    }
    return promotions;
  }

  private Selector selector() {
    switch (chance.nextInt(5)) {
      case 0:
        return Selector.ALL;
      case 1:
        return Selector.groups(chance.nextBoolean() ? "front" : "back");
      case 2:
        return new Selector(
            Set.of(SKUS[chance.nextInt(5)]), Set.of("front"), Set.of(SKUS[chance.nextInt(5)]));
      default:
        return new Selector(
            Set.copyOf(List.of(SKUS[chance.nextInt(3)], SKUS[3 + chance.nextInt(2)])),
            Set.of(),
            Set.of());
    }
  }

  private Percent percent() {
    return new Percent(
        chance.nextInt(3) == 0 ? Percent.HUNDRED.millionths() : 500_000L * upTo(200));
  }

  private Offer.Off off(boolean price) {
    int kind = chance.nextInt(price ? 3 : 2);
    if (kind == 0) {
      return new Offer.Off.Part(percent());
    }
    return kind == 1 ? Shop.amount(upTo(200)) : new Offer.Off.Price(new UnitPrice(upTo(3000), 1));
  }

  private Offer offer(boolean basket) {
    switch (chance.nextInt(basket ? 8 : 7)) {
      case 0:
        return new Offer.Each(selector(), off(true));
      case 1:
        return new Offer.ForPrice(selector(), upTo(3), Money.of(upTo(700)));
      case 2:
        List<Offer.Bundle.Part> parts = new ArrayList<>();
        for (int i = upTo(3); i > 0; i--) {
          parts.add(new Offer.Bundle.Part(selector(), upTo(5) == 1 ? 2 : 1));
        }
        return new Offer.Bundle(parts, Money.of(upTo(700)));
      case 3:
        return new Offer.BuyGet(selector(), upTo(2), selector(), upTo(2), percent());
      case 4:
        Selector same = selector();
        return new Offer.BuyGet(same, upTo(2), same, upTo(2), percent());
      case 5:
        int count = 1 + upTo(3);
        return new Offer.Cheapest(selector(), count, upTo(count - 1), percent());
      case 6:
        return tiers();
      default:
        return new Offer.Basket(selector(), Money.of(upTo(1000)), off(false));
    }
  }

  private Offer tiers() {
    boolean pieces = chance.nextBoolean();
    int least = pieces ? upTo(3) : upTo(800);
    return new Offer.Tiers(
        selector(),
        pieces ? Offer.Tiers.By.QUANTITY : Offer.Tiers.By.AMOUNT,
        List.of(
            new Offer.Tiers.Tier(least, off(true)), new Offer.Tiers.Tier(2L * least, off(true))));
  }
}
