package dev.evertill.till.money;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount split so that nothing is gained or lost. The parts add up to the whole, whatever the
 * weights. Functions only.
 *
 * <p>The rule is that of the running total: part <i>i</i> is the rounded share of everything up to
 * and with <i>i</i>, less the parts before it. No part is further than one minor unit from its
 * exact share, a negative amount gives the mirrored parts, and a part never has the other sign.
 */
public final class Shares {
  private Shares() {}

  /**
   * Splits {@code whole} in proportion to {@code weights}.
   *
   * @param weights not negative; where all are 0, every part weighs the same
   * @throws IllegalArgumentException when there is no weight, or one is negative
   */
  public static List<Money> of(Money whole, List<Money> weights) {
    long[] plain = new long[weights.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = weights.get(i).minor();
    }
    List<Money> parts = new ArrayList<>(plain.length);
    for (long part : of(whole.minor(), plain)) {
      parts.add(Money.of(part));
    }
    return List.copyOf(parts);
  }

  /** The same in plain minor units. */
  public static long[] of(long whole, long... weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException("nothing to split over: 0 weights");
    }
    long sum = 0;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("weight < 0: " + weight);
      }
      sum = Math.addExact(sum, weight);
    }
    long[] parts = new long[weights.length];
    long upTo = 0;
    long given = 0;
    for (int i = 0; i < parts.length; i++) {
      upTo += sum == 0 ? 1 : weights[i];
      long running = Rounding.HALF_UP.ratio(whole, upTo, sum == 0 ? parts.length : sum);
      parts[i] = running - given;
      given = running;
    }
    return parts;
  }

  /** Splits {@code whole} into {@code parts} that differ by one minor unit at most. */
  public static List<Money> equal(Money whole, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("parts < 1: " + parts);
    }
    List<Money> weights = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      weights.add(Money.of(1));
    }
    return of(whole, weights);
  }
}
