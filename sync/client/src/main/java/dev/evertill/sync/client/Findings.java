package dev.evertill.sync.client;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What a round of sync has found out so far: what goes wrong with one thing is not to hold up the
 * others. Confined to the sync thread.
 */
final class Findings {
  private final JournalFeed journal;
  private final Set<String> stuck = new HashSet<>();
  private Duration pause = Duration.ZERO;
  private String trouble;
  private boolean refused;
  private boolean leaveAlone;

  Findings(JournalFeed journal) {
    this.journal = journal;
  }

  /** Something that may be cut off. */
  interface Step {
    void run() throws IOException;
  }

  /**
   * What goes wrong with one epoch is not to hold up the others, nor the catalogue; it rests until
   * the next round. A link that breaks ends the round, and in one that is over nothing is run.
   */
  void apart(String epoch, Step step) throws IOException {
    if (leaveAlone) {
      return;
    }
    try {
      step.run();
    } catch (ForkedException e) {
      stuck.add(epoch);
      journal.forked(epoch, e.number(), e.hash());
      trouble = e.getMessage();
    } catch (HeadOfficeException e) {
      stuck.add(epoch);
      refused(e);
    }
  }

  boolean isStuck(String epoch) {
    return stuck.contains(epoch);
  }

  void refused(HeadOfficeException e) {
    trouble = e.getMessage();
    pauseFor(e.pause());
    refused = true;
    leaveAlone |= e instanceof BusyException;
  }

  /** Head office is busy: it is not to be asked anything for a while, of whatever kind. */
  void leaveAloneFor(Duration asked) {
    pauseFor(asked);
    leaveAlone = true;
  }

  /** Between two batches. Of several pauses that were asked for, the longest. */
  void pauseFor(Duration asked) {
    if (asked.compareTo(pause) > 0) {
      pause = asked;
    }
  }

  /** Whether head office has asked for a pause in what is sent, or to be left alone. */
  boolean isToPause() {
    return leaveAlone || !pause.isZero();
  }

  /** Whether this round is over, whatever there is still to ask. */
  boolean isToLeaveAlone() {
    return leaveAlone;
  }

  void trouble(String why) {
    trouble = why;
  }

  /** Something that matters less than what is said already. */
  void alsoTrouble(String why) {
    trouble = trouble == null ? why : trouble;
  }

  Round round(Long driftMillis) {
    return new Round(driftMillis, pause, trouble, refused);
  }
}
