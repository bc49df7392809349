package dev.evertill.sync.protocol.carry;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Files that are there whole or not at all, also after a power cut: written under another name in
 * the same directory, on the disk before they get their own; and directories that stay. Functions
 * only.
 */
public final class DurableFile {
  /** What unfinished files end with; whoever lists a directory passes them over. */
  public static final String PART = ".part";

  private static final int BUFFER = 64 * 1024;
  private static final String POSIX = "posix";
  private static final FileAttribute<Set<PosixFilePermission>> FOR_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?>[] ONLY_OWNER = {FOR_OWNER};

  /** As far as the process lets them (its umask). */
  private static final FileAttribute<?>[] READERS = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"))
  };

  private static final FileAttribute<?>[] ANYBODY = {};

  private DurableFile() {}

  /** Writes a file's bytes; closing the stream is allowed and ends nothing. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, over one of the same name. Durable when it returns; when it throws, what was
   * there before is there.
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, ANYBODY);
  }

  /**
   * Makes an empty file that only its owner can read, where the file system has owners, for those
   * who write in place.
   *
   * @throws java.nio.file.FileAlreadyExistsException there is something of this name
   */
  public static void createForOwner(Path file) throws IOException {
    Files.createFile(file, hasOwners(file) ? ONLY_OWNER : ANYBODY);
  }

  /**
   * Takes all rights to a file from everybody but its owner, where the file system has owners.
   *
   * @return the rights that it had, null where nothing had to be changed
   * @throws IOException it is somebody else's file
   */
  public static String takeFromOthers(Path file) throws IOException {
    if (!hasOwners(file)) {
      return null;
    }
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
    if (FOR_OWNER.value().containsAll(rights)) {
      return null;
    }
    Files.setPosixFilePermissions(file, FOR_OWNER.value());
    return PosixFilePermissions.toString(rights);
  }

  /** Writes a file that only its owner can read, where the file system has owners. */
  public static void writeForOwner(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes), hasOwners(file) ? ONLY_OWNER : ANYBODY);
  }

  /**
   * Reads a key: a file that, where the file system has owners, nobody else may read or write.
   *
   * @throws IOException it cannot be read, or others may read or write it, or it is longer
   */
  public static byte[] readForOwner(Path file, int most) throws IOException {
    if (hasOwners(file)) {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      if (!FOR_OWNER.value().containsAll(rights)) {
        throw new IOException(
            file
                + " is a secret and has the rights "
                + PosixFilePermissions.toString(rights)
                + "; allowed is rw-------");
      }
    }
    if (Files.size(file) > most) {
      throw new IOException(file + ": it has more than " + most + " bytes, and is no key");
    }
    return Files.readAllBytes(file);
  }

  /** Reads a file, or makes it. */
  public interface Source<T> {
    T get() throws IOException;
  }

  /**
   * What a file holds; made, where there is none, by one program only, whoever else starts at the
   * same time. Leaves a lock file beside what it made.
   *
   * @throws IOException as those who read and make
   */
  public static <T> T readOrMade(Path file, Source<T> read, Source<T> make) throws IOException {
    if (Files.exists(file)) {
      return read.get();
    }
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel alone =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      alone.lock();
      return Files.exists(file) ? read.get() : make.get();
    }
  }

  private static void write(Path file, Content content, FileAttribute<?>[] attributes)
      throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + PART);
    Files.deleteIfExists(part);
    Files.createFile(part, attributes);
    write(whole, part, content);
  }

  /**
   * Writes a file that several programs may write at once, for its owner only: the last to end
   * wins. One that is killed leaves its unfinished file.
   *
   * @throws IOException as {@link #requireReplaceable}, and when it cannot be written
   */
  public static void writeBesideOthers(Path file, Content content) throws IOException {
    // A file of chance's name is its owner's anyway.
    writeBesideOthers(file, content, ANYBODY);
  }

  /** Likewise, and others may read it, as far as the process's umask lets them. */
  public static void writeForReaders(Path file, Content content) throws IOException {
    writeBesideOthers(file, content, hasOwners(file) ? READERS : ANYBODY);
  }

  private static void writeBesideOthers(Path file, Content content, FileAttribute<?>[] attributes)
      throws IOException {
    requireReplaceable(file);
    Path whole = file.toAbsolutePath();
    Path part =
        Files.createTempFile(whole.getParent(), whole.getFileName() + ".", PART, attributes);
    write(whole, part, content);
  }

  /**
   * Nothing but a plain file may be lost by writing another of its name: no device, no pipe whose
   * reader would wait for ever, no link whose target is meant.
   *
   * @throws IOException something else is there, or no directory for it; says which
   */
  public static void requireReplaceable(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    if (whole.getFileName() == null || Files.isDirectory(whole, NOFOLLOW_LINKS)) {
      throw new IOException(file + ": it is a directory; the name of a file is expected");
    }
    if (!Files.isDirectory(whole.getParent())) {
      throw new IOException(file + ": there is no directory " + whole.getParent());
    }
    if (Files.exists(whole, NOFOLLOW_LINKS) && !Files.isRegularFile(whole, NOFOLLOW_LINKS)) {
      throw new IOException(
          file
              + ": it is a link, a pipe or a device, and would be lost; the name of a file is"
              + " expected");
    }
  }

  /**
   * For what is never to be written over something.
   *
   * @throws IOException something of this name is there, or no directory for it; says which
   */
  public static void requireNew(Path file) throws IOException {
    if (Files.exists(file, NOFOLLOW_LINKS)) {
      throw new IOException(file + ": it is there already; the name of a new file is expected");
    }
    requireReplaceable(file);
  }

  /**
   * Gives a file that somebody else has written its name. Durable when it returns, with its bytes.
   *
   * @throws java.nio.file.FileAlreadyExistsException there is something of this name
   */
  public static void rename(Path part, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file);
    force(file.toAbsolutePath().getParent());
  }

  private static void write(Path whole, Path part, Content content) throws IOException {
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        OutputStream out = new Unclosed(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      forget(part, e);
      throw e;
    }
    force(whole.getParent());
  }

  private static void forget(Path part, Throwable why) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Makes a directory and those above it that are not there. Durable when it returns: a file's own
   * sync makes its bytes certain, not that its directory names it.
   *
   * @throws IOException as {@link Files#createDirectories}
   */
  public static void directory(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path above = directory.toAbsolutePath().normalize();
    while (above != null && !Files.exists(above)) {
      missing.push(above);
      above = above.getParent();
    }
    Files.createDirectories(directory);
    for (Path made : missing) {
      force(made.getParent());
    }
  }

  /** Makes what was renamed or removed in a directory durable, where a system lets us ask. */
  public static void force(Path directory) throws IOException {
    if (hasOwners(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Windows has none, and does not open directories. */
  private static boolean hasOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains(POSIX);
  }

  /** The file is forced to the disk before it is closed, whoever closes what wraps it. */
  private static final class Unclosed extends BufferedOutputStream {
    Unclosed(OutputStream out) {
      super(out, BUFFER);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
