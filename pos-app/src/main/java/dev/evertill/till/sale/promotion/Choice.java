package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which pieces make which sets of promotions that want the same ones. Confined to one pricing. */
final class Choice {
  /** The piece is in no set. */
  static final int LEFT = -1;

  /** States of one step that are followed without asking what can still be reached. */
  static final int FEW_STATES = 1_000;

  /** States of one step that are followed at most; beyond it those of the best hope. */
  static final int MOST_STATES = 20_000;

  /** With fewer states of one step a search is not worth it. */
  private static final int FEWEST_STATES = 8;

  private final List<Piece> pieces;
  private final Scores scores;
  private final int[] chosen;
  private final List<Claim> claims = new ArrayList<>();

  /** What the sets gain over leaving all pieces. */
  private long gain;

  private Choice(List<Piece> pieces, Scores scores) {
    this.pieces = pieces;
    this.scores = scores;
    this.chosen = new int[pieces.size()];
    Arrays.fill(chosen, LEFT);
  }

  /**
   * The best choice, or a good one where the effort does not suffice to find that.
   *
   * @param pieces dearest first
   * @param claims of promotions of sets, by their ids
   */
  static Choice of(List<Piece> pieces, List<Claim> claims, Scores scores, Effort effort) {
    Choice searched = new Choice(pieces, scores);
    if (claims.size() == 1 && Sorting.suits(pieces, claims.get(0))) {
      searched.takeOneByOne(claims);
      return searched;
    }
    if (searched.search(claims, effort)) {
      return searched;
    }
    Choice sorted = new Choice(pieces, scores);
    sorted.takeOneByOne(claims);
    return sorted.gain > searched.gain ? sorted : searched;
  }

  /** The same choice for other pieces that are alike one by one. */
  Choice on(List<Piece> others) {
    Choice same = new Choice(others, scores);
    System.arraycopy(chosen, 0, same.chosen, 0, chosen.length);
    same.claims.addAll(claims);
    return same;
  }

  /**
   * Searches for those that have room in a state, then for the others among what is left.
   *
   * @return whether nothing can be better
   */
  private boolean search(List<Claim> wanting, Effort effort) {
    boolean best = true;
    List<Claim> left = wanting;
    while (!left.isEmpty()) {
      List<Integer> open = open();
      if (states(open.size(), effort) < FEWEST_STATES) {
        takeOneByOne(left);
        return false;
      }
      Search search = room(at(open), left, effort);
      boolean tooManyParts = search.decided().isEmpty() && !search.postponed().isEmpty();
      if (tooManyParts || states(search.weight(0), effort) < FEWEST_STATES) {
        takeOneByOne(left);
        return false;
      }
      best &= take(open, search, effort) && search.postponed().isEmpty();
      claims.addAll(search.decided());
      left = search.postponed();
    }
    return best;
  }

  /** Where there is not room for all, those that save most come first. */
  private Search room(List<Piece> open, List<Claim> wanting, Effort effort) {
    Search search = new Search(open, wanting, scores);
    if (!search.postponed().isEmpty()) {
      search = new Search(open, bestFirst(open, wanting, scores), scores);
      effort.spend((long) open.size() * wanting.size());
    }
    effort.spend(search.steps());
    return search;
  }

  /** The places of the pieces that are not taken yet. */
  private List<Integer> open() {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] == LEFT) {
        open.add(i);
      }
    }
    return open;
  }

  private List<Piece> at(List<Integer> places) {
    return places.stream().map(pieces::get).toList();
  }

  /** The promotion that saves most by itself takes its best pieces, then the next one. */
  private void takeOneByOne(List<Claim> wanting) {
    for (Claim claim : bestFirst(at(open()), wanting, scores)) {
      List<Integer> open = open();
      Sorting sorting = new Sorting(at(open), claim, scores);
      take(open, sorting.solve(), sorting.gain());
      claims.add(claim);
    }
  }

  private void take(List<Integer> open, int[] options, long more) {
    for (int i = 0; i < options.length; i++) {
      chosen[open.get(i)] = options[i];
    }
    gain = Math.addExact(gain, more);
  }

  /** By what each would gain if there were no others; of equal ones by their ids. */
  private static List<Claim> bestFirst(List<Piece> pieces, List<Claim> claims, Scores scores) {
    if (claims.size() == 1) {
      return claims;
    }
    Map<Claim, Long> gains = new IdentityHashMap<>();
    claims.forEach(claim -> gains.put(claim, new Sorting(pieces, claim, scores).gain()));
    List<Claim> best = new ArrayList<>(claims);
    best.sort(
        Comparator.comparingLong((Claim claim) -> -gains.get(claim))
            .thenComparingInt(claim -> claim.rank));
    return best;
  }

  /** How many states can be followed where one takes so many steps. */
  private static int states(long weight, Effort effort) {
    return (int) Math.min(MOST_STATES, effort.share() / Math.max(1, weight));
  }

  /**
   * Follows everything where that is little; otherwise bounds what can still be reached, looks for
   * a good choice quickly, and then for the best one among all states that could beat it.
   *
   * @return whether nothing was left out that could be better
   */
  private boolean take(List<Integer> open, Search search, Effort effort) {
    int few = Math.min(FEW_STATES, states(search.weight(0), effort));
    solve(search, few, null, Long.MIN_VALUE, effort);
    int[] best = search.chosen();
    long found = search.score();
    if (search.wasCut()) {
      long weight = search.weight(search.running().size());
      Bound bound = new Bound(at(open), search.running(), scores, effort.share());
      for (int most : new int[] {FEW_STATES / 4, MOST_STATES}) {
        bound.tighten(found);
        effort.spend(bound.steps());
        int states = Math.max(FEWEST_STATES, Math.min(most, states(weight, effort)));
        solve(search, states, bound, found, effort);
        if (search.hasFound() && search.score() > found) {
          best = search.chosen();
          found = search.score();
        }
        if (!search.wasCut()) {
          break;
        }
      }
    }
    long without = 0;
    for (int place : open) {
      without = Math.addExact(without, scores.left(pieces.get(place)));
    }
    take(open, best, found - without);
    return !search.wasCut();
  }

  private static void solve(Search search, int states, Bound bound, long toBeat, Effort effort) {
    long before = search.steps();
    search.solve(states, bound, toBeat);
    effort.spend(search.steps() - before);
  }

  /** Puts the sets together and takes what they save off their pieces. */
  void make() {
    Map<Claim, List<List<Integer>>> given = new IdentityHashMap<>();
    for (Claim claim : claims) {
      List<List<Integer>> parts = new ArrayList<>();
      for (int part = 0; part < claim.deal.counts().length; part++) {
        parts.add(new ArrayList<>());
      }
      given.put(claim, parts);
    }
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i] != LEFT) {
        given.get(option(i).claim()).get(option(i).part()).add(i);
      }
    }
    claims.forEach(claim -> make(claim, given.get(claim)));
  }

  private void make(Claim claim, List<List<Integer>> parts) {
    int[] counts = claim.deal.counts();
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
