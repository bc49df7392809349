package dev.evertill.till.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data directory for one process. A second one that opened the same store would silently
 * overwrite sales, so this is taken before the store is opened and kept until after it is closed.
 * Safe from any thread.
 */
final class ProcessLock implements AutoCloseable {
  /**
   * What this process holds. Asked before the file is opened, for closing any channel of a locked
   * file gives up its lock (POSIX).
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private ProcessLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  static ProcessLock take(Path directory, long process) throws IOException, TillInUseException {
    Path file = directory.toRealPath().resolve("till.lock");
    if (!OURS.add(file)) {
      throw new TillInUseException(directory, Holder.of(Long.toString(process)));
    }
    try {
      return take(file, directory, process);
    } catch (IOException | TillInUseException e) {
      OURS.remove(file);
      throw e;
    }
  }

  private static ProcessLock take(Path file, Path directory, long process)
      throws IOException, TillInUseException {
    Path holder = directory.resolve("till.pid");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new TillInUseException(directory, holderIn(holder));
      }
      Files.write(holder, Long.toString(process).getBytes(StandardCharsets.US_ASCII));
      return new ProcessLock(file, channel, lock);
    } catch (IOException | TillInUseException e) {
      channel.close();
      throw e;
    }
  }

  private static Holder holderIn(Path holder) throws IOException {
    return Holder.of(
        Files.exists(holder) ? Files.readString(holder, StandardCharsets.ISO_8859_1) : "");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
    OURS.remove(file);
  }
}
