package dev.evertill.sync.protocol;

/**
 * How far head office holds a branch: what a copy of a till wrote in an epoch after the entry where
 * it parted from what is held of it.
 *
 * @param branch the first 16 digits of the hash of its first entry
 */
public record BranchHead(String epoch, String branch, long number, String hash) {
  private static final int NAME = 16;

  /** What a branch is called that begins with the entry of this hash. */
  public static String name(Hash first) {
    return first.hex().substring(0, NAME);
  }
}
