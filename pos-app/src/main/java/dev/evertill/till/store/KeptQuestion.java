package dev.evertill.till.store;

import dev.evertill.sync.protocol.Parked;
import dev.evertill.till.checkout.SyncStatus;

/**
 * A question of head office as {@link ParkedRow} keeps it: its code, a line feed, its words. Before
 * there were codes it was the words alone; they never had a line feed. Functions only.
 */
final class KeptQuestion {
  private static final String AFTER_CODE = "\n";

  private KeptQuestion() {}

  static String of(Parked question) {
    String words = question.reason().replace(AFTER_CODE, " ");
    return question.code() == null ? words : question.code() + AFTER_CODE + words;
  }

  static SyncStatus status(String kept) {
    int end = kept.indexOf(AFTER_CODE);
    return end < 0
        ? SyncStatus.parked(kept)
        : SyncStatus.parked(kept.substring(0, end), kept.substring(end + 1));
  }
}
