package dev.evertill.till.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data directory for one process. A second one that opened the same store would silently
 * overwrite sales, so this is taken before the store is opened and kept until after it is closed.
 * Both files are locked, since somebody who believes a lock to be left behind deletes {@code
 * till.lock}. Safe from any thread.
 */
final class ProcessLock implements AutoCloseable {
  /**
   * What this process holds. Asked before the file is opened, for closing any channel of a locked
   * file gives up its lock (POSIX).
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  /** Behind the number of the process, which others read where a lock keeps readers out too. */
  private static final long BEHIND_THE_NUMBER = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final FileChannel number;

  private ProcessLock(Path file, FileChannel channel, FileChannel number) {
    this.file = file;
    this.channel = channel;
    this.number = number;
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
    FileChannel channel = writing(file);
    try {
      if (channel.tryLock() == null) {
        throw new TillInUseException(directory, holderIn(holder));
      }
      return new ProcessLock(file, channel, numbered(holder, directory, process));
    } catch (IOException | TillInUseException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel numbered(Path holder, Path directory, long process)
      throws IOException, TillInUseException {
    FileChannel number = writing(holder);
    try {
      if (number.tryLock(BEHIND_THE_NUMBER, 1, false) == null) {
        throw new TillInUseException(directory, holderIn(holder));
      }
      number.truncate(0);
      number.write(ByteBuffer.wrap(Long.toString(process).getBytes(StandardCharsets.US_ASCII)));
      return number;
    } catch (IOException | TillInUseException e) {
      number.close();
      throw e;
    }
  }

  private static FileChannel writing(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Holder holderIn(Path holder) throws IOException {
    return Holder.of(
        Files.exists(holder) ? Files.readString(holder, StandardCharsets.ISO_8859_1) : "");
  }

  @Override
  public void close() throws IOException {
    number.close();
    channel.close();
    OURS.remove(file);
  }
}
