package dev.evertill.till.store;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    DurableFile.directory(directory);
  }

  /** Makes certain what a directory names. Windows needs no such thing and has none. */
  static void keep(Path directory) throws IOException {
    DurableFile.force(directory);
  }
}
