package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.status.Question;
import dev.evertill.receipt.status.Replies;
import dev.evertill.receipt.transport.Connection;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One job on its way to the paper, and the answer to it. Confined to the printer thread. */
final class Delivery {
  /** What became of it. Immutable. */
  record Outcome(JobState state, String reason) {}

  private static final byte[] STOP_AUTOMATIC = {0x1D, 'a', 0};
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Connection connection;
  private final String printer;
  private final Replies replies;
  private final Habits habits;
  private final Patience patience;
  private final LongSupplier nanos;
  private final Consumer<JobState> live;
  private final Hearing hearing;

  /**
   * @param live told of the states that only this run knows
   */
  Delivery(
      Connection connection,
      String printer,
      Replies replies,
      Habits habits,
      Patience patience,
      LongSupplier nanos,
      Consumer<JobState> live) {
    this.connection = connection;
    this.printer = printer;
    this.replies = replies;
    this.habits = habits;
    this.patience = patience;
    this.nanos = nanos;
    this.live = live;
    hearing = new Hearing(replies, nanos);
  }

  /**
   * Sends all of it, and waits for the answer.
   *
   * @param id of the job for a printer that answers by number, four characters
   * @param blockedMillis how long paper or cover may hold it up
   */
  Outcome of(byte[] receipt, String id, long blockedMillis) {
    ask(id);
    try {
      write(withQuestions(receipt));
      live.accept(JobState.AWAITING_CONFIRMATION);
      if (connection.endOfJob()) {
        return new Outcome(JobState.PRINTED, "");
      }
    } catch (PrinterException e) {
      return new Outcome(e.anyByteAccepted() ? JobState.DOUBTFUL : JobState.QUEUED, e.getMessage());
    }
    try {
      return answered(blockedMillis);
    } catch (PrinterException e) {
      return new Outcome(JobState.DOUBTFUL, e.getMessage());
    }
  }

  /** A printer that was silent is asked by {@code GS r} nevertheless: it may have been asleep. */
  private void ask(String id) {
    if (habits.mayAnswer(Answer.PROCESS_ID)) {
      hearing.askProcessId(id);
    }
    if (habits.claims(Answer.STATUS)) {
      hearing.ask(Question.PAPER_IN_TURN);
    } else if (habits.mayAnswer(Answer.AUTOMATIC_STATUS) && !habits.mayAnswer(Answer.PROCESS_ID)) {
      hearing.ask(Question.AUTOMATIC);
    }
  }

  /** What a printer says by itself must not pass for the answer, so it is told to say nothing. */
  private byte[] withQuestions(byte[] receipt) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (hearing.asked(Answer.AUTOMATIC_STATUS)) {
      all.writeBytes(STOP_AUTOMATIC);
    }
    all.writeBytes(receipt);
    all.writeBytes(hearing.command());
    return all.toByteArray();
  }

  private void write(byte[] bytes) throws PrinterException {
    connection.write(bytes, 0, bytes.length);
  }

  private Outcome answered(long blockedMillis) throws PrinterException {
    boolean sure =
        PrinterLine.AFTER_A_JOB.stream()
            .anyMatch(kind -> hearing.asked(kind) && habits.answers(kind));
    long blockedEnds = after(blockedMillis);
    long end = after(sure ? patience.answer() : patience.silent());
    while (!isConfirmed()) {
      if (millisTo(end) <= 0 || Thread.currentThread().isInterrupted()) {
        return unanswered(sure);
      }
      if (hearing.listen(connection, Math.min(millisTo(end), patience.probe())) || !saysHowItIs()) {
        continue;
      }
      if (replies.status().blocked()) {
        live.accept(JobState.BLOCKED);
        // It prints on from its own memory as soon as it can.
        end = Math.min(blockedEnds, after(patience.answer()));
      } else {
        live.accept(JobState.AWAITING_CONFIRMATION);
      }
    }
    learn();
    return new Outcome(JobState.PRINTED, "");
  }

  private boolean isConfirmed() {
    if (hearing.answered(Answer.PROCESS_ID)) {
      return true;
    }
    // Processed is not printed yet: where the better answer is to be had, it is waited for.
    return !habits.answers(Answer.PROCESS_ID)
        && (hearing.answered(Answer.STATUS) || hearing.answered(Answer.AUTOMATIC_STATUS));
  }

  /** Asked out of turn; the answer to the job may come instead. */
  private boolean saysHowItIs() throws PrinterException {
    if (!habits.answers(Answer.REAL_TIME_STATUS)) {
      return false;
    }
    write(hearing.askAgain(PrinterLine.REAL_TIME));
    long end = after(patience.probe());
    boolean more = true;
    while (more && !isConfirmed() && !hearing.answered(Answer.REAL_TIME_STATUS)) {
      more = hearing.listen(connection, Math.max(0, millisTo(end)));
    }
    return hearing.answered(Answer.REAL_TIME_STATUS);
  }

  private void learn() {
    if (!habits.mayAnswer(Answer.STATUS) && hearing.answered(Answer.STATUS)) {
      habits.wokeUp();
    }
    PrinterLine.AFTER_A_JOB.stream().filter(hearing::answered).forEach(habits::answered);
  }

  private Outcome unanswered(boolean sure) {
    if (replies.status().blocked()) {
      return new Outcome(
          JobState.DOUBTFUL,
          printer + " took all, and then: " + PrinterLine.says(replies.status()));
    }
    if (sure || Thread.currentThread().isInterrupted()) {
      return new Outcome(JobState.DOUBTFUL, printer + " took all and fell silent");
    }
    return new Outcome(JobState.HANDED_OVER, "");
  }

  private long after(long millis) {
    return nanos.getAsLong() + millis * MILLI;
  }

  private long millisTo(long end) {
    return (end - nanos.getAsLong()) / MILLI;
  }
}
