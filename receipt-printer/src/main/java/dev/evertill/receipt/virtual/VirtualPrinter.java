package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A printer on loopback that keeps its papers, and breaks on demand. Safe from any thread.
 *
 * <p>Like most real ones it serves one connection at a time; the next one waits. Off line it takes
 * what it has room for (64 KiB), answers what is asked out of turn, and prints later. It answers
 * {@code GS r}, {@code DLE EOT}, {@code GS ( H} and {@code GS I}, and speaks by itself if {@code GS
 * a} told it to.
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
  private static final int LOOK_AGAIN_MILLIS = 5;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final int port;
  private final PrinterProfile profile;
  private final Listener listener;
  private final Thread thread = new Thread(this::serve, "virtual printer");
  private final Answers answers = new Answers();

  // All below are guarded by this.
  private final List<Receipt> papers = new ArrayList<>();
  private final List<Receipt> torn = new ArrayList<>();
  private final Health health = new Health();
  private int drawerKicks;
  private ServerSocket server;
  private Socket current;
  private boolean reading = true;
  private long bytesToLive = FOR_EVER;
  private long bytesToFault = FOR_EVER;
  private Fault nextFault;
  private int enabled;
  private boolean forgetful;
  private boolean accepting;
  private boolean closed;

  /**
   * @param port on loopback, 0 for any that is free
   * @throws BindException if the port is taken or not allowed
   */
  public VirtualPrinter(int port, PrinterProfile profile, Listener listener) throws IOException {
    this.profile = Objects.requireNonNull(profile, "profile");
    this.listener = Objects.requireNonNull(listener, "listener");
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
    forgetful = true;
    closeQuietly(current);
  }

  /** From now on it accepts, and reads nothing. */
  public synchronized void stopReading() {
    reading = false;
  }

  /** From now on it prints, and answers nothing. */
  public void stopAnswering() {
    answers.stop();
  }

  /** From now on answers wait until they are {@link #releaseAnswers released}. */
  public void holdAnswers() {
    answers.hold();
  }

  public void releaseAnswers() {
    answers.release();
  }

  /** From now on every answer comes so much later. */
  public void answerLate(long millis) {
    answers.delay(millis);
  }

  /** From now on this is wrong; with {@link Fault#PAPER_LOW} it prints on, else it waits. */
  public synchronized void fail(Fault fault) {
    change(() -> health.add(fault));
  }

  /** The same once so many more bytes were read, what a spooler asks before a job included. */
  public synchronized void failAfter(long bytes, Fault fault) {
    bytesToFault = bytes;
    nextFault = fault;
  }

  /** This is well again, and it goes on where it stopped. */
  public synchronized void mend(Fault fault) {
    change(() -> health.remove(fault));
  }

  /** Somebody pushes the drawer shut, which a kick opened. */
  public synchronized void shutDrawer() {
    change(() -> health.drawerOpen(false));
  }

  /** Off and on again: the connection breaks, and what was sent and not printed is forgotten. */
  public synchronized void powerCycle() throws IOException {
    switchOff();
    listenAgain();
  }

  /**
   * Once so many more bytes were read, what a spooler asks before a job included, the connection
   * breaks; after that all is well again.
   */
  public synchronized void dieAfter(long bytes) {
    bytesToLive = bytes;
  }

  /** All is well again. When this returns, it listens. */
  public synchronized void mend() throws IOException {
    reading = true;
    bytesToLive = FOR_EVER;
    bytesToFault = FOR_EVER;
    answers.mend();
    change(health::clear);
    listenAgain();
  }

  private void listenAgain() throws IOException {
    // The port is free when the thread has left the socket that was closed under it.
    while (server == null && accepting && !closed) {
      await();
    }
    if (server == null && !closed) {
      server = listen(port);
    }
    notifyAll();
  }

  /** Tells whoever asked to be told. */
  private void change(Runnable what) {
    byte[] before = health.automaticStatus();
    what.run();
    byte[] after = health.automaticStatus();
    if (current != null && Health.concerns(enabled, before, after)) {
      answer(current, after);
    }
    notifyAll();
  }

  private void answer(Socket to, byte[] bytes) {
    try {
      answers.answer(to.getOutputStream(), bytes);
    } catch (IOException e) {
      // Whoever asked has gone: printers talk to nobody then, too.
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      switchOff();
      notifyAll();
    }
    answers.close();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, BACKLOG);
      return server;
    } catch (BindException e) {
      closeQuietly(server);
      BindException named =
          new BindException(
              "port " + port + " of this machine cannot be listened on: " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  private void serve() {
    Reception reception = new Reception(this, profile);
    for (ServerSocket open; (open = awaitServer()) != null; ) {
      // It may have been off and on again with nobody connected.
      reception = ended(reception);
      try (Socket socket = next(open, reception)) {
        if (socket == null) {
          reception.print();
        } else if (take(socket, open)) {
          socket.setTcpNoDelay(true);
          reception.read(socket);
        }
      } catch (IOException | UncheckedIOException e) {
        // Switched off, or the other side is gone: printers say nothing about it either.
      }
      reception = ended(reception);
    }
  }

  /** Whoever connects next; null if what was sent before may be printed by now. */
  private Socket next(ServerSocket open, Reception reception) throws IOException {
    try {
      open.setSoTimeout(reception.hasRest() ? LOOK_AGAIN_MILLIS : 0);
      return open.accept();
    } catch (SocketTimeoutException e) {
      return null;
    } finally {
      acceptsNoMore();
    }
  }

  private synchronized void acceptsNoMore() {
    accepting = false;
    notifyAll();
  }

  /** What was sent to a printer off line is printed later, unless the power fails before. */
  private Reception ended(Reception reception) {
    if (!forgets() && reception.hasRest()) {
      return reception;
    }
    keepTorn(reception.unfinished());
    return new Reception(this, profile);
  }

  private synchronized boolean forgets() {
    boolean forgets = forgetful;
    forgetful = false;
    return forgets;
  }

  private synchronized ServerSocket awaitServer() {
    while (server == null && !closed) {
      await();
    }
    accepting = !closed;
    return closed ? null : server;
  }

  private synchronized boolean take(Socket socket, ServerSocket from) {
    current = socket;
    enabled = 0;
    return server == from;
  }

  /** Not after a power failure that was not noticed yet, either. */
  synchronized boolean prints() {
    return health.prints() && !forgetful;
  }

  /** A short time, for one who has no room for more. */
  synchronized void pause(Socket socket, int millis) throws IOException {
    if (closed || socket.isClosed()) {
      throw new IOException("switched off");
    }
    try {
      wait(millis);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** How many of these bytes are processed before something happens. */
  synchronized int lived(int read) {
    while (!reading && !closed) {
      await();
    }
    int length = (int) Math.min(read, Math.min(bytesToLive, bytesToFault));
    bytesToLive -= bytesToLive == FOR_EVER ? 0 : length;
    bytesToFault -= bytesToFault == FOR_EVER ? 0 : length;
    return length;
  }

  synchronized boolean died() {
    if (bytesToFault == 0) {
      bytesToFault = FOR_EVER;
      fail(nextFault);
    }
    if (bytesToLive > 0) {
      return false;
    }
    bytesToLive = FOR_EVER;
    forgetful = true;
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

  void received(byte[] bytes, int from, int length) {
    listener.received(bytes, from, length);
  }

  void printed(Receipt receipt) {
    synchronized (this) {
      papers.add(receipt);
    }
    listener.paper(receipt);
  }

  void kicked() {
    synchronized (this) {
      drawerKicks++;
      change(() -> health.drawerOpen(true));
    }
    listener.drawerKicked();
  }

  synchronized void enable(int bits) {
    enabled = bits;
  }

  synchronized void answer(Socket to, Function<Health, byte[]> answer) {
    answer(to, answer.apply(health));
  }
}
