package dev.evertill.till;

import java.util.Random;

/** Tries a claim with many seeds. The seed that breaks it is named, so that it can run alone. */
public final class Seeds {
  private Seeds() {}

  /** Something that holds whatever chance brings. */
  public interface Claim {
    void holds(Random chance) throws Exception;
  }

  /** With the seeds 1 to {@code count}. */
  public static void each(int count, Claim claim) {
    for (long seed = 1; seed <= count; seed++) {
      try {
        claim.holds(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
