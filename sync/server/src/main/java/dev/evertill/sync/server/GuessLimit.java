package dev.evertill.sync.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may be wrong about an enrolment code: five times a minute. Safe from any
 * thread.
 */
final class GuessLimit {
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST_WRONG = 5;
  private static final int MOST_ADDRESSES = 1_000;

  private final InstantSource clock;

  /** The oldest first; the least recently begun goes when there are too many. */
  private final Map<String, Wrong> byAddress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Wrong(Instant since, int times) {}

  GuessLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether an address was wrong too often to be heard now. */
  synchronized boolean isReached(String address) {
    return current(address).times() >= MOST_WRONG;
  }

  synchronized void wrong(String address) {
    Wrong before = current(address);
    byAddress.put(address, new Wrong(before.since(), before.times() + 1));
  }

  private Wrong current(String address) {
    Instant now = clock.instant();
    Wrong known = byAddress.get(address);
    boolean over =
        known == null || now.isBefore(known.since()) || !now.isBefore(known.since().plus(WINDOW));
    return over ? new Wrong(now, 0) : known;
  }
}
