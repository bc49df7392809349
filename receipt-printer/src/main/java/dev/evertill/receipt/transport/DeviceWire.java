package dev.evertill.receipt.transport;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device file that is open. Safe from any thread, as its interface says. */
final class DeviceWire implements Wire {
  /** Between two looks at a device that has nothing to say, and calls that the end. */
  private static final long QUIET_NANOS = 20_000_000;

  /** What the system says of a device that cannot be read at all. */
  private static final String CANNOT_BE_READ = "Invalid argument";

  /** Windows' names for its ports; they are no files. */
  private static final Pattern PORT_NAME = Pattern.compile("(\\\\\\\\\\.\\\\)?(COM|LPT)\\d{1,3}:?");

  private static final Pattern SYSTEM_REASON = Pattern.compile(".*\\((.*)\\)");
  private static final int FILE_TYPE = 0xF000; // in the mode of a file
  private static final int PIPE = 0x1000;

  private final FileChannel out;
  private final FileChannel in; // null where nothing comes back

  private DeviceWire(FileChannel out, FileChannel in) {
    this.out = out;
    this.in = in;
  }

  /** Blocks as long as the system likes: a pipe until somebody reads it. */
  static DeviceWire open(String device) throws IOException {
    if (PORT_NAME.matcher(device).matches()) {
      return bothWays(device);
    }
    Path path = Path.of(device);
    if (!Files.exists(path)) {
      throw new IOException("it is not there");
    }
    if (!Files.isWritable(path)) {
      throw new IOException("permission to write is denied");
    }
    if (Files.isRegularFile(path) || Files.isDirectory(path)) {
      throw new IOException("it is no device; file:" + device + " is allowed");
    }
    return readsBack(device) ? bothWays(device) : outwards(path);
  }

  /** Whether it can be asked what the printer says: pipes cannot. */
  static boolean readsBack(String device) {
    if (PORT_NAME.matcher(device).matches()) {
      return true;
    }
    Path path = Path.of(device);
    return Files.isReadable(path) && !isPipe(path);
  }

  private static boolean isPipe(Path path) {
    try {
      return ((Integer) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == PIPE;
    } catch (UnsupportedOperationException | IOException e) {
      return false; // pipes are no files on this system, or it is not there
    }
  }

  private static DeviceWire outwards(Path path) throws IOException {
    try {
      return new DeviceWire(FileChannel.open(path, StandardOpenOption.WRITE), null);
    } catch (FileSystemException e) {
      throw new IOException(e.getReason() == null ? e.toString() : e.getReason(), e);
    }
  }

  /**
   * Two channels over one opening: printers' devices are opened once, and each call blocks. (It
   * would make a file of what is not there, so somebody has looked before.)
   */
  @SuppressWarnings("resource") // closing a channel closes the file it was made of
  private static DeviceWire bothWays(String device) throws IOException {
    try {
      RandomAccessFile file = new RandomAccessFile(device, "rw");
      return new DeviceWire(
          new FileOutputStream(file.getFD()).getChannel(),
          new FileInputStream(file.getFD()).getChannel());
    } catch (FileNotFoundException e) {
      Matcher reason = SYSTEM_REASON.matcher(Aside.reason(e));
      throw new IOException(reason.matches() ? reason.group(1) : e.toString(), e);
    }
  }

  @Override
  public int write(byte[] bytes, int from, int length) throws IOException {
    return out.write(ByteBuffer.wrap(bytes, from, length));
  }

  /** A printer with nothing to say often looks like the end of a file, so it is asked again. */
  @Override
  public int read() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      while (in.read(one) < 1) {
        LockSupport.parkNanos(QUIET_NANOS);
      }
    } catch (IOException e) {
      if (CANNOT_BE_READ.equals(e.getMessage())) {
        return -1;
      }
      throw e;
    }
    return one.get(0) & 0xFF;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
    out.close();
  }
}
