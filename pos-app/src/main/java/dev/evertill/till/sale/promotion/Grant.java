package dev.evertill.till.sale.promotion;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * That a promotion may be given in this basket, and how often. Immutable.
 *
 * @param limit how often at most, above 0
 * @param codes the scanned codes that allow it, each paper once, in the order they were scanned
 */
record Grant(int limit, List<String> codes) {
  static final int NO_LIMIT = Integer.MAX_VALUE;

  /** What the occasion allows; null for nothing. */
  static Grant of(Promotion promotion, Occasion occasion) {
    int limit = left(promotion, occasion);
    if (limit == 0 || !promotion.when().holds(occasion.at()) || !isFor(promotion, occasion)) {
      return null;
    }
    if (promotion.coupon().isEmpty()) {
      return new Grant(limit, List.of());
    }
    List<String> codes = codes(promotion.coupon().get(), occasion);
    if (codes.isEmpty()) {
      return null;
    }
    boolean single = promotion.coupon().get().singleUse();
    return new Grant(single ? Math.min(limit, codes.size()) : limit, codes);
  }

  private static int left(Promotion promotion, Occasion occasion) {
    int limit = promotion.perBasket() == 0 ? NO_LIMIT : promotion.perBasket();
    if (promotion.perCustomer() > 0) {
      int used = occasion.used().getOrDefault(promotion.id(), 0);
      limit = Math.min(limit, Math.max(0, promotion.perCustomer() - used));
    }
    return limit;
  }

  private static boolean isFor(Promotion promotion, Occasion occasion) {
    if (promotion.customerGroups().isEmpty()) {
      return true;
    }
    for (String group : promotion.customerGroups()) {
      if (occasion.customerGroups().contains(group)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> codes(Promotion.Coupon coupon, Occasion occasion) {
    Set<String> codes = new LinkedHashSet<>();
    for (String code : occasion.coupons()) {
      if (coupon.matches(code)) {
        codes.add(code);
      }
    }
    return List.copyOf(codes);
  }

  /** The papers that {@code times} applications use up: one each, or one for all. */
  List<String> redeemed(Promotion promotion, int times) {
    boolean each = promotion.coupon().isPresent() && promotion.coupon().get().singleUse();
    return codes.subList(0, Math.min(codes.size(), each ? times : 1));
  }
}
