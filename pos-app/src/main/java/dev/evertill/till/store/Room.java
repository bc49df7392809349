package dev.evertill.till.store;

import io.objectbox.BoxStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room the journal has, on its disk and under its limit, in bytes. Immutable.
 *
 * @param used by what is in the store
 * @param file of the store, which never gets smaller
 * @param most the limit of the store
 * @param disk left on the disk for this user
 */
public record Room(long used, long file, long most, long disk) {
  private static final long MEBIBYTE = 1024 * 1024;
  static final long DISK_LOW = 1024 * MEBIBYTE;
  static final long DISK_SHORT = 256 * MEBIBYTE;
  private static final int LOW_PERCENT = 60;
  private static final int SHORT_PERCENT = 80;

  private static final Pattern PAGES =
      Pattern.compile(
          "^(branch-pages|leaf-pages|overflow-pages|page-size)=(\\d+)$", Pattern.MULTILINE);

  /** How it stands. */
  public enum Level {
    /** Nothing to do. */
    AMPLE,
    /** A person is told, long before a sale is in danger. */
    LOW,
    /** No price list is fetched, and old confirmed days are removed. */
    SHORT
  }

  static Room of(BoxStore store, long mostKilobytes, Path directory) throws IOException {
    return new Room(
        used(store),
        store.getDbSizeOnDisk(),
        mostKilobytes * 1024,
        Files.getFileStore(directory).getUsableSpace());
  }

  /** ObjectBox 4.3.1 says how many pages are in use in its diagnosis only. */
  private static long used(BoxStore store) {
    long pages = 0;
    long size = 0;
    Matcher figures = PAGES.matcher(store.diagnose());
    while (figures.find()) {
      long figure = Long.parseLong(figures.group(2));
      if (figures.group(1).equals("page-size")) {
        size = figure;
      } else {
        pages += figure;
      }
    }
    return size == 0 ? store.getDbSizeOnDisk() : pages * size;
  }

  public Level level() {
    if (disk < DISK_SHORT || isOver(SHORT_PERCENT)) {
      return Level.SHORT;
    }
    return disk < DISK_LOW || isOver(LOW_PERCENT) ? Level.LOW : Level.AMPLE;
  }

  /** What is short: the disk or the store's own limit. */
  public boolean isDisk() {
    return disk < DISK_LOW;
  }

  /** How full the store is of its limit. */
  public long percent() {
    return used * 100 / most;
  }

  private boolean isOver(int percent) {
    return used > most / 100 * percent;
  }
}
