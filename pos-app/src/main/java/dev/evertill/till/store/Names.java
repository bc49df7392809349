package dev.evertill.till.store;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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

  /**
   * Makes the directory of the till's data.
   *
   * @throws IOException it cannot be made or written; the message says which and why
   */
  static void makeWritable(Path directory) throws IOException {
    try {
      make(directory);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          directory + " is a file; a directory for the till's data is expected", e);
    } catch (AccessDeniedException e) {
      throw new IOException(directory + " cannot be made by this user", e);
    }
    if (!Files.isWritable(directory)) {
      throw new IOException(directory + " cannot be written by this user");
    }
  }

  /** Makes certain what a directory names. Windows needs no such thing and has none. */
  static void keep(Path directory) throws IOException {
    DurableFile.force(directory);
  }
}
