package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A promotion that some goods of this basket could have, and what it was given so far. Confined to
 * one pricing.
 */
final class Claim {
  final Promotion promotion;
  final Grant grant;

  /** The rows it selects, part by part. */
  final List<List<Row>> parts;

  /** The set it needs; null while it works on each piece by itself. */
  Deal deal;

  /** Its place among the promotions of its priority, from 1 on. */
  int rank;

  /** The pieces that could be each part. */
  int[] pieces;

  private final List<Row> rows = new ArrayList<>(0);
  private final List<Long> shares = new ArrayList<>(0);
  private long saved;
  private int taken;

  Claim(Promotion promotion, Grant grant, Deal deal, int parts) {
    this.promotion = promotion;
    this.grant = grant;
    this.parts = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      this.parts.add(new ArrayList<>(4));
    }
    this.deal = deal;
  }

  boolean mayTake(Lot lot) {
    return !lot.closed && !(promotion.exclusive() && lot.reduced);
  }

  /** How many sets the pieces suffice for, within its limit. */
  int mostSets() {
    int most = grant.limit();
    for (int i = 0; i < pieces.length; i++) {
      most = Math.min(most, pieces[i] / deal.counts()[i]);
    }
    return most;
  }

  /** Notes that it took so many pieces of a row, {@code each} minor units off every one. */
  void took(Row row, int count, long each) {
    taken = Math.addExact(taken, count);
    long share = Math.multiplyExact(each, count);
    saved = Math.addExact(saved, share);
    int last = rows.size() - 1;
    if (last >= 0 && rows.get(last) == row) {
      shares.set(last, shares.get(last) + share);
    } else {
      rows.add(row);
      shares.add(share);
    }
  }

  boolean given() {
    return saved > 0;
  }

  Applied applied() {
    List<Applied.Share> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      if (shares.get(i) > 0) {
        lines.add(new Applied.Share(rows.get(i).goods.line(), Money.of(shares.get(i))));
      }
    }
    lines.sort(Comparator.comparingInt(Applied.Share::line));
    int times = times();
    return new Applied(
        promotion.id(),
        promotion.name(),
        times,
        Money.of(saved),
        lines,
        grant.redeemed(promotion, times));
  }

  private int times() {
    if (deal != null) {
      return taken / deal.size();
    }
    return promotion.offer() instanceof Offer.Each ? taken : 1;
  }
}
