package dev.evertill.till.sale.promotion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most that promotions of goods of one priority can save, found by trying everything: it shares
 * no code with the product but the values it reads. For a handful of pieces.
 */
final class Oracle {
  /** One piece or weighed thing as the priority finds it. */
  record Thing(Goods goods, long worth, boolean reduced, boolean closed) {}

  private final List<Thing> things;
  private final List<Promotion> promotions;

  /** What a promotion saves on one piece by itself. */
  private final List<long[]> alone = new ArrayList<>();

  /** What a promotion saves on a set of exactly these pieces; absent where they are none. */
  private final List<Map<Integer, Long>> sets = new ArrayList<>();

  private final Map<String, Long> known = new HashMap<>();

  Oracle(List<Thing> things, List<Promotion> promotions) {
    this.things = things;
    this.promotions = promotions;
    for (Promotion promotion : promotions) {
      alone.add(alone(promotion));
      sets.add(sets(promotion));
    }
  }

  long most() {
    int[] limits =
        promotions.stream()
            .mapToInt(each -> each.perBasket() == 0 ? 100 : each.perBasket())
            .toArray();
    for (int p = 0; p < limits.length; p++) {
      if (promotions.get(p).offer() instanceof Offer.Tiers) {
        limits[p] = 100;
      }
    }
    return most((1 << things.size()) - 1, limits);
  }

  private long most(int left, int[] limits) {
    if (left == 0) {
      return 0;
    }
    String key = left + Arrays.toString(limits);
    Long before = known.get(key);
    if (before != null) {
      return before;
    }
    int first = Integer.numberOfTrailingZeros(left);
    long most = most(left & ~(1 << first), limits);
    for (int p = 0; p < limits.length; p++) {
      if (limits[p] == 0) {
        continue;
      }
      limits[p]--;
      if (alone.get(p)[first] > 0) {
        most = Math.max(most, alone.get(p)[first] + most(left & ~(1 << first), limits));
      }
      for (Map.Entry<Integer, Long> set : sets.get(p).entrySet()) {
        int pieces = set.getKey();
        if ((pieces & ~left) == 0 && (pieces & (1 << first)) != 0) {
          most = Math.max(most, set.getValue() + most(left & ~pieces, limits));
        }
      }
      limits[p]++;
    }
    known.put(key, most);
    return most;
  }

  private boolean takes(Promotion promotion, Selector selector, Thing thing) {
    return selector.takes(thing.goods.sku(), thing.goods.group())
        && !thing.closed
        && !(promotion.exclusive() && thing.reduced);
  }

  private long[] alone(Promotion promotion) {
    if (promotion.offer() instanceof Offer.Each each) {
      return alone(promotion, each.goods(), each.off());
    }
    if (promotion.offer() instanceof Offer.Tiers tiers) {
      long reached = 0;
      for (Thing thing : things) {
        if (tiers.goods().takes(thing.goods.sku(), thing.goods.group())) {
          reached += tiers.by() == Offer.Tiers.By.AMOUNT ? thing.worth : 1;
        }
      }
      for (int i = tiers.tiers().size() - 1; i >= 0; i--) {
        if (reached >= tiers.tiers().get(i).least()) {
          return alone(promotion, tiers.goods(), tiers.tiers().get(i).off());
        }
      }
    }
    return new long[things.size()];
  }

  private long[] alone(Promotion promotion, Selector selector, Offer.Off off) {
    long[] saved = new long[things.size()];
    Map<Integer, List<Integer>> lines = new HashMap<>();
    for (int i = 0; i < saved.length; i++) {
      if (takes(promotion, selector, things.get(i))) {
        lines.computeIfAbsent(things.get(i).goods.line(), any -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> line : lines.values()) {
      line(off, line, saved);
    }
    return saved;
  }

  private static long round(BigDecimal exact) {
    return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal times(long a, long b, int places) {
    return BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b)).movePointLeft(places);
  }

  /** One line; its pieces stand dearest first. */
  private void line(Offer.Off off, List<Integer> line, long[] saved) {
    Goods goods = things.get(line.get(0)).goods;
    long thousandths = goods.weighed() ? goods.quantity().thousandths() : 1000;
    if (off instanceof Offer.Off.Part part) {
      parts(part.percent().millionths(), line, saved);
    } else if (off instanceof Offer.Off.Amount amount) {
      for (int i : line) {
        long each = round(times(amount.amount().minor(), thousandths, 3));
        saved[i] = Math.min(each, things.get(i).worth);
      }
    } else if (off instanceof Offer.Off.Price price) {
      long whole =
          round(
              times(price.price().value(), thousandths * line.size(), 3 + price.price().places()));
      for (int j = 0; j < line.size(); j++) {
        long each = whole / line.size() + (j < whole % line.size() ? 1 : 0);
        saved[line.get(j)] = Math.max(0, things.get(line.get(j)).worth - each);
      }
    }
    alike(line, saved);
  }

  /** Of pieces that are alike, the first ones have the larger savings. */
  private void alike(List<Integer> line, long[] saved) {
    for (int round = 0; round < line.size(); round++) {
      for (int j = 1; j < line.size(); j++) {
        int one = line.get(j - 1);
        int other = line.get(j);
        if (things.get(one).equals(things.get(other)) && saved[one] < saved[other]) {
          long spare = saved[one];
          saved[one] = saved[other];
          saved[other] = spare;
        }
      }
    }
  }

  /** A running total over the pieces that are alike, then equal shares among these. */
  private void parts(long millionths, List<Integer> line, long[] saved) {
    long worth = line.stream().mapToLong(i -> things.get(i).worth).sum();
    long whole = round(times(worth, millionths, 8));
    long upTo = 0;
    long given = 0;
    for (int from = 0; from < line.size(); ) {
      int to = from;
      while (to < line.size() && things.get(line.get(to)).equals(things.get(line.get(from)))) {
        upTo += things.get(line.get(to)).worth;
        to++;
      }
      long running =
          worth == 0
              ? 0
              : BigDecimal.valueOf(whole)
                  .multiply(BigDecimal.valueOf(upTo))
                  .divide(BigDecimal.valueOf(worth), 0, RoundingMode.HALF_UP)
                  .longValueExact();
      for (int i = from; i < to; i++) {
        long part = running - given;
        saved[line.get(i)] = part / (to - from) + (i - from < part % (to - from) ? 1 : 0);
      }
      given = running;
      from = to;
    }
  }

  private Map<Integer, Long> sets(Promotion promotion) {
    Map<Integer, Long> sets = new HashMap<>();
    for (int pieces = 1; pieces < 1 << things.size(); pieces++) {
      long saved = set(promotion, pieces);
      if (saved > 0) {
        sets.put(pieces, saved);
      }
    }
    return sets;
  }

  private long set(Promotion promotion, int pieces) {
    Offer offer = promotion.offer();
    if (offer instanceof Offer.ForPrice each) {
      return all(promotion, each.goods(), pieces, each.count())
          ? worth(pieces) - each.price().minor()
          : 0;
    }
    if (offer instanceof Offer.Bundle each) {
      int[] counts = each.parts().stream().mapToInt(Offer.Bundle.Part::count).toArray();
      return fits(promotion, each.parts(), counts, pieces)
          ? worth(pieces) - each.price().minor()
          : 0;
    }
    if (offer instanceof Offer.Cheapest each) {
      return all(promotion, each.goods(), pieces, each.count())
          ? cheapest(pieces, each.free(), each.off().millionths())
          : 0;
    }
    if (offer instanceof Offer.BuyGet each) {
      return buyGet(promotion, each, pieces);
    }
    return 0;
  }

  private long buyGet(Promotion promotion, Offer.BuyGet each, int pieces) {
    if (each.bought().equals(each.got())) {
      return all(promotion, each.bought(), pieces, each.buy() + each.get())
          ? cheapest(pieces, each.get(), each.off().millionths())
          : 0;
    }
    long most = 0;
    for (int got = 1; got <= pieces; got++) {
      if ((got & ~pieces) == 0
          && all(promotion, each.got(), got, each.get())
          && all(promotion, each.bought(), pieces & ~got, each.buy())) {
        long saved = 0;
        for (int i = 0; i < things.size(); i++) {
          if ((got & (1 << i)) != 0) {
            saved += round(times(things.get(i).worth, each.off().millionths(), 8));
          }
        }
        most = Math.max(most, saved);
      }
    }
    return most;
  }

  private boolean all(Promotion promotion, Selector selector, int pieces, int count) {
    for (int i = 0; i < things.size(); i++) {
      Thing thing = things.get(i);
      if ((pieces & (1 << i)) != 0
          && (thing.goods.weighed() || !takes(promotion, selector, thing))) {
        return false;
      }
    }
    return Integer.bitCount(pieces) == count;
  }

  private boolean fits(
      Promotion promotion, List<Offer.Bundle.Part> parts, int[] counts, int pieces) {
    if (pieces == 0) {
      return Arrays.stream(counts).allMatch(count -> count == 0);
    }
    int first = Integer.numberOfTrailingZeros(pieces);
    for (int part = 0; part < counts.length; part++) {
      if (counts[part] > 0 && all(promotion, parts.get(part).goods(), 1 << first, 1)) {
        counts[part]--;
        boolean fits = fits(promotion, parts, counts, pieces & ~(1 << first));
        counts[part]++;
        if (fits) {
          return true;
        }
      }
    }
    return false;
  }

  private long worth(int pieces) {
    long worth = 0;
    for (int i = 0; i < things.size(); i++) {
      worth += (pieces & (1 << i)) != 0 ? things.get(i).worth : 0;
    }
    return worth;
  }

  private long cheapest(int pieces, int free, long millionths) {
    List<Long> worths = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      if ((pieces & (1 << i)) != 0) {
        worths.add(things.get(i).worth);
      }
    }
    worths.sort(null);
    long saved = 0;
    for (int i = 0; i < free; i++) {
      saved += round(times(worths.get(i), millionths, 8));
    }
    return saved;
  }
}
