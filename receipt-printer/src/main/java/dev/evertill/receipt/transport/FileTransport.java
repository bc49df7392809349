package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Papers kept as files, for a program that prints them later or never. Immutable.
 *
 * <p>A path that is a directory, or ends like one, gets a file for each job, {@code 000001.bin} and
 * so on, which appears when the job is whole. Any other file gets one job after the other. No
 * drawer opens by a file.
 */
public final class FileTransport implements PrinterTransport {
  private final String path;

  /**
   * @param path of a file, or of a directory that gets a file for each job
   */
  public FileTransport(String path) {
    this.path = path;
  }

  @Override
  public Connection open() throws PrinterException {
    Path file = Path.of(path);
    try {
      if (path.endsWith("/") || path.endsWith("\\") || Files.isDirectory(file)) {
        return new FileConnection(path, JobFile.oneForEach(file));
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("it is no file; device:" + path + " is allowed");
      }
      return new FileConnection(path, JobFile.appending(file));
    } catch (IOException e) {
      throw PrinterException.nothingAccepted(path + " is not opened: " + JobFile.reason(e), e);
    }
  }

  @Override
  public String describe() {
    return path;
  }

  @Override
  public boolean readsBack() {
    return false;
  }

  /** A job is vouched for when it is on the disk. */
  @Override
  public boolean confirms() {
    return true;
  }
}
