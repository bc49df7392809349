package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings waiting jobs to the printer, one after another, on a thread of its own. Safe from any
 * thread.
 *
 * <p>A job is repeated by itself only while the printer took no byte of it. Whether the printer is
 * there is asked before the job, so that a printer without paper makes a job wait, not doubtful:
 *
 * <pre>
 * drawer → next job → reach the printer → SENDING committed → all bytes → answer → settled
 *             ↑              │ not there         │ no byte taken   │ some    │ none: DOUBTFUL,
 *             └── back-off ──┴───────────────────┘                 ↓         ↓ or HANDED_OVER if
 *                                                              DOUBTFUL        it never answers
 * </pre>
 */
public final class Spooler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spooler.class);

  /** In the answer to {@code GS r 1}. */
  private static final int PAPER_IS_LOW = 0x03;

  /** Set in what a printer says without being asked, never in the answer. */
  private static final int NOT_AN_ANSWER = 0x90;

  private enum Habit {
    UNKNOWN,
    ANSWERS,
    SILENT
  }

  private record Settlement(JobKey key, JobState state, String reason) {}

  private final PrintQueue queue;
  private final PrinterTransport transport;
  private final PrinterProfile profile;
  private final Consumer<PrinterState> listener;
  private final Patience patience;
  private final EscPosEncoder encoder = new EscPosEncoder();
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean called;
  private volatile boolean closing;

  // From here on only the printer thread comes.
  private Connection connection;
  private boolean reached;
  private Habit habit = Habit.UNKNOWN;
  private boolean paperIsLow;
  private Settlement unsettled;
  private long retry;
  private PrinterState shown;

  /**
   * @param listener told of every change, on the printer thread
   */
  public Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener) {
    this(queue, transport, profile, listener, Spooler::plainThread);
  }

  /**
   * @param threads makes the one thread, for a program whose store wants to know when it ends
   */
  public Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener,
      ThreadFactory threads) {
    this(queue, transport, profile, listener, threads, Patience.USUAL);
  }

  private static Thread plainThread(Runnable work) {
    return new Thread(work);
  }

  Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener,
      Patience patience) {
    this(queue, transport, profile, listener, Spooler::plainThread, patience);
  }

  private Spooler(
      PrintQueue queue,
      PrinterTransport transport,
      PrinterProfile profile,
      Consumer<PrinterState> listener,
      ThreadFactory threads,
      Patience patience) {
    this.queue = queue;
    this.transport = transport;
    this.profile = profile;
    this.listener = listener;
    this.patience = patience;
    this.retry = patience.firstRetry();
    thread = threads.newThread(this::run);
    thread.setName("printer");
    thread.setDaemon(true);
  }

  public void start() {
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

  /** Waits for the job in hand, but not for ever: what is cut off then is doubtful. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(patience.close());
      thread.interrupt();
      thread.join(patience.close());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        try {
          round();
          retry = patience.firstRetry();
        } catch (NotAnsweringException e) {
          trouble(Status.NOT_ANSWERING, e.getMessage(), null);
        } catch (PrinterException e) {
          trouble(Status.OFF, e.getMessage(), null);
        } catch (RuntimeException | Error e) {
          // The program's own store, or a mistake of ours: the next try may do better, a dead
          // thread
          // never does.
          trouble(Status.STORE_FAILED, String.valueOf(e.getMessage()), e);
        }
      }
    } finally {
      hangUp();
    }
  }

  private void round() throws PrinterException, NotAnsweringException {
    settle();
    if (queue.takeDrawer()) {
      reach();
      byte[] kick = EscPosEncoder.drawerKick();
      connection.write(kick, 0, kick.length);
    }
    Optional<PrintJob> job = queue.next();
    if (job.isPresent()) {
      print(job.get());
    } else {
      rest();
    }
  }

  private void print(PrintJob job) throws PrinterException, NotAnsweringException {
    byte[] bytes;
    try {
      bytes = withQuestion(encoder.encode(job.receipt(), profile));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{} cannot be printed", job.key(), e);
      unsettled = new Settlement(job.key(), JobState.FAILED, String.valueOf(e.getMessage()));
      settle();
      return;
    }
    reach();
    show(Status.PRINTING, "");
    // Until sending() has returned, what holds is that nothing was sent.
    unsettled =
        new Settlement(job.key(), JobState.QUEUED, "the store failed before the first byte");
    queue.sending(job.key());
    unsettled = new Settlement(job.key(), JobState.DOUBTFUL, "something failed while it was sent");
    unsettled = deliver(job.key(), bytes);
    Settlement outcome = unsettled;
    settle();
    switch (outcome.state) {
      case PRINTED -> {}
      case HANDED_OVER -> hangUp();
      case DOUBTFUL -> {
        LOG.warn("{} is doubtful: {}", outcome.key, outcome.reason);
        lost();
      }
      default -> throw PrinterException.nothingAccepted(outcome.reason, null);
    }
  }

  private Settlement deliver(JobKey key, byte[] bytes) {
    try {
      connection.write(bytes, 0, bytes.length);
    } catch (PrinterException e) {
      return new Settlement(
          key, e.anyByteAccepted() ? JobState.DOUBTFUL : JobState.QUEUED, e.getMessage());
    }
    try {
      if (answered(habit == Habit.ANSWERS ? patience.answer() : patience.silent())) {
        return new Settlement(key, JobState.PRINTED, "");
      }
    } catch (PrinterException e) {
      return new Settlement(key, JobState.DOUBTFUL, e.getMessage());
    }
    return habit == Habit.ANSWERS || closing
        ? new Settlement(key, JobState.DOUBTFUL, transport.describe() + " took all and fell silent")
        : new Settlement(key, JobState.HANDED_OVER, "");
  }

  /** Has a line to a printer that shows life, or is known to show none. */
  private void reach() throws PrinterException, NotAnsweringException {
    if (connection != null && !alive()) {
      hangUp();
    }
    if (connection == null) {
      connection = transport.open();
      if (habit != Habit.SILENT && !asked()) {
        if (habit == Habit.ANSWERS) {
          throw new NotAnsweringException(transport.describe() + " does not answer");
        }
        habit = Habit.SILENT;
      }
    }
    reached = true;
  }

  private boolean alive() {
    try {
      return habit != Habit.ANSWERS || asked();
    } catch (PrinterException e) {
      return false;
    }
  }

  private boolean asked() throws PrinterException {
    byte[] question = EscPosEncoder.statusRequest();
    connection.write(question, 0, question.length);
    return answered(patience.probe());
  }

  private boolean answered(long millis) throws PrinterException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      OptionalInt answer = connection.read(Math.max(0, left));
      if (answer.isPresent() && (answer.getAsInt() & NOT_AN_ANSWER) == 0) {
        habit = Habit.ANSWERS;
        paperIsLow = (answer.getAsInt() & PAPER_IS_LOW) != 0;
        return true;
      }
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    return false;
  }

  private static byte[] withQuestion(byte[] receipt) {
    byte[] question = EscPosEncoder.statusRequest();
    byte[] both = new byte[receipt.length + question.length];
    System.arraycopy(receipt, 0, both, 0, receipt.length);
    System.arraycopy(question, 0, both, receipt.length, question.length);
    return both;
  }

  private void settle() {
    // The store is not to be bothered by a program that is in a hurry to end.
    boolean interrupted = Thread.interrupted();
    if (unsettled != null) {
      queue.settled(unsettled.key, unsettled.state, unsettled.reason);
      unsettled = null;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest() throws PrinterException, NotAnsweringException {
    if (!reached) {
      reach();
    }
    if (habit == Habit.SILENT) {
      hangUp();
    }
    int doubtful = queue.doubtful();
    show(
        doubtful > 0 ? Status.DOUBTFUL : Status.READY,
        paperIsLow ? "the paper is low" : "",
        doubtful);
    if (connection == null) {
      waitForCall(Long.MAX_VALUE);
    } else if (!waitForCall(patience.idle())) {
      hangUp();
    }
  }

  private void trouble(Status status, String detail, Throwable mistake) {
    lost();
    if (shown == null || shown.status() != status) {
      LOG.warn("{}: {}", status, detail, mistake);
    }
    show(status, detail, countDoubtful());
    waitForCall(retry);
    retry = Math.min(2 * retry, patience.lastRetry());
  }

  private int countDoubtful() {
    try {
      return queue.doubtful();
    } catch (RuntimeException | Error e) {
      return shown == null ? 0 : shown.doubtful();
    }
  }

  private void lost() {
    hangUp();
    reached = false;
  }

  private void hangUp() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** False if nobody called in this time. */
  private boolean waitForCall(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!called && left > 0) {
        left = woken.awaitNanos(left);
      }
      boolean wasCalled = called;
      called = false;
      return wasCalled;
    } catch (InterruptedException e) {
      return true; // only close() interrupts
    } finally {
      lock.unlock();
    }
  }

  private void show(Status status, String detail) {
    show(status, detail, shown == null ? 0 : shown.doubtful());
  }

  private void show(Status status, String detail, int doubtful) {
    PrinterState state = new PrinterState(status, detail, doubtful);
    if (!state.equals(shown)) {
      shown = state;
      try {
        listener.accept(state);
      } catch (RuntimeException | Error e) {
        LOG.error("Nobody was told that {}", state, e);
      }
    }
  }

  /** It is there and takes bytes, but prints nothing now: paper, cover. Nothing was sent. */
  private static final class NotAnsweringException extends Exception {
    private static final long serialVersionUID = 1;

    NotAnsweringException(String message) {
      super(message);
    }
  }
}
