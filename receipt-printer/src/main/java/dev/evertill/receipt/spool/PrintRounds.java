package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the printer thread does, one round after another; who calls waits in between. Confined to
 * the printer thread.
 *
 * <pre>
 * next job → drawer → reach the printer → SENDING committed → all bytes → answer → settled
 *             ↑              │ not there         │ no byte taken   │ some    │ none: DOUBTFUL,
 *             └── back-off ──┴───────────────────┘                 ↓         ↓ or HANDED_OVER if
 *                                                              DOUBTFUL        it never answers
 * </pre>
 *
 * <p>The next job is looked for before the drawer: whoever records both together, or the drawer
 * first, sees it open before the receipt.
 */
final class PrintRounds {
  private static final Logger LOG = LoggerFactory.getLogger(PrintRounds.class);
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final String TOO_LATE = "it was not tried within 5 s";

  private final PrintQueue queue;
  private final Printers printers;
  private final DrawerKick kick;
  private final News news;
  private final Patience patience;
  private final LongSupplier nanos;
  private final LiveJob live;
  private final Object decisions;
  private final EscPosEncoder encoder = new EscPosEncoder();
  private JobEnd unsettled;
  private boolean looked;
  private boolean started;
  private boolean drawerMoves;
  private long lookedAt;
  private OptionalLong idleSince = OptionalLong.empty();
  private long retry;
  private PrinterState shown;

  /**
   * @param decisions held by whoever looks at a job's state and changes it
   */
  PrintRounds(
      PrintQueue queue,
      Printers printers,
      DrawerKick kick,
      News news,
      Patience patience,
      LongSupplier nanos,
      LiveJob live,
      Object decisions) {
    this.queue = queue;
    this.printers = printers;
    this.kick = kick;
    this.news = news;
    this.patience = patience;
    this.nanos = nanos;
    this.live = live;
    this.decisions = decisions;
    retry = patience.firstRetry();
  }

  /** Does what is to be done now; says for how many milliseconds nothing is, if nobody calls. */
  long round() {
    try {
      long rest = step();
      retry = patience.firstRetry();
      return rest;
    } catch (BlockedException e) {
      live.blocked();
      return trouble(e.saidSo() ? Status.BLOCKED : Status.NOT_ANSWERING, e.getMessage(), null);
    } catch (PrinterException e) {
      live.blocked();
      return trouble(Status.OFF, e.getMessage(), null);
    } catch (RuntimeException | Error e) {
      // The program's own store, or a mistake of ours: the next try may do better, a dead thread
      // never does.
      return trouble(Status.STORE_FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private long step() throws PrinterException, BlockedException {
    settle();
    Optional<PrintJob> job = queue.next();
    if (!started) {
      doubtWhatWasLeft(job);
    }
    openDrawer();
    if (job.isEmpty()) {
      return rest();
    }
    print(job.get());
    return 0;
  }

  /**
   * Something may hang out of the printer since the run before: of a job in doubt, or of one whose
   * copy is the first thing wanted now.
   */
  private void doubtWhatWasLeft(Optional<PrintJob> job) {
    started = true;
    if (queue.doubtful() > 0 || job.filter(copy -> copy.key().copy() > 0).isPresent()) {
      printers.leftInDoubtBefore();
    }
  }

  private void openDrawer() throws PrinterException, BlockedException {
    if (!queue.drawerIsAsked()) {
      return;
    }
    try {
      printers.reachFirst();
    } catch (PrinterException e) {
      staysShut(queue.takeDrawer() ? e.getMessage() : TOO_LATE);
      throw e;
    } catch (BlockedException e) {
      boolean due = queue.takeDrawer();
      // One that hangs might open it whenever it wakes up.
      if (due && e.saidSo() && knowsAtOnce(printers.first())) {
        kick(kick.commandAtOnce());
      } else {
        staysShut(due ? e.getMessage() : TOO_LATE);
      }
      throw e;
    }
    if (queue.takeDrawer()) {
      kick(kick.command());
      drawerMoves = printers.first().readsDrawer();
    } else {
      staysShut(TOO_LATE);
    }
  }

  private void kick(byte[] command) throws PrinterException {
    try {
      printers.first().write(command);
    } catch (PrinterException e) {
      staysShut(e.getMessage());
      throw e;
    }
    news.of(new DrawerEnd(true, ""));
  }

  private void staysShut(String reason) {
    news.of(new DrawerEnd(false, reason));
  }

  private static boolean knowsAtOnce(PrinterLine line) {
    return line.profile().answers().contains(Answer.REAL_TIME_STATUS);
  }

  private void print(PrintJob job) throws PrinterException, BlockedException {
    live.tell(job.key(), JobState.CONNECTING);
    PrinterLine line = printers.reach();
    looked();
    idleSince = OptionalLong.empty();
    byte[] receipt = encoded(job, line);
    if (receipt == null) {
      return;
    }
    line.cutOffTorso();
    show(Status.PRINTING, "", countDoubtful());
    if (!committed(job.key())) {
      live.over();
      return;
    }
    unsettled = new JobEnd(job.key(), JobState.DOUBTFUL, "something failed while it was sent");
    Delivery.Outcome outcome = sent(job.key(), line, receipt);
    unsettled = new JobEnd(job.key(), outcome.state(), outcome.reason());
    settle();
    follow(job.key(), line, receipt.length, outcome);
  }

  private byte[] encoded(PrintJob job, PrinterLine line) {
    try {
      return encoder.encode(job.receipt(), line.profile());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{} cannot be printed", job.key(), e);
      unsettled = new JobEnd(job.key(), JobState.FAILED, String.valueOf(e.getMessage()));
      settle();
      return null;
    }
  }

  /** False if a person decided otherwise meanwhile. Until it returns, nothing was sent. */
  private boolean committed(JobKey key) {
    synchronized (decisions) {
      if (queue.state(key).filter(JobState.QUEUED::equals).isEmpty()) {
        return false;
      }
      unsettled = new JobEnd(key, JobState.QUEUED, "the store failed before the first byte");
      queue.sending(key);
      return true;
    }
  }

  private Delivery.Outcome sent(JobKey key, PrinterLine line, byte[] receipt) {
    try {
      return line.send(receipt, printers.blockedMillis(), state -> goesOn(key, line, state));
    } catch (RuntimeException | Error e) {
      line.leftInDoubt(receipt.length);
      throw e;
    }
  }

  /** While it stands still with a job in hand, a person is told what to do. */
  private void goesOn(JobKey key, PrinterLine line, JobState state) {
    live.tell(key, state);
    if (state != JobState.BLOCKED) {
      show(Status.PRINTING, "", shown.doubtful());
      return;
    }
    String detail = line.whyBlocked();
    if (shown.status() != Status.BLOCKED) {
      LOG.warn("{} is held up: {}", key, detail);
    }
    show(Status.BLOCKED, detail, shown.doubtful());
  }

  private void follow(JobKey key, PrinterLine line, int length, Delivery.Outcome outcome)
      throws PrinterException {
    switch (outcome.state()) {
      // What it said while it stood still is over: it is asked again before that is shown.
      case PRINTED -> looked = looked && !line.status().blocked();
      case HANDED_OVER -> line.hangUp();
      case DOUBTFUL -> {
        LOG.warn("{} is doubtful: {}", key, outcome.reason());
        line.leftInDoubt(length);
        looked = false;
      }
      default -> throw PrinterException.nothingAccepted(outcome.reason(), null);
    }
  }

  private void settle() {
    // The store is not to be bothered by a program that is in a hurry to end.
    boolean interrupted = Thread.interrupted();
    try {
      if (unsettled != null) {
        JobEnd end = unsettled;
        queue.settled(end.key(), end.state(), end.reason());
        unsettled = null;
        live.over();
        if (end.state() != JobState.QUEUED) {
          news.of(end);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private long rest() throws PrinterException, BlockedException {
    live.over();
    PrinterLine line = printers.first();
    if (!looked || watchMillis() <= 0) {
      look(line);
    }
    if (!line.speaks()) {
      line.hangUp();
    }
    int doubtful = queue.doubtful();
    show(doubtful > 0 ? Status.DOUBTFUL : Status.READY, "", doubtful);
    return printers.connected() ? untilIdle() : Math.max(0, watchMillis());
  }

  /** A look is no reason to keep the printer from another till. */
  private void look(PrinterLine line) throws PrinterException, BlockedException {
    boolean inUse = line.connected();
    drawerMoves = false;
    printers.reachFirst();
    looked();
    if (!inUse) {
      line.hangUp();
    }
  }

  private void looked() {
    looked = true;
    lookedAt = nanos.getAsLong();
  }

  /** Until the printer is to be looked at again. */
  private long watchMillis() {
    if (patience.watch() > 0 && printers.atSecond()) {
      return printers.untilFirst();
    }
    if (patience.watch() == 0 || !printers.first().speaks()) {
      return Long.MAX_VALUE;
    }
    boolean soon = drawerMoves || printers.first().status().drawer() == Drawer.OPEN;
    long every = soon ? Math.min(patience.lastRetry(), patience.watch()) : patience.watch();
    return every - (nanos.getAsLong() - lookedAt) / MILLI;
  }

  private long untilIdle() {
    long now = nanos.getAsLong();
    if (idleSince.isEmpty()) {
      idleSince = OptionalLong.of(now);
    }
    long left = patience.idle() - (now - idleSince.getAsLong()) / MILLI;
    if (left > 0) {
      return left;
    }
    idleSince = OptionalLong.empty();
    printers.hangUp();
    return Math.max(0, watchMillis());
  }

  private long trouble(Status status, String detail, Throwable mistake) {
    printers.hangUp();
    idleSince = OptionalLong.empty();
    looked = false;
    if (shown == null || shown.status() != status) {
      LOG.warn("{}: {}", status, detail, mistake);
    }
    show(status, detail, countDoubtful());
    long wait = printers.untilSecond() > 0 ? Math.min(retry, printers.untilSecond()) : retry;
    retry = Math.min(2 * retry, patience.lastRetry());
    return wait;
  }

  private int countDoubtful() {
    try {
      return queue.doubtful();
    } catch (RuntimeException | Error e) {
      return shown == null ? 0 : shown.doubtful();
    }
  }

  private void show(Status status, String detail, int doubtful) {
    PrinterState state =
        new PrinterState(status, detail, doubtful, printers.first().status(), printers.atSecond());
    if (!state.equals(shown)) {
      shown = state;
      news.of(state);
    }
  }

  /** Nothing is done any more. */
  void end() {
    printers.hangUp();
  }
}
