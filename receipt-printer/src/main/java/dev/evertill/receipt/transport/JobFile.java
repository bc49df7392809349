package dev.evertill.receipt.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Where jobs go as files. Safe from any thread: one writes, anyone closes. */
abstract class JobFile implements Closeable {
  /** Takes all of it. */
  abstract void write(ByteBuffer bytes) throws IOException;

  /** The job is whole; it is on the disk when this returns. */
  abstract void end() throws IOException;

  /** One job after the other, in one file. */
  static JobFile appending(Path file) throws IOException {
    return new Appending(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** A file for each job. */
  static JobFile oneForEach(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (!Files.isWritable(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
    return new OneForEach(directory);
  }

  /** The messages of these exceptions are the path; their names say what is wrong. */
  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "its directory is not there";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission to write is denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file of that name is no directory";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return Aside.reason(failure);
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static final class Appending extends JobFile {
    private final FileChannel channel;

    Appending(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    void write(ByteBuffer bytes) throws IOException {
      writeAll(channel, bytes);
    }

    @Override
    void end() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A job is named at its end; what has no end keeps the name of something begun. */
  private static final class OneForEach extends JobFile {
    private static final String WHOLE = ".bin";
    private static final String BEGUN = ".begun";
    private static final int HIGHEST = 999_999_999;

    private final Path directory;
    private Path begun;
    private FileChannel channel;

    OneForEach(Path directory) {
      this.directory = directory;
    }

    @Override
    synchronized void write(ByteBuffer bytes) throws IOException {
      if (channel == null) {
        begin();
      }
      writeAll(channel, bytes);
    }

    /** Another program may take the number first, and even be done with it: it keeps it. */
    private void begin() throws IOException {
      while (channel == null) {
        begun = next();
        try {
          channel =
              FileChannel.open(begun, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
          continue;
        }
        if (Files.exists(whole())) {
          close();
        }
      }
    }

    private Path whole() {
      return begun.resolveSibling(begun.getFileName().toString().replace(BEGUN, WHOLE));
    }

    /** One more than the highest number there, whole or begun. */
    private Path next() throws IOException {
      try (Stream<Path> files = Files.list(directory)) {
        int highest =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{6,9}\\.(bin|begun)"))
                .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))))
                .max()
                .orElse(0);
        if (highest == HIGHEST) {
          throw new IOException("no number is left after " + HIGHEST);
        }
        return directory.resolve(String.format("%06d", highest + 1) + BEGUN);
      }
    }

    @Override
    synchronized void end() throws IOException {
      if (channel == null) {
        return;
      }
      channel.force(true);
      channel.close();
      channel = null;
      Files.move(begun, whole(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public synchronized void close() throws IOException {
      if (channel != null) {
        boolean empty = channel.position() == 0;
        channel.close();
        channel = null;
        if (empty) {
          // A full disk is tried again and again, and would fill with files of nothing.
          Files.deleteIfExists(begun);
        }
      }
    }
  }
}
