package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * An open line that never waits longer than it was told. Confined to the thread that opened it;
 * closed from any thread.
 */
final class NetworkConnection implements Connection {
  private final SocketChannel channel;
  private final Selector selector;
  private final String printer;
  private final int stallMillis;
  private volatile boolean broken; // by a failure, or by being closed while it writes

  NetworkConnection(SocketChannel channel, Selector selector, String printer, int stallMillis) {
    this.channel = channel;
    this.selector = selector;
    this.printer = printer;
    this.stallMillis = stallMillis;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws PrinterException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    broken = true;
    try {
      while (rest.hasRemaining()) {
        if (channel.write(rest) == 0 && !ready(SelectionKey.OP_WRITE, stallMillis)) {
          throw new IOException("takes nothing for " + stallMillis + " ms");
        }
      }
      broken = false;
    } catch (IOException | ClosedSelectorException e) {
      String message =
          printer
              + " took "
              + (rest.position() - from)
              + " of "
              + length
              + " bytes: "
              + Aside.reason(e);
      throw rest.position() == from
          ? PrinterException.nothingAccepted(message, e)
          : PrinterException.partlyAccepted(message, e);
    }
  }

  @Override
  public OptionalInt read(long timeoutMillis) throws PrinterException {
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      int read = channel.read(one);
      if (read == 0 && ready(SelectionKey.OP_READ, timeoutMillis)) {
        read = channel.read(one);
      }
      if (read < 0) {
        throw new IOException("it closed the connection");
      }
      return read == 0 ? OptionalInt.empty() : OptionalInt.of(one.get(0) & 0xFF);
    } catch (IOException | ClosedSelectorException e) {
      broken = true;
      throw PrinterException.partlyAccepted(printer + " is gone: " + Aside.reason(e), e);
    }
  }

  private boolean ready(int operation, long millis) throws IOException {
    channel.register(selector, operation);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      int count = left > 0 ? selector.select(left) : selector.selectNow();
      selector.selectedKeys().clear();
      if (count > 0) {
        return true;
      }
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    return false;
  }

  @Override
  public void close() {
    if (broken) {
      abandonWhatTheSystemHolds();
    }
    closeQuietly(channel);
    closeQuietly(selector);
  }

  /** Else it would print them whenever the printer wakes up, long after we called it a failure. */
  private void abandonWhatTheSystemHolds() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // It is closed already, and then there is nothing to abandon.
    }
  }

  static void closeQuietly(Closeable what) {
    if (what != null) {
      try {
        what.close();
      } catch (IOException e) {
        // Closing is all we wanted.
      }
    }
  }
}
