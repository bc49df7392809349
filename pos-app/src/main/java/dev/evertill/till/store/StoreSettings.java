package dev.evertill.till.store;

import java.nio.file.Path;

/**
 * What the till's stores need to know. Immutable.
 *
 * @param till the till's name
 * @param directory of the stores
 * @param witness a directory outside {@code directory}, best on another disk: a restore of the one
 *     must not bring back the other
 * @param machine names the machine, for as long as it is the same
 * @param keptDays how many closed days stay here after head office confirmed them
 * @param mostKilobytes the most that each store may hold
 * @param limits of the room on the disk
 */
public record StoreSettings(
    String till,
    Path directory,
    Path witness,
    String machine,
    int keptDays,
    long mostKilobytes,
    Room.Limits limits) {
  public static final int KEPT_DAYS = 92;

  /** The most that each store may hold: 16 GiB. */
  public static final long MOST_KILOBYTES = 16L * 1024 * 1024;

  public StoreSettings {
    if (keptDays < 1) {
      throw new IllegalArgumentException("kept days " + keptDays + ": allowed is 1 or more");
    }
    if (witness.toAbsolutePath().normalize().startsWith(directory.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "witness " + witness + ": allowed is a directory outside " + directory);
    }
  }

  /** With the usual limits of the room on the disk. */
  public StoreSettings(
      String till, Path directory, Path witness, String machine, int keptDays, long mostKilobytes) {
    this(till, directory, witness, machine, keptDays, mostKilobytes, Room.Limits.USUAL);
  }

  /** With the usual days to keep, size and limits. */
  public static StoreSettings of(String till, Path directory, Path witness, String machine) {
    return new StoreSettings(till, directory, witness, machine, KEPT_DAYS, MOST_KILOBYTES);
  }
}
