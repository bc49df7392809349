package dev.evertill.till.store;

import dev.evertill.sync.protocol.EpochHead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells apart why head office holds more of an epoch than the till, which began another one for
 * that: an older copy of the till was put back, and the rest is what it has lost; or another copy
 * of the till is at work, and the rest is what that one sells. Only the other copy goes on: what is
 * lost stands still, and nobody calls who writes it. Confined to the sync thread.
 */
final class OtherCopy {
  /** A copy that is at work and has a link calls three times in it. */
  static final Duration LOOKED_AT_FOR = Duration.ofSeconds(15);

  private static final int LEAST_LOOKS = 3;

  /** Head offices that share a database need not have the same clock. */
  private static final Duration CLOCKS_WITHIN = Duration.ofSeconds(2);

  private final Map<String, Looked> looked = new HashMap<>();

  /** What it looks like. */
  enum Verdict {
    NOT_KNOWN_YET,
    LOST,
    AT_WORK
  }

  /**
   * What was seen of an epoch.
   *
   * @param number head office's last at the first look
   * @param since the first look
   * @param begun when the till was heard first with its new epoch, by head office's clock; what is
   *     heard with the old one after that is not this till. Null before it was
   */
  private record Looked(long number, Instant since, int looks, Long begun) {
    boolean isPassedBy(Long heard) {
      return heard != null && begun != null && heard > begun + CLOCKS_WITHIN.toMillis();
    }
  }

  /**
   * Once a round.
   *
   * @param head of the epoch at head office
   * @param own of the one that the till writes now
   */
  Verdict look(EpochHead head, EpochHead own, Instant now) {
    Looked before =
        looked.getOrDefault(head.epoch(), new Looked(head.number(), now, 0, own.heard()));
    Looked next =
        new Looked(
            before.number(),
            // A clock that was set back would put the answer off by as much.
            now.isBefore(before.since()) ? now : before.since(),
            before.looks() + 1,
            before.begun() == null ? own.heard() : before.begun());
    looked.put(head.epoch(), next);
    if (head.number() > next.number() || next.isPassedBy(head.heard())) {
      return Verdict.AT_WORK;
    }
    boolean isLong = Duration.between(next.since(), now).compareTo(LOOKED_AT_FOR) >= 0;
    return isLong && next.looks() >= LEAST_LOOKS ? Verdict.LOST : Verdict.NOT_KNOWN_YET;
  }
}
