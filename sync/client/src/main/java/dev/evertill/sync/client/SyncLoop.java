package dev.evertill.sync.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a round of sync runs, on one thread named "sync", and tells a listener (on that
 * thread) how things stand. Safe from any thread.
 */
public final class SyncLoop implements AutoCloseable {
  /** How often head office is asked while there is nothing to say. */
  public static final Duration IDLE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

  private final Sync sync;
  private final JournalFeed journal;
  private final CatalogueSink catalogue;
  private final HeadOffice office;
  private final InstantSource clock;
  private final Consumer<SyncState> listener;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Under the lock
  private final Pace pace;
  private boolean askAgain;
  private boolean stopped;

  // On the sync thread
  private Link link = Link.UNKNOWN;
  private Instant lastContact;
  private Long drift;
  private String lastError;

  /**
   * Of a till that keeps no customers.
   *
   * @param idle see {@link #IDLE}
   */
  public SyncLoop(
      JournalFeed journal,
      CatalogueSink catalogue,
      HeadOffice office,
      InstantSource clock,
      RandomGenerator chance,
      Duration idle,
      Consumer<SyncState> listener) {
    this(
        journal,
        catalogue,
        CustomerFeed.NONE,
        office,
        clock,
        chance,
        idle,
        listener,
        work -> new Thread(work));
  }

  /**
   * @param threads makes the one thread, for a program whose store wants to know when it ends
   */
  public SyncLoop(
      JournalFeed journal,
      CatalogueSink catalogue,
      CustomerFeed customers,
      HeadOffice office,
      InstantSource clock,
      RandomGenerator chance,
      Duration idle,
      Consumer<SyncState> listener,
      ThreadFactory threads) {
    this.sync = new Sync(journal, catalogue, customers, office, clock);
    this.journal = journal;
    this.catalogue = catalogue;
    this.office = office;
    this.clock = clock;
    this.pace = new Pace(chance, idle);
    this.listener = listener;
    thread = threads.newThread(this::run);
    thread.setName("sync");
    thread.setDaemon(true);
  }

  /** The first round begins at once. */
  public void start() {
    thread.start();
  }

  /**
   * There is something new to send. While the link is up it goes at once; while it is down that
   * alone is no reason to try.
   */
  public void wake() {
    locked(() -> pace.sale(clock.instant()));
  }

  /** Somebody pressed the key, or the network changed: try at once. */
  public void sendNow() {
    locked(
        () -> {
          pace.sendNow();
          askAgain = true;
        });
  }

  /** Stops, cutting off the call in flight. What was not answered is sent again another day. */
  @Override
  public void close() {
    locked(() -> stopped = true);
    office.cancel();
    try {
      thread.join(STOPS_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("sync did not stop within {}", STOPS_WITHIN);
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Duration wait = Duration.ZERO;
    while (awaitTurn(wait)) {
      wait = round();
    }
  }

  /** Whether there is another round; false once stopped. */
  private boolean awaitTurn(Duration wait) {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!stopped && !pace.isDue() && left > 0) {
        left = changed.awaitNanos(left);
      }
      pace.started();
      if (askAgain) {
        sync.askAgain();
        askAgain = false;
      }
      return !stopped;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Duration round() {
    publish(null);
    Duration wait;
    try {
      Round round = sync.round();
      wait = reached(round);
    } catch (IOException e) {
      wait = failed(plainWords(e), pause(e), null);
    } catch (RuntimeException | Error e) {
      // The till's own store, or a mistake of ours: the next round may do better, a dead thread
      // never does.
      wait = failed("sync failed (" + e + ")", Duration.ZERO, e);
    }
    publish(clock.instant().plus(wait));
    return wait;
  }

  private void hinted() {
    locked(pace::hint);
  }

  private Duration reached(Round round) {
    office.listen(this::hinted);
    if (link != Link.UP) {
      LOG.info("head office answers");
    }
    if (round.trouble() != null && !round.trouble().equals(lastError)) {
      LOG.warn("{}", round.trouble());
    }
    link = Link.UP;
    lastContact = clock.instant();
    drift = round.driftMillis();
    lastError = round.trouble();
    return next(() -> round.refused() ? pace.failed(round.pause()) : pace.succeeded(round.pause()));
  }

  private Duration failed(String words, Duration pause, Throwable mistake) {
    lock.lock();
    try {
      if (stopped) {
        return Duration.ZERO;
      }
    } finally {
      lock.unlock();
    }
    if (!words.equals(lastError)) {
      LOG.warn("{}", words, mistake);
    }
    link = Link.DOWN;
    lastError = words;
    return next(() -> pace.failed(pause));
  }

  private Duration next(Supplier<Duration> decision) {
    lock.lock();
    try {
      return decision.get();
    } finally {
      lock.unlock();
    }
  }

  private void publish(Instant nextTry) {
    try {
      listener.accept(
          new SyncState(
              link,
              lastContact,
              journal.waiting(),
              catalogue.version(),
              drift,
              nextTry,
              lastError));
    } catch (RuntimeException e) {
      LOG.warn("the sync state could not be shown", e);
    }
  }

  private static Duration pause(IOException e) {
    return e instanceof HeadOfficeException refused ? refused.pause() : Duration.ZERO;
  }

  /** What a store manager can tell the help desk. */
  static String plainWords(IOException e) {
    if (e instanceof HeadOfficeException) {
      return e.getMessage();
    }
    if (e instanceof UnknownHostException) {
      return "head office does not answer (its name is not known here: " + e.getMessage() + ")";
    }
    if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
      return "head office does not answer in time";
    }
    if (e instanceof NoRouteToHostException) {
      return "head office does not answer (no way there)";
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return "head office is not trusted (its certificate is for another name)";
    }
    if (e instanceof SSLException) {
      return "head office is not trusted (" + root(e).getMessage() + ")";
    }
    if (e instanceof ConnectException) {
      boolean timedOut = String.valueOf(e.getMessage()).contains("timed out");
      return "head office does not answer ("
          + (timedOut ? "no connection in time" : "connection refused")
          + ")";
    }
    return "the link to head office broke (" + e.getMessage() + ")";
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
