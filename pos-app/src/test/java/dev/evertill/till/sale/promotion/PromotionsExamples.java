package dev.evertill.till.sale.promotion;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The worked examples of promotions. */
public final class PromotionsExamples {
  private static final Currency EUR = new Currency("EUR", 2);

  private PromotionsExamples() {}

  /**
   * A basket and the promotions of the shop, one a line:
   *
   * <pre>
   * 3 x cola in drinks at 1.00            pieces
   * 1.250 kg ham in meat at 10.00         weighed
   * code 98123                            a coupon that was scanned
   * customer club                         a group of the customer
   * had A 2                               promotions the customer had before
   * at 2026-03-02 10:00
   * offer A [priority 1] [exclusive] [at most 2 a basket] [at most 2 a customer] [for club]
   *         [with coupon 98.. [once each]] [on MONDAY] [from 16:00 to 18:00]: what is offered
   * </pre>
   *
   * Out comes a line for each promotion that is given, one for each line of the basket it reduces,
   * and what is to be paid.
   */
  public static final class Promotion implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Till till = new Till();
      given.forEach(line -> till.read(line.trim().replaceAll("\\s+", " ")));
      return till.lines();
    }
  }

  /** Reads a time of the offer and says whether it holds: {@code MONDAY 22:00 to 02:00}. */
  public static final class Hours implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      Words words = new Words(given.get(0));
      Set<DayOfWeek> days = EnumSet.of(DayOfWeek.valueOf(words.next()));
      LocalTime from = LocalTime.parse(words.next());
      words.expect("to");
      LocalTime to = LocalTime.parse(words.next());
      dev.evertill.till.sale.promotion.Promotion.When when =
          new dev.evertill.till.sale.promotion.Promotion.When(
              Optional.empty(), Optional.empty(), days, from, to);
      List<String> lines = new ArrayList<>();
      for (String at : given.subList(1, given.size())) {
        LocalDateTime moment = LocalDateTime.parse(at.trim().replace(' ', 'T'));
        String day = moment.getDayOfWeek().toString();
        lines.add(at.trim() + " " + day + (when.holds(moment) ? " holds" : " does not hold"));
      }
      return lines;
    }
  }

  /** The words of a line, one after another. */
  private static final class Words {
    private final List<String> words;
    private int at;

    Words(String line) {
      words = Arrays.asList(line.trim().split("\\s+"));
    }

    boolean hasNext() {
      return at < words.size();
    }

    String next() {
      if (!hasNext()) {
        throw new IllegalArgumentException("a word is missing behind " + words);
      }
      return words.get(at++);
    }

    int number() {
      return Integer.parseInt(next());
    }

    Money money() {
      return EUR.parse(next());
    }

    boolean skip(String text) {
      String[] parts = text.split(" ");
      for (int i = 0; i < parts.length; i++) {
        if (at + i >= words.size() || !words.get(at + i).equals(parts[i])) {
          return false;
        }
      }
      at += parts.length;
      return true;
    }

    void expect(String text) {
      if (!skip(text)) {
        throw new IllegalArgumentException(
            "word " + (at + 1) + " of " + words + ": " + text + " is allowed");
      }
    }
  }

  private static final class Till {
    private final List<Goods> goods = new ArrayList<>();
    private final List<dev.evertill.till.sale.promotion.Promotion> offers = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final Set<String> groups = new TreeSet<>();
    private final Map<String, Integer> used = new HashMap<>();
    private LocalDateTime at = LocalDateTime.of(2026, 3, 2, 10, 0);

    void read(String line) {
      Words words = new Words(line);
      String first = words.next();
      switch (first) {
        case "code" -> codes.add(words.next());
        case "customer" -> groups.add(words.next());
        case "had" -> used.put(words.next(), words.number());
        case "at" -> at = LocalDateTime.parse(words.next() + "T" + words.next());
        case "offer" -> offers.add(offer(line));
        default -> goods.add(goods(first, words));
      }
    }

    private Goods goods(String count, Words words) {
      boolean weighed = words.next().equals("kg");
      String sku = words.next();
      words.expect("in");
      String group = words.next();
      words.expect("at");
      UnitPrice price = EUR.parseUnitPrice(words.next());
      Quantity quantity = Quantity.parse(count);
      Money amount = price.times(quantity, Rounding.HALF_UP);
      return new Goods(goods.size() + 1, sku, group, weighed, price, quantity, amount);
    }

    List<String> lines() {
      Occasion occasion = new Occasion(at, groups, used, codes);
      Map<Integer, Goods> byLine = new TreeMap<>();
      Money total = Money.ZERO;
      for (Goods each : goods) {
        byLine.put(each.line(), each);
        total = total.plus(each.amount());
      }
      List<String> lines = new ArrayList<>();
      for (Applied each : Promotions.of(offers).on(goods, occasion, Rounding.HALF_UP)) {
        String coupons = each.coupons().isEmpty() ? "" : " for " + String.join(" ", each.coupons());
        lines.add(
            each.id() + " x " + each.times() + " saves " + EUR.text(each.saved()) + coupons);
        for (Applied.Share share : each.shares()) {
          String sku = byLine.get(share.line()).sku();
          lines.add("line " + share.line() + " " + sku + " " + EUR.text(share.saved().negate()));
        }
        total = total.minus(each.saved());
      }
      lines.add("to pay " + EUR.text(total));
      return lines;
    }
  }

  private static dev.evertill.till.sale.promotion.Promotion offer(String line) {
    int colon = line.indexOf(": ");
    Words head = new Words(line.substring(0, colon));
    head.expect("offer");
    String id = head.next();
    int priority = head.skip("priority") ? head.number() : 1;
    boolean exclusive = head.skip("exclusive");
    int perBasket = 0;
    int perCustomer = 0;
    while (head.skip("at most")) {
      int most = head.number();
      if (head.skip("a basket")) {
        perBasket = most;
      } else {
        head.expect("a customer");
        perCustomer = most;
      }
    }
    Set<String> groups = head.skip("for") ? Set.of(head.next()) : Set.of();
    Optional<dev.evertill.till.sale.promotion.Promotion.Coupon> coupon = coupon(head);
    return new dev.evertill.till.sale.promotion.Promotion(
        id,
        id,
        when(head),
        groups,
        priority,
        exclusive,
        perBasket,
        perCustomer,
        coupon,
        offer(new Words(line.substring(colon + 2))));
  }

  private static Optional<dev.evertill.till.sale.promotion.Promotion.Coupon> coupon(Words head) {
    if (!head.skip("with coupon")) {
      return Optional.empty();
    }
    String code = head.next();
    boolean numbered = code.endsWith("..");
    return Optional.of(
        new dev.evertill.till.sale.promotion.Promotion.Coupon(
            code.replace("..", ""), numbered, head.skip("once each")));
  }

  private static dev.evertill.till.sale.promotion.Promotion.When when(Words head) {
    Set<DayOfWeek> days = head.skip("on") ? Set.of(DayOfWeek.valueOf(head.next())) : Set.of();
    LocalTime from = LocalTime.MIDNIGHT;
    LocalTime to = LocalTime.MIDNIGHT;
    if (head.skip("from")) {
      from = LocalTime.parse(head.next());
      head.expect("to");
      to = LocalTime.parse(head.next());
    }
    if (head.hasNext()) {
      throw new IllegalArgumentException("not understood: " + head.next());
    }
    return new dev.evertill.till.sale.promotion.Promotion.When(
        Optional.empty(), Optional.empty(), days, from, to);
  }

  private static Offer offer(Words words) {
    if (words.skip("each")) {
      return new Offer.Each(selector(words), off(words));
    }
    if (words.skip("basket")) {
      Selector goods = selector(words);
      Money least = words.skip("from") ? words.money() : Money.ZERO;
      return new Offer.Basket(goods, least, off(words));
    }
    if (words.skip("any")) {
      int count = words.number();
      Selector goods = selector(words);
      words.expect("for");
      return new Offer.ForPrice(goods, count, words.money());
    }
    if (words.skip("together")) {
      return bundle(words);
    }
    if (words.skip("buy")) {
      return buyGet(words);
    }
    if (words.skip("of every")) {
      int count = words.number();
      Selector goods = selector(words);
      words.expect("the cheapest");
      return new Offer.Cheapest(goods, count, words.number(), percent(words));
    }
    words.expect("from");
    return tiers(words);
  }

  private static Offer bundle(Words words) {
    List<Offer.Bundle.Part> parts = new ArrayList<>();
    do {
      int count = words.number();
      parts.add(new Offer.Bundle.Part(selector(words), count));
    } while (words.skip("and"));
    words.expect("for");
    return new Offer.Bundle(parts, words.money());
  }

  private static Offer buyGet(Words words) {
    int buy = words.number();
    Selector bought = selector(words);
    words.expect("get");
    int get = words.number();
    return new Offer.BuyGet(bought, buy, selector(words), get, percent(words));
  }

  private static Offer tiers(Words words) {
    List<Offer.Tiers.Tier> tiers = new ArrayList<>();
    Selector goods = Selector.ALL;
    boolean pieces = true;
    do {
      String least = words.next();
      pieces = !least.contains(".");
      long from = pieces ? Long.parseLong(least) : EUR.parse(least).minor();
      goods = words.skip("of") ? selector(words) : goods;
      tiers.add(new Offer.Tiers.Tier(from, off(words)));
    } while (words.skip("and from"));
    Offer.Tiers.By by = pieces ? Offer.Tiers.By.QUANTITY : Offer.Tiers.By.AMOUNT;
    return new Offer.Tiers(goods, by, tiers);
  }

  /** {@code everything}, {@code the drinks} for a group, or an item. */
  private static Selector selector(Words words) {
    if (words.skip("everything")) {
      return Selector.ALL;
    }
    return words.skip("the") ? Selector.groups(words.next()) : Selector.items(words.next());
  }

  private static Offer.Off off(Words words) {
    if (words.skip("at")) {
      return new Offer.Off.Price(EUR.parseUnitPrice(words.next()));
    }
    words.expect("less");
    String off = words.next();
    if (words.skip("%")) {
      return new Offer.Off.Part(Percent.parse(off));
    }
    return new Offer.Off.Amount(EUR.parse(off));
  }

  private static Percent percent(Words words) {
    if (words.skip("free")) {
      return Percent.HUNDRED;
    }
    words.expect("less");
    Percent off = Percent.parse(words.next());
    words.expect("%");
    return off;
  }
}
