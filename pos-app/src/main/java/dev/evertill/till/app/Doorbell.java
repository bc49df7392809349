package dev.evertill.till.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets another process of the till's user ask a running till for something: to show its window, to
 * write a backup or its journal anew. Safe from any thread; it has daemon threads of its own.
 *
 * <p>It listens on 127.0.0.1 at a port the system chooses; port and token stand on the {@link
 * BellPlate}. One request a connection, in UTF-8:
 *
 * <pre>
 * → 0f4c… backup /media/stick/till-03     token, request, and what belongs to it
 * ← here                                  at once: somebody is at home
 * ← + 46 entries                          a line of the answer, any number of them
 * ← done                                  or "no " and why
 * </pre>
 *
 * Who has the wrong token, says too much or takes too long gets nothing.
 */
final class Doorbell implements AutoCloseable {
  static final String HERE = "here";
  static final String LINE = "+ ";
  static final String DONE = "done";
  static final String NO = "no ";

  /** To bring the window to the front. */
  static final String SHOW = "show";

  /** To write a copy of the journal into the directory named after it. */
  static final String BACKUP = "backup";

  /** To write the journal anew; the next start puts it in place. */
  static final String REBUILD = "rebuild";

  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final int LONGEST_REQUEST = 4_096;
  private static final int HEARD_WITHIN_MILLIS = 2_000;
  private static final int MOST_CALLERS = 4;
  private static final long STOPS_WITHIN_SECONDS = 10;

  private final Path data;
  private final ServerSocket door;
  private final String token;
  private final ThreadPoolExecutor callers;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /** Answers one kind of request, on a thread of the doorbell's. */
  interface Answer {
    /**
     * @param words what came with the request, empty for nothing
     * @return what there is to say, a line each
     * @throws IOException it could not be done; the message says why
     * @throws InterruptedException the till closes
     */
    List<String> to(String words) throws IOException, InterruptedException;
  }

  private Doorbell(Path data, ServerSocket door, String token, ThreadFactory threads) {
    this.data = data;
    this.door = door;
    this.token = token;
    callers =
        new ThreadPoolExecutor(
            0,
            MOST_CALLERS,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(threads.newThread(work)));
  }

  /**
   * Begins to listen for a till that holds its directory.
   *
   * @param threads makes the threads that answer
   */
  static Doorbell hang(Path data, RandomGenerator chance, ThreadFactory threads)
      throws IOException {
    byte[] secret = new byte[16];
    chance.nextBytes(secret);
    ServerSocket door =
        new ServerSocket(0, MOST_CALLERS, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Doorbell bell = new Doorbell(data, door, HexFormat.of().formatHex(secret), threads);
    try {
      new BellPlate(door.getLocalPort(), bell.token).putUp(data);
    } catch (IOException e) {
      door.close();
      throw e;
    }
    daemon(new Thread(bell::listen)).start();
    return bell;
  }

  private static Thread daemon(Thread thread) {
    thread.setName("doorbell");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on a request is answered; without an answer it is refused. */
  void on(String request, Answer answer) {
    answers.put(request, answer);
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        try {
          callers.execute(() -> attend(caller));
        } catch (RejectedExecutionException e) {
          LOG.warn("more than {} ask at the door at once; one was sent away", MOST_CALLERS);
          caller.close();
        }
      } catch (IOException e) {
        if (!door.isClosed()) {
          LOG.warn("nobody is heard at the door any more: {}", e.getMessage());
        }
        return;
      }
    }
  }

  private void attend(Socket caller) {
    try (caller) {
      String request = heard(caller);
      int space = request.indexOf(' ');
      if (space < 0 || !isOurs(request.substring(0, space))) {
        LOG.warn("somebody at the door had not the right token");
        return;
      }
      OutputStream out = caller.getOutputStream();
      say(out, HERE);
      answer(request.substring(space + 1), out);
    } catch (IOException e) {
      LOG.warn("somebody at the door went away: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One line without its end, empty where none came in time or it was too long. */
  private static String heard(Socket caller) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HEARD_WITHIN_MILLIS);
    InputStream in = caller.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < LONGEST_REQUEST) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return "";
      }
      caller.setSoTimeout((int) left);
      int next = in.read();
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (next < 0) {
        return "";
      }
      line.write(next);
    }
    return "";
  }

  /** Takes as long for a wrong token as for the right one. */
  private boolean isOurs(String said) {
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(String request, OutputStream out) throws IOException, InterruptedException {
    int space = request.indexOf(' ');
    String what = space < 0 ? request : request.substring(0, space);
    Answer answer = answers.get(what);
    if (answer == null) {
      say(out, NO + "\"" + what + "\" is nothing that this till does for others");
      return;
    }
    List<String> said;
    try {
      said = answer.to(space < 0 ? "" : request.substring(space + 1));
    } catch (IOException e) {
      say(out, NO + e.getMessage());
      return;
    } catch (RuntimeException e) {
      LOG.error("a mistake of ours at the door, asked for {}", what, e);
      say(out, NO + e);
      return;
    }
    for (String line : said) {
      say(out, LINE + line);
    }
    say(out, DONE);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Waits for those that are being served, interrupted, for up to 10 s. */
  @Override
  public void close() throws IOException {
    BellPlate.takeDown(data);
    door.close();
    callers.shutdownNow();
    try {
      if (!callers.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("somebody was still served at the door after {} s", STOPS_WITHIN_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
