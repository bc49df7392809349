package dev.evertill.till.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** How much room a disk has. Functions only. */
final class Disk {
  private Disk() {}

  /**
   * What this user may still write, in bytes. Asked of the directory itself: {@link
   * java.nio.file.Files#getFileStore} looks for it among what is mounted, and finds nothing in a
   * root of its own (chroot), where a till then never got a price list.
   *
   * @throws IOException nobody can tell
   */
  static long left(Path directory) throws IOException {
    File file = directory.toFile();
    long left = file.getUsableSpace();
    if (left == 0 && file.getTotalSpace() == 0) {
      throw new IOException(directory + ": its disk cannot be asked");
    }
    return left;
  }
}
