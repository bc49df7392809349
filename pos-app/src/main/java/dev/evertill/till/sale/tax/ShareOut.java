package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tax of a class shared out to its lines, by the largest remainders (Hamilton's rule). Each
 * line gets the whole minor units of its exact tax, cut off towards zero; what is then missing or
 * too much goes one by one to the lines that lost most of it that way, the earlier of equals first.
 *
 * <p>The shares add up to the tax of the class; while that is less than one minor unit from its
 * exact value, so is every share; negated lines have negated shares. Functions only.
 */
final class ShareOut {
  private ShareOut() {}

  /**
   * @param total the tax of the class, minor units
   * @param part what the tax is of a line, exactly
   * @param lines at least one
   */
  static long[] of(long total, Part part, List<Taxable> lines) {
    long[] shares = new long[lines.size()];
    long left = total;
    for (int i = 0; i < shares.length; i++) {
      Taxable line = lines.get(i);
      shares[i] = part.whole(line.amount().minor(), line.quantity().thousandths());
      left = Math.subtractExact(left, shares[i]);
    }
    if (left != 0) {
      handOut(left, shares, byRest(part, lines, Long.signum(left)));
    }
    return shares;
  }

  private static void handOut(long left, long[] shares, List<Integer> order) {
    int step = Long.signum(left);
    for (int turn = 0; turn < Math.abs(left); turn++) {
      shares[order.get(turn % shares.length)] += step;
    }
  }

  /** The places of the lines; those that lost most in this direction come first. */
  private static List<Integer> byRest(Part part, List<Taxable> lines, int direction) {
    List<BigInteger> rests = new ArrayList<>(lines.size());
    List<Integer> places = new ArrayList<>(lines.size());
    for (Taxable line : lines) {
      Money amount = line.amount();
      rests.add(part.rest(amount.minor(), line.quantity().thousandths()));
      places.add(places.size());
    }
    Comparator<Integer> smallest = Comparator.comparing(rests::get);
    places.sort(direction > 0 ? smallest.reversed() : smallest);
    return places;
  }
}
