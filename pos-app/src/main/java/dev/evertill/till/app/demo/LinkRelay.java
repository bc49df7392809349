package dev.evertill.till.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to head office, which can be cut: bytes go through it on loopback, and while it is cut
 * nobody listens. Safe from any thread.
 */
final class LinkRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkRelay.class);

  private final InetSocketAddress office;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;
  private int port;

  LinkRelay(String host, int officePort) throws IOException {
    office = new InetSocketAddress(host, officePort);
    restore();
  }

  /** The port that stands for head office. */
  synchronized int port() {
    return port;
  }

  /** The link is there. */
  synchronized void restore() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    port = socket.getLocalPort();
    listening = socket;
    daemon("link", () -> accept(socket));
  }

  /** The link is gone: what was on its way is lost, and nobody answers. */
  synchronized void cut() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket till = socket.accept();
        open.add(till);
        join(till);
      } catch (IOException e) {
        LOG.debug("the link does not accept: {}", e.getMessage());
      }
    }
  }

  private void join(Socket till) throws IOException {
    Socket there = new Socket();
    open.add(there);
    try {
      there.connect(office);
    } catch (IOException e) {
      LOG.info("head office does not listen: {}", e.getMessage());
      end(till, there);
      return;
    }
    daemon("link-up", () -> copy(till, there));
    daemon("link-down", () -> copy(there, till));
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read; (read = in.read(buffer)) >= 0; ) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      LOG.debug("a connection ended: {}", e.getMessage());
    }
    end(from, to);
  }

  private void end(Socket one, Socket other) {
    for (Socket socket : new Socket[] {one, other}) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("a connection did not close: {}", e.getMessage());
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
