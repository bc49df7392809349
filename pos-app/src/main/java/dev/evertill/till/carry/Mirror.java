package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.till.checkout.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every entry a second time, on a stick or a second disk, encrypted: each batch of new entries
 * becomes a carry file there ({@link MirrorFile} draws the names). A stick that is gone, full or
 * hangs is lost, said, and tried again after 2 to 60 seconds; when it is back it is brought up. No
 * sale ever waits for it: everything happens on the mirror thread. Safe from any thread.
 */
public final class Mirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration MOST_WAIT = Duration.ofSeconds(60);

  /** How often a mirror that has everything is looked at; so a stick pulled at night is noticed. */
  private static final Duration LOOK = Duration.ofSeconds(60);

  /** A step that takes longer hangs. A merge of a million entries takes less. */
  private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

  private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

  private final Mirroring mirroring;
  private final InstantSource clock;
  private final Consumer<MirrorState> listener;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Under the lock.
  private boolean stopped;
  private boolean woken = true;
  private Instant nextTry = Instant.MIN;
  private Instant busySince;
  private MirrorState shown = MirrorState.OFF;

  private int failures;

  /**
   * @param directory on the stick; it must be there, for it is never made
   * @param headOffice its recipient; empty before the till first heard it
   * @param listener gets each new state, on the mirror thread, or, of a stick that hangs, on the
   *     one that wakes
   * @param threads makes the one thread, for a program whose store wants to know when it ends
   */
  public Mirror(
      String till,
      Ledger ledger,
      Path directory,
      CarryKeys keys,
      Supplier<Optional<String>> headOffice,
      InstantSource clock,
      Consumer<MirrorState> listener,
      ThreadFactory threads) {
    this(
        new Mirroring(till, ledger, new DirectoryStick(directory), keys, headOffice, clock),
        clock,
        listener,
        threads);
  }

  Mirror(
      Mirroring mirroring,
      InstantSource clock,
      Consumer<MirrorState> listener,
      ThreadFactory threads) {
    this.mirroring = mirroring;
    this.clock = clock;
    this.listener = listener;
    thread = threads.newThread(this::run);
    thread.setName("mirror");
    thread.setDaemon(true);
  }

  /** The stick is looked at at once, and brought up. */
  public void start() {
    thread.start();
  }

  /** Something was committed. Returns at once. */
  public void wake() {
    MirrorState hangs = null;
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
      if (busySince != null
          && Duration.between(busySince, clock.instant()).compareTo(HANGS_AFTER) > 0) {
        hangs = MirrorState.lost(Loss.of(Loss.Why.SILENT));
      }
    } finally {
      lock.unlock();
    }
    if (hangs != null) {
      show(hangs);
    }
  }

  /** Stops after the file that is being written; one that hangs is left to itself. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(STOPS_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("the mirror did not stop within {}", STOPS_WITHIN);
    }
  }

  private void run() {
    while (awaitTurn()) {
      Duration wait = step();
      lock.lock();
      try {
        busySince = null;
        nextTry = wait.isZero() ? Instant.MIN : clock.instant().plus(wait);
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * A mirror that keeps up waits for the next entry, one that is lost for its time. The time is
   * looked at again whenever something wakes.
   */
  private boolean awaitTurn() {
    lock.lock();
    try {
      while (!stopped && !isDue()) {
        Duration left = Duration.between(clock.instant(), nextTry);
        changed.awaitNanos(left.toNanos());
      }
      woken = false;
      busySince = clock.instant();
      return !stopped;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    Instant now = clock.instant();
    // A clock that was set back would put the next try off by as much.
    return woken && failures == 0
        || !now.isBefore(nextTry)
        || Duration.between(now, nextTry).compareTo(MOST_WAIT) > 0;
  }

  /** How long to wait after it, zero for not at all. */
  private Duration step() {
    try {
      long behind = mirroring.step();
      failures = 0;
      show(behind == 0 ? MirrorState.KEEPING_UP : MirrorState.behind(behind));
      return behind == 0 ? LOOK : Duration.ZERO;
    } catch (IOException e) {
      return failed(Loss.of(e), null);
    } catch (RuntimeException | Error e) {
      // The ledger, or a mistake of ours: the next step may do better, a dead thread never does.
      return failed(new Loss(Loss.Why.NOT_COPIED, e.toString()), e);
    }
  }

  private Duration failed(Loss why, Throwable mistake) {
    if (failures == 0) {
      LOG.warn("the mirror is lost: {}", why.words(), mistake);
    }
    failures++;
    show(MirrorState.lost(why));
    return backOff(failures);
  }

  static Duration backOff(int failures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 5));
    return wait.compareTo(MOST_WAIT) > 0 ? MOST_WAIT : wait;
  }

  private void show(MirrorState next) {
    lock.lock();
    try {
      if (stopped || next.equals(shown)) {
        return;
      }
      shown = next;
    } finally {
      lock.unlock();
    }
    try {
      listener.accept(next);
    } catch (RuntimeException e) {
      LOG.warn("the mirror's state could not be shown", e);
    }
  }
}
