package dev.evertill.till.record;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then chance. Functions only.
 */
public final class Uuid7 {
  private Uuid7() {}

  /**
   * @param millis of the moment, since 1970 UTC
   */
  public static UUID at(long millis, RandomGenerator chance) {
    long high = (millis << 16) | 0x7000L | (chance.nextLong() & 0x0FFFL);
    long low = (chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
