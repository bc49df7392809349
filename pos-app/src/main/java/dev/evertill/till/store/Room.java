package dev.evertill.till.store;

import io.objectbox.BoxStore;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room the journal has, on its disk and under its limit, in bytes. Immutable.
 *
 * @param used by what is in the store
 * @param file of the store, which never gets smaller
 * @param most the limit of the store
 * @param disk left on the disk for this user
 * @param limits below which the disk counts as low and short
 */
public record Room(long used, long file, long most, long disk, Limits limits) {
  static final long ROOM_FOR_SALES = 1024 * 1024;
  private static final long SLACK_ON_DISK = 256 * 1024;
  private static final long LEAST_SLACK = 128;
  private static final long MOST_SLACK = 16 * 1024;
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

  /**
   * What a disk must have left, in bytes. Immutable.
   *
   * @param low below this a person is told
   * @param tight below this no price list is fetched and confirmed days go
   * @param reserve put by in a file of its own, and given to the sales when the disk is full
   */
  public record Limits(long low, long tight, long reserve) {
    private static final long MEBIBYTE = 1024 * 1024;

    /** 1 GiB, 256 MiB, and 16 MiB: room for some thousand sales. */
    public static final Limits USUAL = new Limits(1024 * MEBIBYTE, 256 * MEBIBYTE, 16 * MEBIBYTE);

    public Limits {
      if (reserve < 0 || tight < reserve || low < tight) {
        throw new IllegalArgumentException(
            "low "
                + low
                + ", tight "
                + tight
                + ", reserve "
                + reserve
                + ": allowed is low ≥ tight ≥ reserve ≥ 0");
      }
    }
  }

  static Room of(BoxStore store, StoreSettings settings) throws IOException {
    return new Room(
        used(store),
        store.getDbSizeOnDisk(),
        settings.mostKilobytes() * 1024,
        Disk.left(settings.directory()),
        settings.limits());
  }

  /**
   * What the store itself is limited to, in kilobytes: more than sales may fill, since head
   * office's answers and the removal of a day need free pages when sales have none left.
   */
  static long withSlack(long mostKilobytes) {
    return mostKilobytes + Math.max(LEAST_SLACK, Math.min(MOST_SLACK, mostKilobytes / 16));
  }

  /**
   * Whether sales have filled the store or its disk, but for the slack. Cheap while neither is
   * near. A disk that nobody can ask is not to blame.
   */
  static boolean isFull(BoxStore store, StoreSettings settings) {
    long most = settings.mostKilobytes() * 1024;
    long file = store.getDbSizeOnDisk();
    long disk = settings.directory().toFile().getUsableSpace();
    if (file < most && disk >= ROOM_FOR_SALES) {
      return false;
    }
    long used = used(store);
    return used >= most || disk + file - used < SLACK_ON_DISK;
  }

  /** ObjectBox 4.3.1 says how many pages are in use in its diagnosis only. */
  static long used(BoxStore store) {
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

  /** Of the disk and the store, the worse. */
  public Level level() {
    return diskLevel().compareTo(storeLevel()) > 0 ? diskLevel() : storeLevel();
  }

  public Level diskLevel() {
    if (disk < limits.tight()) {
      return Level.SHORT;
    }
    return disk < limits.low() ? Level.LOW : Level.AMPLE;
  }

  /** How it stands under the store's own limit. */
  public Level storeLevel() {
    if (isOver(SHORT_PERCENT)) {
      return Level.SHORT;
    }
    return isOver(LOW_PERCENT) ? Level.LOW : Level.AMPLE;
  }

  /** How full the store is of its limit. */
  public long percent() {
    return used * 100 / most;
  }

  private boolean isOver(int percent) {
    return used > most / 100 * percent;
  }
}
