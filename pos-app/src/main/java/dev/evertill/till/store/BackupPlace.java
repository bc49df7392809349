package dev.evertill.till.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a backup is made. It is complete when it has its name: until then it is called {@code
 * NAME.part}. Functions only.
 */
final class BackupPlace {
  /** What an unfinished backup may hold; anything else is somebody's own. */
  private static final Set<String> OURS =
      Set.of("journal", "journal/data.mdb", "journal/lock.mdb", "made", "till.lock", "till.pid");

  private BackupPlace() {}

  /**
   * Makes sure that a backup may be made there, and removes one that was never finished.
   *
   * @param data the till's data; what lies in it has its meaning at the next start
   * @return what it is called until it is complete; not there yet
   * @throws IOException it may not; the message says where and what is allowed
   */
  static Path begin(Path data, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(to + " is there already; the name of a new directory is expected");
    }
    Path above = to.toAbsolutePath().normalize().getParent();
    if (!Files.isDirectory(above)) {
      // Made here, it would be on the till's own disk where a stick is not in its place.
      throw new IOException(
          to + ": the directory " + above + " is not there, and a backup makes its own only");
    }
    if (above.toRealPath().startsWith(data.toRealPath())) {
      throw new IOException(
          to + " is in the till's data; a directory outside is expected, best on another disk");
    }
    Path part = above.resolve(to.getFileName() + ".part");
    if (!isOurs(part)) {
      throw new IOException(
          part + " is there and is no unfinished backup; move it away, or choose another name");
    }
    Rebuild.delete(part);
    return part;
  }

  private static boolean isOurs(Path part) throws IOException {
    if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> inside = Files.walk(part)) {
      return inside
          .filter(path -> !path.equals(part))
          .allMatch(path -> OURS.contains(part.relativize(path).toString().replace('\\', '/')));
    }
  }
}
