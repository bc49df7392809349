package dev.evertill.receipt.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of records, written only at its end; each is on the disk when {@link #append} returns.
 * Confined to whoever holds its owner's lock.
 *
 * <pre>
 * EVERJOB1 | length, checksum, record | length, checksum, record | …     (numbers: 4 bytes, CRC-32C)
 * </pre>
 *
 * <p>No file channel writes here: an interrupted thread would close it.
 */
final class JobLog implements Closeable {
  /** A record and where its content stands in the file. */
  interface Reader {
    void record(long at, byte[] record) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);
  private static final byte[] MAGIC = {'E', 'V', 'E', 'R', 'J', 'O', 'B', '1'};
  private static final int HEAD = 8;
  private static final int LONGEST = 64 << 20;

  private final Path file;
  private RandomAccessFile open;
  private long end;
  private boolean torn;
  private boolean unsyncedName;

  private JobLog(Path file) {
    this.file = file;
  }

  /**
   * Opens the file and reads all of it; makes it if it is not there.
   *
   * @throws IOException if it is not ours or damaged before its end; what a crash left unfinished
   *     at the end is cut off
   */
  static JobLog open(Path file, Reader reader) throws IOException {
    JobLog log = new JobLog(file);
    Files.deleteIfExists(log.begun());
    if (!Files.exists(file)) {
      log.write(List.of());
    }
    log.open = new RandomAccessFile(file.toFile(), "rw");
    log.readAll(reader);
    return log;
  }

  /** Nobody writes behind records that were not read: they would be lost. */
  private void readAll(Reader reader) throws IOException {
    try {
      read(reader);
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private void read(Reader reader) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    long length = open.length();
    if (length >= magic.length) {
      open.readFully(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(file + " is no list of print jobs");
    }
    end = MAGIC.length;
    for (byte[] record; (record = recordAt(end, length)) != null; ) {
      reader.record(end + HEAD, record);
      end += HEAD + record.length;
    }
    if (end < length) {
      LOG.warn(
          "{} ends in a record that was not finished: {} bytes are cut off", file, length - end);
      open.setLength(end);
      open.getFD().sync();
    }
  }

  /** Null where the whole records end. */
  private byte[] recordAt(long at, long length) throws IOException {
    if (at + HEAD > length) {
      return null;
    }
    open.seek(at);
    int size = open.readInt();
    int sum = open.readInt();
    if (size > 0 && size <= LONGEST && at + HEAD + size <= length) {
      byte[] record = new byte[size];
      open.readFully(record);
      if (sum(record, 0, size) == sum) {
        return record;
      }
      if (at + HEAD + size == length && !recordFollows(at, length)) {
        return null;
      }
    } else if (size > 0 && size <= LONGEST && !recordFollows(at, length) || onlyZeros(at, length)) {
      return null;
    }
    throw new IOException(file + " is damaged at byte " + at + " of " + length);
  }

  /** What a crash left unfinished is the last: a wrong length would hide all that stands behind. */
  private boolean recordFollows(long at, long length) throws IOException {
    byte[] rest = bytes(at, (int) (length - at));
    ByteBuffer heads = ByteBuffer.wrap(rest);
    for (int i = 1; i + HEAD < rest.length; i++) {
      int size = heads.getInt(i);
      if (size > 0
          && size <= rest.length - i - HEAD
          && sum(rest, i + HEAD, size) == heads.getInt(i + 4)) {
        return true;
      }
    }
    return false;
  }

  /** A file that grew before its bytes were on the disk ends in zeros after a power cut. */
  private boolean onlyZeros(long at, long length) throws IOException {
    byte[] rest = new byte[(int) Math.min(length - at, LONGEST)];
    open.seek(at);
    open.readFully(rest);
    for (byte value : rest) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds a record, and says where its content stands. */
  long append(byte[] record) throws IOException {
    if (record.length > LONGEST) {
      throw new IOException(
          "it has " + record.length + " bytes, and " + LONGEST + " are the most of one job");
    }
    mend();
    torn = true;
    open.seek(end);
    open.write(framed(record));
    open.getFD().sync();
    torn = false;
    long at = end + HEAD;
    end = at + record.length;
    return at;
  }

  /**
   * What a failed write left behind must not come to stand before the next record, and no record
   * counts whose file may get its old content back.
   */
  private void mend() throws IOException {
    if (unsyncedName) {
      syncDirectory();
      unsyncedName = false;
    }
    if (torn) {
      open.setLength(end);
      torn = false;
    }
  }

  byte[] bytes(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    open.seek(at);
    open.readFully(bytes);
    return bytes;
  }

  /** The file's length, in bytes. */
  long size() {
    return end;
  }

  /**
   * Only these records from now on, all or nothing. Where it fails before the new file has taken
   * the old one's name, all is as before; where it fails after that, nothing more is written.
   */
  void replace(List<byte[]> records, Reader reader) throws IOException {
    mend();
    Path begun = writeBegun(records);
    open.close();
    try {
      move(begun);
      unsyncedName = true;
    } finally {
      open = new RandomAccessFile(file.toFile(), "rw");
    }
    readAll(reader);
  }

  private void move(Path begun) throws IOException {
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(List<byte[]> records) throws IOException {
    move(writeBegun(records));
    syncDirectory();
  }

  private Path begun() {
    return file.resolveSibling(file.getFileName() + ".begun");
  }

  private Path writeBegun(List<byte[]> records) throws IOException {
    try (RandomAccessFile next = new RandomAccessFile(begun().toFile(), "rw")) {
      next.setLength(0);
      next.write(MAGIC);
      for (byte[] record : records) {
        next.write(framed(record));
      }
      next.getFD().sync();
    }
    return begun();
  }

  /** A name is on the disk when its directory is; where directories cannot be opened, it is so. */
  private void syncDirectory() throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static byte[] framed(byte[] record) {
    return ByteBuffer.allocate(HEAD + record.length)
        .putInt(record.length)
        .putInt(sum(record, 0, record.length))
        .put(record)
        .array();
  }

  private static int sum(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
