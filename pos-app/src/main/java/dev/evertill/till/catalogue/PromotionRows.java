package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PromotionValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.TaxDocuments;
import dev.evertill.till.sale.promotion.Offer;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.promotion.Selector;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Promotions out of the catalogue's rows. Functions only. */
public final class PromotionRows {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private PromotionRows() {}

  /**
   * @throws MalformedException the row cannot be used; it says which field, its value, what is
   *     allowed
   */
  public static Promotion promotion(CatalogueRow row) throws MalformedException {
    PromotionValue value = Wire.promotion(row.value());
    Promotion.When when = when(value);
    Optional<Promotion.Coupon> coupon = coupon(value.coupon());
    Offer offer = offer(value.offer());
    return Fields.read(
        "promotion",
        row.key(),
        id ->
            new Promotion(
                id,
                value.name(),
                when,
                set(value.customerGroups()),
                value.priority(),
                Boolean.TRUE.equals(value.exclusive()),
                orNone(value.perBasket()),
                orNone(value.perCustomer()),
                coupon,
                offer));
  }

  private static int orNone(Integer limit) {
    return limit == null ? 0 : limit;
  }

  private static Set<String> set(List<String> texts) {
    return texts == null ? Set.of() : Set.copyOf(texts);
  }

  private static Promotion.When when(PromotionValue value) throws MalformedException {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (value.days() != null) {
      for (String day : value.days()) {
        if (!DAYS.contains(day)) {
          throw new MalformedException(0, "days", day, "allowed are " + String.join(", ", DAYS));
        }
        days.add(DayOfWeek.of(DAYS.indexOf(day) + 1));
      }
    }
    Optional<LocalDateTime> from = moment("from", value.from());
    Optional<LocalDateTime> until = moment("until", value.until());
    LocalTime hoursFrom = time("hoursFrom", value.hoursFrom());
    LocalTime hoursUntil = time("hoursUntil", value.hoursUntil());
    return Fields.read(
        "until",
        value.until(),
        text -> new Promotion.When(from, until, days, hoursFrom, hoursUntil));
  }

  private static Optional<LocalDateTime> moment(String field, String text)
      throws MalformedException {
    return text == null
        ? Optional.empty()
        : Optional.of(
            Fields.read(field, text, LocalDateTime::parse, "a moment such as 2026-12-01T00:00"));
  }

  private static LocalTime time(String field, String text) throws MalformedException {
    return text == null
        ? LocalTime.MIDNIGHT
        : Fields.read(field, text, LocalTime::parse, "a time such as 17:00");
  }

  private static Optional<Promotion.Coupon> coupon(PromotionValue.Coupon value)
      throws MalformedException {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(
        Fields.read(
            "coupon.code",
            value.code(),
            code ->
                new Promotion.Coupon(
                    code,
                    Boolean.TRUE.equals(value.numbered()),
                    Boolean.TRUE.equals(value.singleUse()))));
  }

  private static Offer offer(PromotionValue.Offer value) throws MalformedException {
    return switch (value.kind()) {
      case "each" -> {
        Offer.Off off = off("offer.off", value.off());
        yield made(value, () -> new Offer.Each(selector(value.goods()), off));
      }
      case "for-price" -> {
        int count = Fields.there("offer.count", value.count());
        long price = Fields.there("offer.price", value.price());
        yield made(
            value, () -> new Offer.ForPrice(selector(value.goods()), count, Money.of(price)));
      }
      case "bundle" -> bundle(value);
      case "buy-get" -> buyGet(value);
      case "cheapest" -> {
        int count = Fields.there("offer.count", value.count());
        int free = Fields.there("offer.free", value.free());
        Percent off = percent("offer.percent", value.percent());
        yield made(value, () -> new Offer.Cheapest(selector(value.goods()), count, free, off));
      }
      case "tiers" -> tiers(value);
      case "basket" -> {
        Offer.Off off = off("offer.off", value.off());
        Money least = value.least() == null ? Money.ZERO : Money.of(value.least());
        yield made(value, () -> new Offer.Basket(selector(value.goods()), least, off));
      }
      default ->
          throw new MalformedException(
              0,
              "offer.kind",
              value.kind(),
              "allowed are each, for-price, bundle, buy-get, cheapest, tiers, basket");
    };
  }

  private interface Making {
    Offer make();
  }

  /** The offer's own checks, said as what is wrong with its row. */
  private static Offer made(PromotionValue.Offer value, Making making) throws MalformedException {
    return Fields.read("offer", value.kind(), kind -> making.make());
  }

  /** Of the same goods where the row does not say which. */
  private static Offer buyGet(PromotionValue.Offer value) throws MalformedException {
    int buy = Fields.there("offer.count", value.count());
    int get = Fields.there("offer.get", value.get());
    PromotionValue.Goods got = value.got() == null ? value.goods() : value.got();
    Percent off = percent("offer.percent", value.percent());
    return made(
        value, () -> new Offer.BuyGet(selector(value.goods()), buy, selector(got), get, off));
  }

  private static Offer bundle(PromotionValue.Offer value) throws MalformedException {
    List<PromotionValue.Part> written = Fields.there("offer.parts", value.parts());
    long price = Fields.there("offer.price", value.price());
    return made(
        value,
        () -> {
          List<Offer.Bundle.Part> parts = new ArrayList<>();
          for (PromotionValue.Part part : written) {
            parts.add(new Offer.Bundle.Part(selector(part.goods()), part.count()));
          }
          return new Offer.Bundle(parts, Money.of(price));
        });
  }

  private static Offer tiers(PromotionValue.Offer value) throws MalformedException {
    Offer.Tiers.By by =
        Fields.read(
            "offer.by",
            Fields.there("offer.by", value.by()),
            text -> TaxDocuments.named(Offer.Tiers.By.class, text));
    List<PromotionValue.Tier> written = Fields.there("offer.tiers", value.tiers());
    List<Offer.Tiers.Tier> tiers = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Offer.Off off = off("offer.tiers[" + i + "].off", written.get(i).off());
      long least = written.get(i).least();
      tiers.add(
          Fields.read(
              "offer.tiers[" + i + "].least",
              Long.toString(least),
              text -> new Offer.Tiers.Tier(least, off)));
    }
    return made(value, () -> new Offer.Tiers(selector(value.goods()), by, tiers));
  }

  private static Selector selector(PromotionValue.Goods goods) {
    return goods == null
        ? Selector.ALL
        : new Selector(set(goods.skus()), set(goods.groups()), set(goods.excluded()));
  }

  private static Percent percent(String field, String text) throws MalformedException {
    return text == null ? Percent.HUNDRED : Fields.read(field, text, Percent::parse);
  }

  private static Offer.Off off(String place, PromotionValue.Off written) throws MalformedException {
    PromotionValue.Off off = Fields.there(place, written);
    if (Stream.of(off.percent(), off.amount(), off.price()).filter(Objects::nonNull).count() != 1) {
      throw new MalformedException(0, place, "", "one of percent, amount and price must be there");
    }
    if (off.percent() != null) {
      return Fields.read(
          place + ".percent", off.percent(), text -> new Offer.Off.Part(Percent.parse(text)));
    }
    if (off.amount() != null) {
      return Fields.read(
          place + ".amount",
          off.amount().toString(),
          text -> new Offer.Off.Amount(Money.of(off.amount())));
    }
    return Fields.read(
        place + ".price",
        off.price().toString(),
        text ->
            new Offer.Off.Price(
                new UnitPrice(off.price(), off.places() == null ? 0 : off.places())));
  }
}
