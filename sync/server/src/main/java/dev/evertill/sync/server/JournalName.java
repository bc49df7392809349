package dev.evertill.sync.server;

/**
 * What journals are kept under: an epoch, or for a branch {@code EPOCH~BRANCH}. No epoch that a
 * till may send has a tilde. Functions only.
 */
final class JournalName {
  private static final String OF = "~";

  private JournalName() {}

  static String of(String epoch, String branch) {
    return epoch + OF + branch;
  }

  static boolean isBranch(String journal) {
    return journal.contains(OF);
  }

  static String epoch(String journal) {
    return isBranch(journal) ? journal.substring(0, journal.indexOf(OF)) : journal;
  }

  /** Empty for an epoch's own journal. */
  static String branch(String journal) {
    return isBranch(journal) ? journal.substring(journal.indexOf(OF) + OF.length()) : "";
  }
}
