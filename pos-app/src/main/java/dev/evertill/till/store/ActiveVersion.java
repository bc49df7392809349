package dev.evertill.till.store;

/**
 * The version of the price list in force. Immutable.
 *
 * @param version what head office calls it
 * @param generation the pull that brought it; rows of later ones lie unseen
 * @param floor the last full pull; rows of generations below it count no more
 * @param rows live rows of the version
 * @param digest of the version's live rows
 */
record ActiveVersion(long version, long generation, long floor, long rows, String digest) {
  static final ActiveVersion NONE = new ActiveVersion(0, 0, 0, 0, "");
}
