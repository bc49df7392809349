package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** Jobs going into files. Confined to the thread that opened it; closed from any thread. */
final class FileConnection implements Connection {
  private static final int DRAWER_KICK = 5; // ESC p, a pin and two times

  private final String path;
  private final JobFile file;
  private final Silence silence = new Silence();

  FileConnection(String path, JobFile file) {
    this.path = path;
    this.file = file;
  }

  /** All of it but a drawer's opening: nobody may stand there when the file is printed. */
  @Override
  public void write(byte[] bytes, int from, int length) throws PrinterException {
    if (isDrawerKick(bytes, from, length)) {
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    try {
      file.write(rest);
    } catch (IOException e) {
      int taken = rest.position() - from;
      String message = path + " took " + taken + " of " + length + " bytes: " + JobFile.reason(e);
      throw taken == 0
          ? PrinterException.nothingAccepted(message, e)
          : PrinterException.partlyAccepted(message, e);
    }
  }

  private static boolean isDrawerKick(byte[] bytes, int from, int length) {
    return length == DRAWER_KICK && bytes[from] == 0x1B && bytes[from + 1] == 'p';
  }

  /** A file says nothing. */
  @Override
  public OptionalInt read(long timeoutMillis) {
    return silence.lasts(timeoutMillis);
  }

  @Override
  public boolean endOfJob() throws PrinterException {
    try {
      file.end();
      return true;
    } catch (IOException e) {
      throw PrinterException.partlyAccepted(
          path + " is not kept on the disk: " + JobFile.reason(e), e);
    }
  }

  @Override
  public void close() {
    silence.end();
    NetworkConnection.closeQuietly(file);
  }
}
