package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Rounding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The promotions of goods of one priority compete for the pieces; the choice that saves most is
 * made. Confined to one pricing.
 *
 * <p>Promotions that reduce each piece by itself are compared piece by piece. Those of sets that
 * want the same pieces are solved together, group by group, against what the pieces would save
 * otherwise.
 */
final class Contest {
  /** Pieces that are searched one by one at most. */
  static final int MANY = 2_000;

  private final List<Row> rows;
  private final List<Claim> claims;
  private final Rounding rounding;
  private final Effort effort;

  /**
   * @param rows all rows of the basket
   * @param claims of one priority, by their ids
   */
  Contest(List<Row> rows, List<Claim> claims, Rounding rounding, Effort effort) {
    this.rows = rows;
    this.claims = claims;
    this.rounding = rounding;
    this.effort = effort;
  }

  void settle() {
    prepare().forEach(this::settle);
    rows.forEach(Row::settle);
  }

  /**
   * Notes what each promotion offers; returns those of sets that want the same pieces, together.
   */
  List<List<Claim>> prepare() {
    List<Claim> sets = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      claim.rank = i + 1;
      if (claim.deal != null || isLimited(claim)) {
        sets.add(claim);
      } else {
        offerToEach(claim);
      }
    }
    sets.removeIf(claim -> !isPossible(claim));
    sets.forEach(this::offerSets);
    return groups(sets);
  }

  /** Whether there are more pieces than it may reduce: then it has to choose. */
  private static boolean isLimited(Claim claim) {
    if (!(claim.promotion.offer() instanceof Offer.Each)) {
      return false;
    }
    long pieces = 0;
    for (Row row : claim.parts.get(0)) {
      pieces += row.count();
    }
    if (claim.grant.limit() >= pieces) {
      return false;
    }
    claim.deal = Deal.SINGLE;
    return true;
  }

  private void offerToEach(Claim claim) {
    Offer.Off off = off(claim);
    if (off == null) {
      return;
    }
    for (Row row : claim.parts.get(0)) {
      List<Lot> lots = Rebate.open(claim, row);
      if (!lots.isEmpty()) {
        long[] saved = Rebate.of(off, lots, rounding);
        for (int i = 0; i < saved.length; i++) {
          lots.get(i).offer(claim, saved[i]);
        }
      }
    }
  }

  /** What is taken off each piece; null where no tier is reached. */
  private static Offer.Off off(Claim claim) {
    if (claim.promotion.offer() instanceof Offer.Each each) {
      return each.off();
    }
    Offer.Tiers tiers = (Offer.Tiers) claim.promotion.offer();
    long reached = 0;
    for (Row row : claim.parts.get(0)) {
      long more = tiers.by() == Offer.Tiers.By.AMOUNT ? row.total() : row.count();
      reached = Math.addExact(reached, more);
    }
    Offer.Off off = null;
    for (Offer.Tiers.Tier tier : tiers.tiers()) {
      if (tier.least() <= reached) {
        off = tier.off();
      }
    }
    return off;
  }

  /** Counts the pieces for each part; false where they do not suffice for one set. */
  private static boolean isPossible(Claim claim) {
    claim.pieces = new int[claim.parts.size()];
    for (int part = 0; part < claim.pieces.length; part++) {
      for (Row row : claim.parts.get(part)) {
        if (takesPart(claim, row)) {
          for (Lot lot : row.lots) {
            claim.pieces[part] += claim.mayTake(lot) ? lot.count : 0;
          }
        }
      }
    }
    return claim.mostSets() > 0;
  }

  /** Weighed goods cannot be part of a set. */
  private static boolean takesPart(Claim claim, Row row) {
    return claim.deal == Deal.SINGLE || !row.goods.weighed();
  }

  private void offerSets(Claim claim) {
    for (int part = 0; part < claim.pieces.length; part++) {
      for (Row row : claim.parts.get(part)) {
        if (takesPart(claim, row)) {
          offerSets(claim, part, Rebate.open(claim, row));
        }
      }
    }
  }

  private void offerSets(Claim claim, int part, List<Lot> lots) {
    if (lots.isEmpty()) {
      return;
    }
    if (claim.promotion.offer() instanceof Offer.Each each) {
      long[] saved = Rebate.of(each.off(), lots, rounding);
      for (int i = 0; i < saved.length; i++) {
        lots.get(i).options.add(new Option(claim, part, saved[i]));
      }
      return;
    }
    for (Lot lot : lots) {
      long value = claim.deal.value(part, lot.worth, rounding);
      lot.options.add(new Option(claim, part, Math.multiplyExact(value, lot.count)));
    }
  }

  /** Those that want the same pieces, directly or through others, together. */
  private List<List<Claim>> groups(List<Claim> sets) {
    int[] group = new int[claims.size() + 1];
    Arrays.setAll(group, i -> i);
    for (Row row : rows) {
      for (Lot lot : row.lots) {
        for (int i = 1; i < lot.options.size(); i++) {
          int one = root(group, lot.options.get(i - 1).claim().rank);
          int other = root(group, lot.options.get(i).claim().rank);
          group[Math.max(one, other)] = Math.min(one, other);
        }
      }
    }
    List<List<Claim>> groups = new ArrayList<>();
    int[] place = new int[group.length];
    for (Claim claim : sets) {
      int root = root(group, claim.rank);
      if (place[root] == 0) {
        groups.add(new ArrayList<>(2));
        place[root] = groups.size();
      }
      groups.get(place[root] - 1).add(claim);
    }
    return groups;
  }

  private static int root(int[] group, int of) {
    int root = of;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }

  private void settle(List<Claim> group) {
    List<Piece> pieces = pieces(group);
    Scores scores = scores(pieces);
    List<Piece> open = pieces;
    if (pieces.size() > MANY && !(group.size() == 1 && Sorting.suits(pieces, group.get(0)))) {
      open = settleMany(pieces, group, scores);
    }
    Choice.of(open, group, scores, effort).make();
    pieces.forEach(Piece::leave);
  }

  Scores scores(List<Piece> pieces) {
    return new Scores(pieces, claims.size());
  }

  private static List<Piece> without(List<Piece> pieces) {
    return pieces.stream().filter(piece -> piece.taker == null).toList();
  }

  /**
   * Cuts very many pieces into baskets of the same pieces, again and again, until few are over.
   *
   * @return the pieces that are still to be settled
   */
  private List<Piece> settleMany(List<Piece> pieces, List<Claim> group, Scores scores) {
    List<Claim> unlimited = new ArrayList<>(group);
    unlimited.removeIf(claim -> claim.grant.limit() != Grant.NO_LIMIT);
    List<Piece> over = pieces;
    int before = Integer.MAX_VALUE;
    while (over.size() > MANY && over.size() < before) {
      before = over.size();
      over = settleAlike(over, unlimited, scores);
    }
    List<Piece> open = without(pieces);
    return open.size() > MANY ? over : open;
  }

  /**
   * Keeps some pieces of each lot for all promotions, cuts the others into baskets of the same
   * pieces, solves one and does the same with all.
   *
   * @return the pieces that are in none of these baskets
   */
  private List<Piece> settleAlike(List<Piece> pieces, List<Claim> unlimited, Scores scores) {
    Map<Lot, List<Piece>> byLot = new LinkedHashMap<>();
    pieces.forEach(each -> byLot.computeIfAbsent(each.lot, any -> new ArrayList<>()).add(each));
    int kept = MANY / 2 / byLot.size();
    int baskets = pieces.size() / (MANY / 2);
    List<List<Piece>> alike = new ArrayList<>();
    for (int i = 0; i < baskets; i++) {
      alike.add(new ArrayList<>());
    }
    List<Piece> over = new ArrayList<>();
    for (List<Piece> same : byLot.values()) {
      int each = Math.max(0, same.size() - kept) / baskets;
      for (int i = 0; i < same.size(); i++) {
        (i < each * baskets ? alike.get(i / each) : over).add(same.get(i));
      }
    }
    if (!unlimited.isEmpty()) {
      Choice choice = Choice.of(alike.get(0), unlimited, scores, effort);
      alike.forEach(each -> choice.on(each).make());
    }
    return over;
  }

  /** All pieces the group wants: dearest first, then in the order of the rows. */
  static List<Piece> pieces(List<Claim> group) {
    List<Lot> lots = new ArrayList<>();
    for (Claim claim : group) {
      for (List<Row> part : claim.parts) {
        for (Row row : part) {
          for (Lot lot : row.lots) {
            if (lot.pieces == null && lot.isWantedBy(claim)) {
              lot.pieces = new Piece[lot.count];
              lots.add(lot);
            }
          }
        }
      }
    }
    lots.sort(
        Comparator.comparingLong((Lot lot) -> -lot.worth)
            .thenComparingInt(lot -> lot.row.index)
            .thenComparing(Lot.DEAREST));
    List<Piece> pieces = new ArrayList<>();
    for (Lot lot : lots) {
      for (int i = 0; i < lot.count; i++) {
        lot.pieces[i] = new Piece(lot, i);
        pieces.add(lot.pieces[i]);
      }
    }
    return pieces;
  }
}
