package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short words for the tests: goods, promotions and what they come to. */
final class Shop {
  static final Occasion MONDAY = Occasion.at(LocalDateTime.of(2026, 3, 2, 10, 0));

  private Shop() {}

  static Goods pieces(int line, String sku, String group, int count, long price) {
    return new Goods(
        line,
        sku,
        group,
        false,
        UnitPrice.ofMinor(price),
        Quantity.of(count),
        Money.of(Math.multiplyExact(price, count)));
  }

  static Goods weighed(int line, String sku, String group, long grams, long price) {
    UnitPrice each = UnitPrice.ofMinor(price);
    Quantity quantity = new Quantity(grams);
    return new Goods(
        line, sku, group, true, each, quantity, each.times(quantity, Rounding.HALF_UP));
  }

  static Promotion of(String id, int priority, Offer offer) {
    return of(id, priority, false, 0, offer);
  }

  static Promotion exclusive(String id, int priority, Offer offer) {
    return of(id, priority, true, 0, offer);
  }

  static Promotion limited(String id, int priority, int perBasket, Offer offer) {
    return of(id, priority, false, perBasket, offer);
  }

  static Promotion of(String id, int priority, boolean exclusive, int perBasket, Offer offer) {
    return new Promotion(
        id,
        "offer " + id,
        Promotion.When.ALWAYS,
        Set.of(),
        priority,
        exclusive,
        perBasket,
        0,
        Optional.empty(),
        offer);
  }

  static Offer.Off part(long percent) {
    return new Offer.Off.Part(Percent.of(percent));
  }

  static Offer.Off amount(long minor) {
    return new Offer.Off.Amount(Money.of(minor));
  }

  static Offer.Off price(long minor) {
    return new Offer.Off.Price(UnitPrice.ofMinor(minor));
  }

  static List<Applied> on(List<Goods> goods, Promotion... promotions) {
    return Promotions.of(List.of(promotions)).on(goods, MONDAY, Rounding.HALF_UP);
  }

  /** {@code a 2x 150: 1=100 2=50}: id, times, saved, and the shares by line. */
  static List<String> texts(List<Applied> given) {
    List<String> texts = new ArrayList<>();
    for (Applied each : given) {
      StringBuilder text = new StringBuilder();
      text.append(each.id()).append(' ').append(each.times()).append("x ");
      text.append(each.saved().minor()).append(':');
      for (Applied.Share share : each.shares()) {
        text.append(' ').append(share.line()).append('=').append(share.saved().minor());
      }
      each.coupons().forEach(code -> text.append(" coupon ").append(code));
      texts.add(text.toString());
    }
    return texts;
  }

  static List<String> save(List<Goods> goods, Promotion... promotions) {
    return texts(on(goods, promotions));
  }

  static long saved(List<Applied> given) {
    return given.stream().mapToLong(each -> each.saved().minor()).sum();
  }
}
