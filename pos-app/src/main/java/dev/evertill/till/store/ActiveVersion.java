package dev.evertill.till.store;

/**
 * The version of the price list in force. Immutable.
 *
 * @param floor rows of versions below it count no more
 * @param rows live rows of the version
 * @param digest of the version's live rows
 */
record ActiveVersion(long version, long floor, long rows, String digest) {
  static final ActiveVersion NONE = new ActiveVersion(0, 0, 0, "");
}
