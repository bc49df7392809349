package dev.evertill.sync.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
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

  /** How often it is looked whether the machine is in another network. */
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(3);

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
  private Set<String> addresses = Set.of();

  private Network network = Set::of;
  private Duration looksEvery = LOOKS_EVERY;

  /**
   * @param customers {@link CustomerFeed#NONE} of a till that keeps none
   * @param idle see {@link #IDLE}
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
    this.sync = new Sync(journal, catalogue, customers, office, clock, this::progress);
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

  /** In another network it tries at once. Before {@link #start}. */
  public SyncLoop in(Network around) {
    return in(around, LOOKS_EVERY);
  }

  SyncLoop in(Network around, Duration every) {
    network = around;
    looksEvery = every;
    return this;
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

  /** Somebody pressed the key: try at once. */
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
    addresses = network.addresses();
    Duration wait = Duration.ZERO;
    while (awaitTurn(wait)) {
      wait = round();
    }
  }

  /** Whether there is another round; false once stopped. */
  private boolean awaitTurn(Duration wait) {
    long left = wait.toNanos();
    try {
      while (left > 0 && !isDue()) {
        long look = Math.min(left, looksEvery.toNanos());
        long early = await(look);
        left -= look - early;
        if (early <= 0) {
          lookForOtherNetwork();
        }
      }
    } catch (InterruptedException e) {
      return false;
    }
    lock.lock();
    try {
      pace.started();
      if (askAgain) {
        sync.askAgain();
        askAgain = false;
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    lock.lock();
    try {
      return stopped || pace.isDue();
    } finally {
      lock.unlock();
    }
  }

  /** So many nanoseconds, or until something changed; how many are left. */
  private long await(long nanos) throws InterruptedException {
    lock.lock();
    try {
      return stopped || pace.isDue() ? nanos : changed.awaitNanos(nanos);
    } finally {
      lock.unlock();
    }
  }

  /** Not under the lock, which sales need: it may take a while. A lost one is none to try in. */
  private void lookForOtherNetwork() {
    Set<String> now = network.addresses();
    if (!now.equals(addresses)) {
      addresses = now;
      if (!now.isEmpty()) {
        locked(pace::otherNetwork);
      }
    }
  }

  private Duration round() {
    publish(null);
    Duration wait;
    try {
      Round round = sync.round();
      wait = reached(round);
    } catch (IOException e) {
      wait = failed(PlainWords.of(e), pause(e), null);
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
    publish(nextTry, null);
  }

  private void progress(Progress soFar) {
    publish(null, soFar);
  }

  private void publish(Instant nextTry, Progress progress) {
    try {
      listener.accept(
          new SyncState(
              link,
              lastContact,
              journal.waiting(),
              journal.oldestWaiting().orElse(null),
              catalogue.version(),
              catalogue.inForceSince().orElse(null),
              drift,
              nextTry,
              lastError,
              progress));
    } catch (RuntimeException e) {
      LOG.warn("the sync state could not be shown", e);
    }
  }

  private static Duration pause(IOException e) {
    return e instanceof HeadOfficeException refused ? refused.pause() : Duration.ZERO;
  }
}
