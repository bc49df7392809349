package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.Shares;
import java.util.ArrayList;
import java.util.List;

/**
 * The promotions of the basket of one priority: the one that saves most is given, of equal ones the
 * one with the smaller id. Functions only.
 */
final class BasketOffers {
  private BasketOffers() {}

  /**
   * @param equal promotions of one priority, by their ids
   */
  static void settle(List<Row> rows, List<Claim> equal, Rounding rounding) {
    Claim best = null;
    long most = 0;
    for (Claim claim : equal) {
      long saves = saves(claim, rounding);
      if (saves > most) {
        best = claim;
        most = saves;
      }
    }
    if (best == null) {
      return;
    }
    List<Lot> lots = open(best);
    long[] shares = Shares.of(most, Rebate.totals(lots));
    for (int i = 0; i < shares.length; i++) {
      lots.get(i).offer(best, shares[i]);
    }
    rows.forEach(Row::settle);
  }

  /** What it would save, in minor units. */
  private static long saves(Claim claim, Rounding rounding) {
    Offer.Basket offer = (Offer.Basket) claim.promotion.offer();
    long selected = 0;
    for (Row row : claim.parts.get(0)) {
      selected = Math.addExact(selected, row.total());
    }
    if (selected < offer.least().minor()) {
      return 0;
    }
    Money open = Money.of(Rebate.sum(Rebate.totals(open(claim))));
    if (offer.off() instanceof Offer.Off.Part part) {
      return part.percent().of(open, rounding).minor();
    }
    return ((Offer.Off.Amount) offer.off()).amount().atMost(open).minor();
  }

  private static List<Lot> open(Claim claim) {
    List<Lot> open = new ArrayList<>();
    for (Row row : claim.parts.get(0)) {
      open.addAll(Rebate.open(claim, row));
    }
    return open;
  }
}
