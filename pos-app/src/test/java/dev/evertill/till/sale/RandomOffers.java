package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Promotion.Coupon;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Promotions of all kinds for the goods groups of {@link RandomGoods}, by chance. */
final class RandomOffers {
  private final Random chance;

  RandomOffers(Random chance) {
    this.chance = chance;
  }

  Promotions promotions() {
    List<Promotion> all = new ArrayList<>();
    for (int i = chance.nextInt(5); i > 0; i--) {
      all.add(
          new Promotion(
              "P" + i,
              "Offer " + i,
              Promotion.When.ALWAYS,
              one(4) ? Set.of(RandomGoods.CLUB) : Set.of(),
              1 + chance.nextInt(3),
              one(4),
              one(3) ? 1 + chance.nextInt(3) : 0,
              one(4) ? 1 + chance.nextInt(3) : 0,
              coupon(),
              offer()));
    }
    return Promotions.of(all);
  }

  private boolean one(int of) {
    return chance.nextInt(of) == 0;
  }

  private Optional<Coupon> coupon() {
    return one(4) ? Optional.of(new Coupon(RandomGoods.COUPON, one(2), one(2))) : Optional.empty();
  }

  private Selector goods() {
    return one(3) ? Selector.ALL : Selector.groups(RandomGoods.GROUPS.get(chance.nextInt(4)));
  }

  private Percent part() {
    return new Percent((1 + chance.nextInt(200)) * 500_000L);
  }

  private Money amount(int most) {
    return Money.of(1 + chance.nextInt(most));
  }

  private Offer.Off off() {
    if (one(3)) {
      return new Offer.Off.Price(new UnitPrice(chance.nextInt(20_000), 1));
    }
    return partOrAmount();
  }

  private Offer.Off partOrAmount() {
    return one(2) ? new Offer.Off.Part(part()) : new Offer.Off.Amount(amount(500));
  }

  private Offer offer() {
    int count = 2 + chance.nextInt(3);
    switch (chance.nextInt(7)) {
      case 0:
        return new Offer.Each(goods(), off());
      case 1:
        return new Offer.ForPrice(goods(), count, amount(3_000));
      case 2:
        return new Offer.Bundle(
            List.of(new Offer.Bundle.Part(goods(), 1), new Offer.Bundle.Part(goods(), 1)),
            amount(3_000));
      case 3:
        return new Offer.BuyGet(goods(), count - 1, goods(), 1, part());
      case 4:
        return new Offer.Cheapest(goods(), count, 1, part());
      case 5:
        return new Offer.Tiers(
            goods(),
            one(2) ? Offer.Tiers.By.QUANTITY : Offer.Tiers.By.AMOUNT,
            List.of(new Offer.Tiers.Tier(count, off()), new Offer.Tiers.Tier(1_000, off())));
      default:
        return new Offer.Basket(goods(), amount(3_000), partOrAmount());
    }
  }
}
