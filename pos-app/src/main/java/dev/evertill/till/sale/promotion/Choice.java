package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which pieces make which sets of promotions that want the same ones. Confined to one pricing. */
final class Choice {
  /** The piece is in no set. */
  static final int LEFT = -1;

  /** States of one step that are followed without asking what can still be reached. */
  static final int FEW_STATES = 1_000;

  /** States of one step that are followed at most; beyond it those of the best hope. */
  static final int MOST_STATES = 20_000;

  /** States of all steps of a search at most: with many pieces fewer of each step are followed. */
  private static final int MOST_IN_ALL = 1_000_000;

  private static final int FEWEST_STATES = 50;

  private final List<Piece> pieces;
  private final int[] chosen;
  private final List<Claim> decided;
  private final List<Claim> postponed;

  /**
   * @param chosen the option each piece is given to, or {@link #LEFT}
   */
  private Choice(
      List<Piece> pieces, int[] chosen, List<Claim> decided, List<Claim> postponed) {
    this.pieces = pieces;
    this.chosen = chosen;
    this.decided = decided;
    this.postponed = postponed;
  }

  /**
   * The best choice.
   *
   * @param pieces dearest first
   * @param claims of promotions of sets, by their ids
   */
  static Choice of(List<Piece> pieces, List<Claim> claims, Scores scores) {
    if (claims.size() == 1 && Sorting.suits(pieces, claims.get(0))) {
      int[] chosen = new Sorting(pieces, claims.get(0), scores).solve();
      return new Choice(pieces, chosen, claims, List.of());
    }
    Search search = new Search(pieces, claims, scores);
    if (search.decided().isEmpty() && !search.postponed().isEmpty()) {
      // one promotion has more parts than a search can follow: its best pieces, part by part
      int[] chosen = new Sorting(pieces, claims.get(0), scores).solve();
      return new Choice(pieces, chosen, claims.subList(0, 1), claims.subList(1, claims.size()));
    }
    return new Choice(
        pieces, searched(search, pieces, scores), search.decided(), search.postponed());
  }

  /**
   * Follows everything where that is little; otherwise bounds what can still be reached, looks for
   * a good choice quickly, and then for the best one among all states that could beat it.
   */
  private static int[] searched(Search search, List<Piece> pieces, Scores scores) {
    search.solve(Math.min(FEW_STATES, share(MOST_IN_ALL, pieces)));
    int[] chosen = search.chosen();
    if (!search.wasCut()) {
      return chosen;
    }
    long found = search.score();
    Bound bound = new Bound(pieces, search.running(), scores);
    for (int most : new int[] {FEW_STATES / 4, MOST_STATES}) {
      bound.tighten(found);
      search.solve(Math.min(most, share(MOST_IN_ALL, pieces)), bound, found);
      if (search.hasFound() && search.score() > found) {
        chosen = search.chosen();
        found = search.score();
      }
      if (!search.wasCut()) {
        break;
      }
    }
    return chosen;
  }

  private static int share(int all, List<Piece> pieces) {
    return Math.max(FEWEST_STATES, all / Math.max(1, pieces.size()));
  }

  /** The same choice for other pieces that are alike one by one. */
  Choice on(List<Piece> others) {
    return new Choice(others, chosen, decided, postponed);
  }

  /** Those for which there was no room in the search: they see what the others left. */
  List<Claim> postponed() {
    return postponed;
  }

  /** Puts the sets together and takes what they save off their pieces. */
  void make() {
    for (Claim claim : decided) {
      make(claim);
    }
  }

  private void make(Claim claim) {
    int[] counts = claim.deal.counts();
    List<List<Integer>> parts = new ArrayList<>(counts.length);
    for (int part = 0; part < counts.length; part++) {
      parts.add(given(claim, part));
    }
    int sets = parts.get(0).size() / counts[0];
    int[] set = new int[claim.deal.size()];
    for (int i = 0; i < sets; i++) {
      int filled = 0;
      long counted = -claim.deal.price();
      for (int part = 0; part < counts.length; part++) {
        for (int j = 0; j < counts[part]; j++) {
          int piece = parts.get(part).get(i * counts[part] + j);
          if (j >= claim.deal.paid()) {
            counted = Math.addExact(counted, value(piece));
          }
          set[filled++] = piece;
        }
      }
      spread(claim, set, counted);
    }
  }

  private List<Integer> given(Claim claim, int part) {
    List<Integer> given = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] != LEFT) {
        Option option = option(i);
        if (option.claim() == claim && option.part() == part) {
          given.add(i);
        }
      }
    }
    return given;
  }

  private Option option(int piece) {
    return pieces.get(piece).lot.options.get(chosen[piece]);
  }

  private long value(int piece) {
    return pieces.get(piece).value(option(piece));
  }

  /** A set that saves nothing is not given; only a search that was cut short can propose one. */
  private void spread(Claim claim, int[] set, long saved) {
    if (saved <= 0) {
      return;
    }
    int[] ordered = set.clone();
    Arrays.sort(ordered);
    long[] worths = new long[ordered.length];
    for (int i = 0; i < worths.length; i++) {
      worths[i] = pieces.get(ordered[i]).lot.worth;
    }
    long[] shares = Shares.of(saved, worths);
    for (int i = 0; i < shares.length; i++) {
      Piece piece = pieces.get(ordered[i]);
      piece.taker = claim;
      piece.saved = shares[i];
    }
  }
}
