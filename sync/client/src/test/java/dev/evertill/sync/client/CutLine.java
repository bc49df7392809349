package dev.evertill.sync.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line to head office of which each connection lets so many bytes through in each direction, and
 * is cut before the next one. Knows nothing of what goes over it. Safe from any thread.
 */
final class CutLine implements AutoCloseable {
  private final ServerSocket till = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ExecutorService ends = Executors.newCachedThreadPool();
  private final int officePort;
  private final long mostUp;
  private final long mostDown;
  private volatile boolean cut;

  private final boolean mayCallAgain;

  /** Over which one connection goes; after it, nobody is let through. */
  CutLine(int officePort, long mostUp, long mostDown) throws IOException {
    this(officePort, mostUp, mostDown, false);
  }

  CutLine(int officePort, long mostUp, long mostDown, boolean mayCallAgain) throws IOException {
    this.officePort = officePort;
    this.mayCallAgain = mayCallAgain;
    this.mostUp = mostUp;
    this.mostDown = mostDown;
    ends.execute(this::connect);
  }

  String url() {
    return "http://127.0.0.1:" + till.getLocalPort() + "/";
  }

  /** Whether more was to go over it than it let through. */
  boolean isCut() {
    return cut;
  }

  private void connect() {
    try {
      Socket near = till.accept();
      if (mayCallAgain) {
        ends.execute(this::connect);
      } else {
        till.close(); // who calls again is refused
      }
      Socket far = new Socket(InetAddress.getLoopbackAddress(), officePort);
      ends.execute(() -> carry(far, near, mostDown));
      carry(near, far, mostUp);
    } catch (IOException e) {
      if (!till.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void carry(Socket from, Socket to, long most) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8192];
      long left = most;
      for (int read; (read = in.read(some)) >= 0; left -= read) {
        out.write(some, 0, (int) Math.min(read, left));
        out.flush();
        if (read > left) {
          cut = true;
          return;
        }
      }
    } catch (IOException e) {
      return; // the other direction was cut, or one end has closed
    }
  }

  @Override
  public void close() throws IOException {
    till.close();
    ends.shutdown();
  }
}
