package dev.evertill.till.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Directories whose names outlive a power cut. A file's own sync makes its bytes certain, not that
 * its directory names it: that takes a sync of the directory. Functions only.
 */
final class Names {
  private Names() {}

  /**
   * Makes a directory and those above it that are not there. Their names are certain on return.
   *
   * @throws IOException as {@link Files#createDirectories}
   */
  static void make(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path above = directory.toAbsolutePath().normalize();
    while (above != null && !Files.exists(above)) {
      missing.push(above);
      above = above.getParent();
    }
    Files.createDirectories(directory);
    for (Path made : missing) {
      keep(made.getParent());
    }
  }

  /** Makes certain what a directory names. Windows needs no such thing and has none. */
  static void keep(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
