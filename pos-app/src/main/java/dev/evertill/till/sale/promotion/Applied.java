package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Money;
import java.util.List;

/**
 * A promotion that was given. Immutable.
 *
 * @param times how often
 * @param saved what it saved: above zero, the sum of its shares
 * @param shares what it took off each line, in the order of the lines
 * @param coupons the scanned codes it redeemed
 */
public record Applied(
    String id, String name, int times, Money saved, List<Share> shares, List<String> coupons) {
  /** What was taken off one line, above zero. */
  public record Share(int line, Money saved) {}

  public Applied {
    shares = List.copyOf(shares);
    coupons = List.copyOf(coupons);
  }
}
