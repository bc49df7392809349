package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The promotions of a price list, ready to be applied. Immutable; safe from any thread.
 *
 * <p>The rules are those of the shop; docs/rules.md has them with examples. In short:
 *
 * <ul>
 *   <li>A promotion can be given when its time holds, the customer is in one of its groups, its
 *       coupon was scanned and its limits leave something.
 *   <li>First come the promotions of goods, by priority, 1 before 2. Those of one priority compete:
 *       each piece takes part in one of them at most, and the choice that saves most in total is
 *       made; of choices that save the same, the one with fewer pieces and smaller ids: each piece
 *       counts the place of its promotion among those of its priority, and the smallest sum wins.
 *       The next priority sees what the pieces then cost.
 *   <li>Then come those of the basket ({@link Offer.Basket}), by priority; of one priority the one
 *       that saves most.
 *   <li>Pieces that took part in an exclusive promotion take part in no other, and it takes none
 *       that took part before. A piece that a promotion would save nothing on takes no part, except
 *       in a set.
 *   <li>What a set saves is spread over all its pieces in proportion to what they cost, those at
 *       the full price too, so that whoever returns one of them gets its fair share. This is how
 *       one price of several supplies is apportioned for VAT: in proportion to their usual prices
 *       (Court of Justice of the EU, C-308/96 and C-94/97, Madgett and Baldwin; HMRC VAT Valuation
 *       Manual, VATVAL04200, with a meal deal as the example).
 *   <li>No promotion raises a price or goes below zero, and it does not matter in which order the
 *       goods were scanned.
 * </ul>
 *
 * <p>Promotions of sets that want the same pieces are searched together, and the choice is exact as
 * long as {@link Effort} suffices for that. Where it does not, or sets compete for more than {@link
 * Contest#MANY} pieces, it is a good one, always the same, but not proven to be the best.
 */
public final class Promotions {
  /** Goods before the basket, then the priority, then the id. */
  private static final Comparator<Promotion> ORDER =
      Comparator.comparing((Promotion each) -> each.offer() instanceof Offer.Basket)
          .thenComparingInt(Promotion::priority)
          .thenComparing(Promotion::id);

  public static final Promotions NONE = of(List.of());

  /** That goods are selected by a part of the promotion at {@code rank}. */
  private record Selection(int rank, int part, Selector selector) {}

  /** A promotion at its rank, with the set it needs, or null, and how many parts that has. */
  private record Ranked(Promotion promotion, Deal deal, int parts) {}

  private final List<Promotion> all;
  private final List<Ranked> ranked = new ArrayList<>();
  private final Map<String, List<Selection>> bySku = new HashMap<>();
  private final Map<String, List<Selection>> byGroup = new HashMap<>();
  private final List<Selection> everywhere = new ArrayList<>();

  private Promotions(List<Promotion> all) {
    this.all = all;
    for (Promotion promotion : all.stream().sorted(ORDER).toList()) {
      List<Selector> selectors = selectors(promotion.offer());
      for (int part = 0; part < selectors.size(); part++) {
        index(new Selection(ranked.size(), part, selectors.get(part)));
      }
      ranked.add(new Ranked(promotion, Deal.of(promotion.offer()), selectors.size()));
    }
  }

  /**
   * @throws IllegalArgumentException when two have the same id
   */
  public static Promotions of(List<Promotion> promotions) {
    Map<String, Promotion> byId = new HashMap<>();
    for (Promotion promotion : promotions) {
      if (byId.put(promotion.id(), promotion) != null) {
        throw new IllegalArgumentException(
            "promotion " + promotion.id() + " twice: an id of its own is allowed");
      }
    }
    return new Promotions(List.copyOf(promotions));
  }

  private static List<Selector> selectors(Offer offer) {
    if (offer instanceof Offer.Each each) {
      return List.of(each.goods());
    }
    if (offer instanceof Offer.ForPrice each) {
      return List.of(each.goods());
    }
    if (offer instanceof Offer.Bundle each) {
      return each.parts().stream().map(Offer.Bundle.Part::goods).toList();
    }
    if (offer instanceof Offer.BuyGet each) {
      return each.bought().equals(each.got())
          ? List.of(each.bought())
          : List.of(each.bought(), each.got());
    }
    if (offer instanceof Offer.Cheapest each) {
      return List.of(each.goods());
    }
    if (offer instanceof Offer.Tiers each) {
      return List.of(each.goods());
    }
    return List.of(((Offer.Basket) offer).goods());
  }

  private void index(Selection selection) {
    Selector selector = selection.selector();
    for (String sku : selector.skus()) {
      bySku.computeIfAbsent(sku, any -> new ArrayList<>(2)).add(selection);
    }
    for (String group : selector.groups()) {
      byGroup.computeIfAbsent(group, any -> new ArrayList<>(2)).add(selection);
    }
    if (selector.skus().isEmpty() && selector.groups().isEmpty()) {
      everywhere.add(selection);
    }
  }

  /** All of them, in force or not. */
  public List<Promotion> all() {
    return all;
  }

  /** The promotion that a scanned coupon is for; the first by id where there are several. */
  public Optional<Promotion> askingFor(String scanned) {
    return all.stream()
        .filter(each -> each.coupon().filter(paper -> paper.matches(scanned)).isPresent())
        .min(Comparator.comparing(Promotion::id));
  }

  /**
   * What the goods save: the promotions of goods, then those of the basket, each in the order of
   * priority, then of the id.
   *
   * @param rounding how parts of prices are rounded
   * @throws ArithmeticException when amounts do not fit
   */
  public List<Applied> on(List<Goods> goods, Occasion occasion, Rounding rounding) {
    if (all.isEmpty() || goods.isEmpty()) {
      return List.of();
    }
    List<Row> rows = Row.of(goods);
    List<Claim> claims = claims(rows, occasion);
    List<List<Claim>> priorities = byPriority(claims);
    long left = Effort.STEPS;
    for (int i = 0; i < priorities.size(); i++) {
      long most = left / (priorities.size() - i);
      Effort effort = new Effort(most);
      settle(rows, priorities.get(i), rounding, effort);
      left -= most - effort.left();
    }
    List<Applied> given = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim.given()) {
        given.add(claim.applied());
      }
    }
    return List.copyOf(given);
  }

  /** One priority of the goods or of the basket. */
  static void settle(List<Row> rows, List<Claim> equal, Rounding rounding, Effort effort) {
    if (equal.get(0).promotion.offer() instanceof Offer.Basket) {
      BasketOffers.settle(rows, equal, rounding);
    } else {
      new Contest(rows, equal, rounding, effort).settle();
    }
  }

  /** The promotions that could be given and select something of these goods, ranked. */
  List<Claim> claims(List<Row> rows, Occasion occasion) {
    Claim[] claims = new Claim[ranked.size()];
    boolean[] asked = new boolean[claims.length];
    for (Row row : rows) {
      String sku = row.goods.sku();
      for (Selection each : bySku.getOrDefault(sku, List.of())) {
        claim(each, row, occasion, claims, asked);
      }
      for (Selection each : byGroup.getOrDefault(row.goods.group(), List.of())) {
        if (!each.selector().skus().contains(sku)) {
          claim(each, row, occasion, claims, asked);
        }
      }
      for (Selection each : everywhere) {
        claim(each, row, occasion, claims, asked);
      }
    }
    List<Claim> found = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim != null) {
        found.add(claim);
      }
    }
    return found;
  }

  private void claim(
      Selection selection, Row row, Occasion occasion, Claim[] claims, boolean[] asked) {
    int rank = selection.rank();
    if (selection.selector().excludedSkus().contains(row.goods.sku())) {
      return;
    }
    if (!asked[rank]) {
      asked[rank] = true;
      Ranked of = ranked.get(rank);
      Grant grant = Grant.of(of.promotion(), occasion);
      if (grant != null) {
        claims[rank] = new Claim(of.promotion(), grant, of.deal(), of.parts());
      }
    }
    if (claims[rank] != null) {
      claims[rank].parts.get(selection.part()).add(row);
    }
  }

  /** The ranked claims in runs of one priority, goods apart from the basket. */
  static List<List<Claim>> byPriority(List<Claim> claims) {
    List<List<Claim>> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= claims.size(); i++) {
      if (i == claims.size() || !together(claims.get(from), claims.get(i))) {
        runs.add(claims.subList(from, i));
        from = i;
      }
    }
    return runs;
  }

  private static boolean together(Claim one, Claim other) {
    return one.promotion.priority() == other.promotion.priority()
        && one.promotion.offer() instanceof Offer.Basket
            == other.promotion.offer() instanceof Offer.Basket;
  }
}
