package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A printer on loopback that keeps its papers, and breaks on demand. Safe from any thread.
 *
 * <p>Like most real ones it serves one connection at a time; the next one waits.
 */
public final class VirtualPrinter implements AutoCloseable {
  /** Told on the printer's own thread, before the printer answers. */
  public interface Listener {
    /** Raw bytes, before anything is made of them. */
    default void received(byte[] bytes, int from, int length) {}

    default void paper(Receipt receipt) {}

    default void drawerKicked() {}
  }

  private static final int BACKLOG = 50;
  private static final int ALL_WELL = 0x00;
  private static final int ALL_WELL_REAL_TIME = 0x12;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final int port;
  private final PrinterProfile profile;
  private final Listener listener;
  private final Thread thread = new Thread(this::serve, "virtual printer");

  // All below are guarded by this.
  private final List<Receipt> papers = new ArrayList<>();
  private final List<Receipt> torn = new ArrayList<>();
  private int drawerKicks;
  private ServerSocket server;
  private Socket current;
  private boolean reading = true;
  private boolean answering = true;
  private long bytesToLive = FOR_EVER;
  private boolean closed;

  /**
   * @param port 0 for any
   */
  public VirtualPrinter(int port, PrinterProfile profile, Listener listener) throws IOException {
    this.profile = profile;
    this.listener = listener;
    this.server = listen(port);
    this.port = server.getLocalPort();
    thread.start();
  }

  public int port() {
    return port;
  }

  /** Every paper cut so far, oldest first. */
  public synchronized List<Receipt> papers() {
    return List.copyOf(papers);
  }

  /** What hung out uncut when a connection ended, oldest first. */
  public synchronized List<Receipt> torn() {
    return List.copyOf(torn);
  }

  public synchronized int drawerKicks() {
    return drawerKicks;
  }

  /** From now on connections are refused, and the one there is breaks. */
  public synchronized void switchOff() {
    closeQuietly(server);
    server = null;
    closeQuietly(current);
  }

  /** From now on it accepts, and reads nothing. */
  public synchronized void stopReading() {
    reading = false;
  }

  /** From now on it prints, and answers nothing. */
  public synchronized void stopAnswering() {
    answering = false;
  }

  /** Once so many more bytes were read, the connection breaks; after that all is well again. */
  public synchronized void dieAfter(long bytes) {
    bytesToLive = bytes;
  }

  /** All is well again. When this returns, it listens. */
  public synchronized void mend() throws IOException {
    reading = true;
    answering = true;
    bytesToLive = FOR_EVER;
    if (server == null && !closed) {
      server = listen(port);
    }
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      switchOff();
      notifyAll();
    }
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return server;
  }

  private void serve() {
    for (ServerSocket open; (open = awaitServer()) != null; ) {
      try (Socket socket = open.accept()) {
        if (!take(socket, open)) {
          continue;
        }
        socket.setTcpNoDelay(true);
        read(socket);
      } catch (IOException | UncheckedIOException e) {
        // Switched off, or the other side is gone: printers say nothing about it either.
      }
    }
  }

  private synchronized ServerSocket awaitServer() {
    while (server == null && !closed) {
      await();
    }
    return closed ? null : server;
  }

  private synchronized boolean take(Socket socket, ServerSocket from) {
    current = socket;
    return server == from;
  }

  private void read(Socket socket) throws IOException {
    EscPosDecoder decoder = new EscPosDecoder(profile, new Printing(socket));
    byte[] bytes = new byte[8_192];
    try {
      for (int read; (read = socket.getInputStream().read(bytes)) >= 0; ) {
        int length = lived(read);
        listener.received(bytes, 0, length);
        decoder.feed(bytes, 0, length);
        if (died()) {
          socket.setSoLinger(true, 0);
          return;
        }
      }
    } finally {
      keepTorn(decoder.unfinished());
    }
  }

  /** How many of these bytes are processed before the power fails. */
  private synchronized int lived(int read) {
    while (!reading && !closed) {
      await();
    }
    int length = (int) Math.min(read, bytesToLive);
    bytesToLive -= bytesToLive == FOR_EVER ? 0 : length;
    return length;
  }

  private synchronized boolean died() {
    if (bytesToLive > 0) {
      return false;
    }
    bytesToLive = FOR_EVER;
    return true;
  }

  private synchronized void keepTorn(Receipt rest) {
    if (!rest.blocks().isEmpty()) {
      torn.add(rest);
    }
  }

  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static void closeQuietly(AutoCloseable what) {
    if (what != null) {
      try {
        what.close();
      } catch (Exception e) {
        // It is gone either way.
      }
    }
  }

  /** One connection's papers. Confined to the virtual printer's thread. */
  private final class Printing implements EscPosDecoder.Listener {
    private final Socket socket;

    Printing(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void paper(Receipt receipt) {
      synchronized (VirtualPrinter.this) {
        papers.add(receipt);
      }
      listener.paper(receipt);
    }

    @Override
    public void drawerKicked(int pin, int milliseconds) {
      synchronized (VirtualPrinter.this) {
        drawerKicks++;
      }
      listener.drawerKicked();
    }

    @Override
    public void statusRequested() {
      answer(ALL_WELL);
    }

    @Override
    public void realTimeStatusRequested() {
      answer(ALL_WELL_REAL_TIME);
    }

    private void answer(int status) {
      synchronized (VirtualPrinter.this) {
        if (!answering) {
          return;
        }
      }
      try {
        socket.getOutputStream().write(status);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
