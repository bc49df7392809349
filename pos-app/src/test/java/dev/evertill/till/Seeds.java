package dev.evertill.till;

import java.util.Random;

/**
 * Tries a claim with many seeds. The seed that breaks it is named, so that it can run alone.
 *
 * <p>The system property {@code evertill.seeds.most} is the most seeds a claim is tried with;
 * without it there is no such limit. {@code bin/mutation} sets it, as it runs each test again and
 * again.
 */
public final class Seeds {
  private static final int MOST = Integer.getInteger("evertill.seeds.most", Integer.MAX_VALUE);

  private Seeds() {}

  /** Something that holds whatever chance brings. */
  public interface Claim {
    void holds(Random chance) throws Exception;
  }

  /** With the seeds 1 to {@code count}, or to the limit above where that is less. */
  public static void each(int count, Claim claim) {
    for (long seed = 1; seed <= Math.min(count, MOST); seed++) {
      try {
        claim.holds(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
