package dev.evertill.receipt.spool;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Brings waiting jobs to the printer, one after another, on a thread of its own. Safe from any
 * thread; no method but {@link #close} waits for disk or printer.
 *
 * <p>A job is repeated by itself only while the printer took no byte of it. Whether the printer is
 * there is asked before the job, so that a printer without paper makes a job wait, not doubtful.
 */
public final class Spooler implements AutoCloseable {
  private final PrintQueue queue;
  private final Patience patience;
  private final String copyMark;
  private final News news;
  private final LiveJob live = new LiveJob();
  private final Object decisions = new Object();
  private final PrintRounds rounds;
  private final Desk desk;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final AtomicBoolean started = new AtomicBoolean();
  private boolean called;
  private volatile boolean closing;

  /**
   * @param listener told of every change, on the printer thread
   */
  public Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener) {
    this(setup(queue, transport, profile).listener(listener));
  }

  /**
   * @param threads makes the threads, for a program whose store wants to know when they end
   */
  public Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener,
      ThreadFactory threads) {
    this(setup(queue, transport, profile).listener(listener).threads(threads));
  }

  /** A spooler with more than the usual: a second printer, a drawer that answers. */
  public static SpoolerSetup setup(
      PrintQueue queue, PrinterTransport transport, PrinterProfile profile) {
    return new SpoolerSetup(queue, transport, profile);
  }

  Spooler(SpoolerSetup setup) {
    queue = setup.queue;
    patience = setup.patience;
    copyMark = setup.copyMark;
    news = setup.news();
    rounds = setup.rounds(live, decisions);
    desk = new Desk(setup.threads);
    thread = setup.threads.newThread(this::run);
    thread.setName("printer");
    thread.setDaemon(true);
  }

  /**
   * From now on jobs that wait are printed.
   *
   * @throws IllegalStateException the second time, or after {@link #close}
   */
  public void start() {
    if (closing) {
      throw new IllegalStateException("the spooler is closed");
    }
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("the spooler was started before");
    }
    thread.start();
  }

  /** Something was recorded, or a person decided about a doubtful job: look now. */
  public void wake() {
    lock.lock();
    try {
      called = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a job into the queue.
   *
   * @return done when the job is durable there, whatever the printer does: {@link JobState#QUEUED},
   *     or how far the first job with this key has come, for a key is printed at most once; failed
   *     if the store failed, and then nothing will be printed. What depends on it runs on a thread
   *     that others wait for, so keep it short. What becomes of the job later is told to {@link
   *     SpoolerSetup#jobs}, and said by {@link #state} and {@link #reason}.
   */
  public CompletableFuture<JobState> submit(PrintJob job) {
    return desk.ask(
        () -> {
          JobState state = queue.submit(job);
          wake();
          return live.beyond(job.key(), state);
        });
  }

  /**
   * Prints a job once more, from the top and marked as a copy, because a person wants it: of one in
   * doubt, one that failed or one that is done. A job in doubt is cancelled by it.
   *
   * @return the key of the copy; failed if the job still waits, or its receipt is not kept any more
   */
  public CompletableFuture<JobKey> again(JobKey key) {
    return desk.ask(
        () -> {
          JobKey copy = copyOf(key);
          wake();
          return copy;
        });
  }

  private JobKey copyOf(JobKey key) {
    PrintJob first =
        queue
            .find(key)
            .orElseThrow(() -> new IllegalArgumentException("no receipt is kept of " + key));
    synchronized (decisions) {
      JobState state = queue.state(key).orElseThrow();
      if (state != JobState.DOUBTFUL && !state.over()) {
        throw new IllegalStateException(key + " is " + state + ", and is printed anyway");
      }
      JobKey copy = key;
      do {
        copy = new JobKey(copy.document(), copy.kind(), copy.copy() + 1);
      } while (queue.state(copy).isPresent());
      // A copy of a copy is marked already.
      queue.submit(
          new PrintJob(copy, key.copy() == 0 ? first.receipt().asCopy(copyMark) : first.receipt()));
      if (state == JobState.DOUBTFUL) {
        settle(new JobEnd(key, JobState.CANCELLED, "printed again as copy " + copy.copy()));
      }
      return copy;
    }
  }

  /**
   * A person does not want a job any more that waits, is in doubt or failed.
   *
   * @return the state of the job then: {@link JobState#CANCELLED}, or what it is if that is too
   *     late; failed if there is no such job
   */
  public CompletableFuture<JobState> cancel(JobKey key) {
    return decide(key, JobState.CANCELLED, "nobody wants it any more");
  }

  /** A person looked: the paper of a job in doubt came out. See {@link #cancel}. */
  public CompletableFuture<JobState> cameOut(JobKey key) {
    return decide(key, JobState.PRINTED, "somebody looked");
  }

  private CompletableFuture<JobState> decide(JobKey key, JobState wanted, String reason) {
    return desk.ask(
        () -> {
          synchronized (decisions) {
            JobState state =
                queue
                    .state(key)
                    .orElseThrow(() -> new IllegalArgumentException("no such job: " + key));
            boolean open =
                state == JobState.DOUBTFUL
                    || wanted == JobState.CANCELLED
                        && (state == JobState.QUEUED || state == JobState.FAILED);
            if (!open) {
              return state;
            }
            settle(new JobEnd(key, wanted, reason));
          }
          wake();
          return wanted;
        });
  }

  private void settle(JobEnd end) {
    queue.settled(end.key(), end.state(), end.reason());
    news.of(end);
  }

  /** How far a job has come, the live states included; empty if the queue knows nothing of it. */
  public Optional<JobState> state(JobKey key) {
    return queue.state(key).map(durable -> live.beyond(key, durable));
  }

  /**
   * Why a job is doubtful, failed, was cancelled or waits again, for people who look after the
   * till; empty where there is nothing to say, or the queue keeps no reasons or not this job.
   */
  public String reason(JobKey key) {
    return queue.reason(key);
  }

  /**
   * Opens the drawer: once, within 5 s, and before any job submitted after this; else not at all.
   * This only notes the wish. With the printer off or silent, with a job in hand for longer, or
   * when the program ends before, the drawer stays shut for good: {@link SpoolerSetup#drawers} is
   * told whether it was sent, and why not. For a queue that does not record the drawer with its
   * business.
   *
   * @throws UnsupportedOperationException if the queue does
   */
  public void openDrawer() {
    queue.askDrawer();
    wake();
  }

  /**
   * Waits for what was submitted and for the job in hand, but not for ever: what is cut off then is
   * doubtful.
   */
  @Override
  public void close() {
    try {
      desk.close(patience.close());
      closing = true;
      wake();
      thread.join(patience.close());
      thread.interrupt();
      thread.join(patience.close());
    } catch (InterruptedException e) {
      closing = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        waitForCall(rounds.round());
      }
    } finally {
      rounds.end();
    }
  }

  private void waitForCall(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!called && left > 0) {
        left = woken.awaitNanos(left);
      }
      called = called && millis == 0;
    } catch (InterruptedException e) {
      closing = true; // only close() interrupts
    } finally {
      lock.unlock();
    }
  }
}
