package dev.evertill.till.sale.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line while it is priced: its pieces and what each still costs. Confined to one pricing.
 *
 * <p>Rows stand in an order of the goods themselves, so that it does not matter in which order they
 * were scanned; only lines that are alike in everything stand in the order of the basket.
 */
final class Row {
  private static final Comparator<Goods> ORDER =
      Comparator.comparing(Goods::sku)
          .thenComparing(Goods::group)
          .thenComparing(Goods::weighed)
          .thenComparing(Goods::price)
          .thenComparing(Goods::quantity)
          .thenComparing(Goods::amount)
          .thenComparingInt(Goods::line);

  final Goods goods;
  final int index;

  /** Dearest first. */
  List<Lot> lots;

  private Row(Goods goods, int index) {
    this.goods = goods;
    this.index = index;
    int pieces = goods.weighed() ? 1 : Math.toIntExact(goods.quantity().thousandths() / 1000);
    long amount = goods.amount().minor();
    int dearer = (int) (amount % pieces);
    lots = new ArrayList<>(2);
    // the shares of a line differ by one minor unit at most: two lots hold them all
    if (dearer > 0) {
      lots.add(new Lot(this, dearer, amount / pieces + 1, false, false));
    }
    lots.add(new Lot(this, pieces - dearer, amount / pieces, false, false));
  }

  static List<Row> of(List<Goods> goods) {
    List<Goods> sorted = new ArrayList<>(goods);
    sorted.sort(ORDER);
    List<Row> rows = new ArrayList<>(sorted.size());
    for (Goods each : sorted) {
      rows.add(new Row(each, rows.size()));
    }
    return rows;
  }

  /** How many things it is: its pieces, or 1 when weighed. */
  int count() {
    int count = 0;
    for (Lot lot : lots) {
      count += lot.count;
    }
    return count;
  }

  /** What it still costs, in minor units. */
  long total() {
    long total = 0;
    for (Lot lot : lots) {
      total = Math.addExact(total, lot.total());
    }
    return total;
  }

  /** Takes off what the promotions of one priority won, and begins anew for the next. */
  void settle() {
    if (untouched()) {
      return;
    }
    List<Lot> next = new ArrayList<>();
    for (Lot lot : lots) {
      if (lot.pieces != null) {
        settlePieces(lot, next);
      } else if (lot.rest > 0) {
        settleAll(lot, next);
      } else {
        add(next, lot, lot.count, null, 0);
      }
    }
    next.sort(Lot.DEAREST);
    lots = next;
  }

  private boolean untouched() {
    for (Lot lot : lots) {
      if (lot.rest > 0 || !lot.options.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static void settleAll(Lot lot, List<Lot> next) {
    int more = (int) (lot.rest % lot.count);
    add(next, lot, more, lot.best, lot.share(lot.rest, 0));
    add(next, lot, lot.count - more, lot.best, lot.share(lot.rest, more));
  }

  private static void settlePieces(Lot lot, List<Lot> next) {
    int from = 0;
    for (int i = 1; i <= lot.count; i++) {
      Piece first = lot.pieces[from];
      if (i == lot.count
          || lot.pieces[i].taker != first.taker
          || lot.pieces[i].saved != first.saved) {
        add(next, lot, i - from, first.taker, first.saved);
        from = i;
      }
    }
  }

  private static void add(List<Lot> next, Lot lot, int count, Claim taker, long saved) {
    if (count == 0) {
      return;
    }
    boolean taken = taker != null && (saved > 0 || taker.deal != null);
    if (taken) {
      taker.took(lot.row, count, saved);
    }
    long worth = lot.worth - saved;
    boolean reduced = lot.reduced || taken;
    boolean closed = lot.closed || (taken && taker.promotion.exclusive());
    for (int i = 0; i < next.size(); i++) {
      Lot same = next.get(i);
      if (same.worth == worth && same.reduced == reduced && same.closed == closed) {
        next.set(i, new Lot(lot.row, same.count + count, worth, reduced, closed));
        return;
      }
    }
    next.add(new Lot(lot.row, count, worth, reduced, closed));
  }
}
