package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.Shares;
import dev.evertill.till.money.UnitPrice;
import java.util.ArrayList;
import java.util.List;

/** What is taken off the pieces of a line when each of them is reduced. Functions only. */
final class Rebate {
  private Rebate() {}

  /** The lots of a row that the promotion may reduce. */
  static List<Lot> open(Claim claim, Row row) {
    List<Lot> open = new ArrayList<>(row.lots.size());
    for (Lot lot : row.lots) {
      if (claim.mayTake(lot)) {
        open.add(lot);
      }
    }
    return open;
  }

  /**
   * What is taken off each of these lots of one row, in minor units; never more than they cost.
   *
   * @param lots dearest first
   */
  static long[] of(Offer.Off off, List<Lot> lots, Rounding rounding) {
    if (off instanceof Offer.Off.Part part) {
      long[] totals = totals(lots);
      return Shares.of(part.percent().of(Money.of(sum(totals)), rounding).minor(), totals);
    }
    if (off instanceof Offer.Off.Amount amount) {
      return amounts(amount.amount(), lots, rounding);
    }
    return prices(((Offer.Off.Price) off).price(), lots, rounding);
  }

  /** What each lot costs. */
  static long[] totals(List<Lot> lots) {
    long[] totals = new long[lots.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = lots.get(i).total();
    }
    return totals;
  }

  static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }

  private static long[] amounts(Money amount, List<Lot> lots, Rounding rounding) {
    long[] saved = new long[lots.size()];
    for (int i = 0; i < saved.length; i++) {
      Lot lot = lots.get(i);
      Goods goods = lot.row.goods;
      long each =
          goods.weighed()
              ? UnitPrice.of(amount).times(goods.quantity(), rounding).minor()
              : amount.minor();
      saved[i] = Math.multiplyExact(Math.min(each, lot.worth), lot.count);
    }
    return saved;
  }

  /** The new price is worked out for all pieces at once and split, the dearest first. */
  private static long[] prices(UnitPrice price, List<Lot> lots, Rounding rounding) {
    Goods goods = lots.get(0).row.goods;
    int pieces = 0;
    for (Lot lot : lots) {
      pieces += lot.count;
    }
    long whole =
        price.times(goods.weighed() ? goods.quantity() : Quantity.of(pieces), rounding).minor();
    long[] saved = new long[lots.size()];
    long dearer = whole % pieces;
    for (int i = 0; i < saved.length; i++) {
      Lot lot = lots.get(i);
      long above = Math.max(0, lot.worth - whole / pieces);
      saved[i] = Math.multiplyExact(above, lot.count);
      if (above > 0) {
        saved[i] -= Math.min(dearer, lot.count);
      }
      dearer -= Math.min(dearer, lot.count);
    }
    return saved;
  }
}
