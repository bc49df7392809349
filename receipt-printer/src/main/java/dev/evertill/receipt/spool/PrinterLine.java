package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.escpos.PrinterProfile.Cutter;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.status.PrinterStatus;
import dev.evertill.receipt.status.Question;
import dev.evertill.receipt.status.Replies;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One printer, the line to it, and what it is known to answer, whatever its profile says. Confined
 * to the printer thread.
 */
final class PrinterLine {
  /** What became of a job's bytes. Immutable. */
  record Outcome(JobState state, String reason) {}

  private enum Habit {
    UNKNOWN,
    ANSWERS,
    SILENT
  }

  private static final List<Answer> AFTER_A_JOB =
      List.of(Answer.PROCESS_ID, Answer.STATUS, Answer.AUTOMATIC_STATUS);
  private static final List<Question> REAL_TIME =
      List.of(Question.PRINTER, Question.OFFLINE_CAUSE, Question.ERROR_CAUSE, Question.PAPER);
  private static final byte[] STOP_AUTOMATIC = {0x1D, 'a', 0};
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int ID_LETTERS = 94;
  private static final int SILENCES_BELIEVED = 3;

  /** Pictures are sent in pieces; none of ours is longer. */
  private static final int LONGEST_COMMAND = 65_536;

  private static final int ZEROS_FOR_A_QUESTION = 16;

  /** One whose length nobody remembers: a logo, mostly. */
  private static final int ZEROS_FOR_A_JOB = 16_384;

  private final PrinterTransport transport;
  private final PrinterProfile profile;
  private final DrawerSensor sensor;
  private final Patience patience;
  private final LongSupplier nanos;
  private final Replies replies;
  private final Map<Answer, Habit> habits = new EnumMap<>(Answer.class);
  private Connection connection;
  private long ids;
  private int silences;
  private boolean answersMayBeLate;
  private boolean torso;

  /** It said so, and may do so still. */
  private boolean standsStill;

  /**
   * A line that broke may have cut a command in two, and the printer takes what comes next for its
   * end: a question or, where it was a picture, all of the next job. Zeros fill it, and are ignored
   * where nothing is open. The run before may have stopped in the middle of a question.
   */
  private int zerosDue = ZEROS_FOR_A_QUESTION;

  PrinterLine(
      PrinterTransport transport,
      PrinterProfile profile,
      DrawerSensor sensor,
      Patience patience,
      LongSupplier nanos) {
    this.transport = transport;
    this.profile = profile;
    this.sensor = sensor;
    this.patience = patience;
    this.nanos = nanos;
    replies = new Replies(sensor);
    // Not the numbers of the run before: an answer to one of those may still be on its way.
    ids = nanos.getAsLong() & Long.MAX_VALUE;
  }

  PrinterProfile profile() {
    return profile;
  }

  String describe() {
    return transport.describe();
  }

  PrinterStatus status() {
    return replies.status();
  }

  boolean connected() {
    return connection != null;
  }

  /** Whether there is anything to be learnt by looking at it. */
  boolean speaks() {
    return profile.answers().stream().anyMatch(this::maybeAnswers);
  }

  private boolean maybeAnswers(Answer kind) {
    return inProfile(kind) && habit(kind) != Habit.SILENT;
  }

  private boolean inProfile(Answer kind) {
    return transport.readsBack() && profile.answers().contains(kind);
  }

  private Habit habit(Answer kind) {
    return habits.getOrDefault(kind, Habit.UNKNOWN);
  }

  /** Has a line to a printer that shows life and is ready, or is known to show none. */
  void reach() throws PrinterException, BlockedException {
    if (connection != null && !alive()) {
      hangUp();
    }
    if (connection == null) {
      connection = transport.open();
      probe();
    }
  }

  private boolean alive() throws BlockedException {
    try {
      probe();
      return true;
    } catch (PrinterException e) {
      return false;
    }
  }

  private void probe() throws PrinterException, BlockedException {
    if (!transport.readsBack()) {
      // Where a write may be a job of its own, nothing is written that prints nothing.
      return;
    }
    int zeros = zerosDue;
    boolean careful = zeros > ZEROS_FOR_A_QUESTION || standsStill;
    answersMayBeLate |= zeros > 0;
    zerosDue = Math.max(zerosDue, ZEROS_FOR_A_QUESTION);
    replies.forget();
    write(new byte[Math.min(zeros, ZEROS_FOR_A_QUESTION)]);
    if (careful) {
      askAtOnce();
    }
    write(new byte[Math.max(0, zeros - ZEROS_FOR_A_QUESTION)]);
    Hearing hearing = new Hearing(replies, nanos);
    if (maybeAnswers(Answer.REAL_TIME_STATUS)) {
      REAL_TIME.forEach(hearing::ask);
    }
    askInTurn(hearing);
    write(hearing.command());
    hear(hearing);
    learn(hearing);
    zerosDue = 0;
    standsStill = false;
  }

  /** A printer that stands still is not filled up with what it cannot work off. */
  private void askAtOnce() throws PrinterException, BlockedException {
    if (maybeAnswers(Answer.REAL_TIME_STATUS)) {
      Hearing hearing = new Hearing(replies, nanos);
      REAL_TIME.forEach(hearing::ask);
      write(hearing.command());
      hear(hearing);
      if (hearing.answered(Answer.REAL_TIME_STATUS)) {
        habits.put(Answer.REAL_TIME_STATUS, Habit.ANSWERS);
        checkStandingStill();
      }
      replies.forget();
    }
  }

  private void checkStandingStill() throws BlockedException {
    if (status().blocked()) {
      standsStill = true;
      throw BlockedException.said(describe() + ": " + says(status()));
    }
  }

  private void askInTurn(Hearing hearing) {
    if (maybeAnswers(Answer.PROCESS_ID)) {
      hearing.askProcessId(nextId());
    }
    if (maybeAnswers(Answer.STATUS)) {
      hearing.ask(Question.PAPER_IN_TURN);
      if (sensor != DrawerSensor.NONE && !maybeAnswers(Answer.REAL_TIME_STATUS)) {
        hearing.ask(Question.DRAWER_IN_TURN);
      }
    } else if (maybeAnswers(Answer.AUTOMATIC_STATUS) && !maybeAnswers(Answer.PROCESS_ID)) {
      hearing.ask(Question.AUTOMATIC);
    }
  }

  private String nextId() {
    ids++;
    StringBuilder id = new StringBuilder();
    for (long rest = ids; id.length() < 4; rest /= ID_LETTERS) {
      id.append((char) ('!' + rest % ID_LETTERS));
    }
    return id.toString();
  }

  private void hear(Hearing hearing) throws PrinterException {
    long end = nanos.getAsLong() + patience.probe() * MILLI;
    while (!hasAll(hearing) && hearing.listen(connection, Math.max(0, millisTo(end)))) {
      if (hasAllKnown(hearing)) {
        // Of what it may not understand, no more than a moment is expected.
        end = Math.min(end, nanos.getAsLong() + patience.silent() * MILLI);
      }
    }
    if (answersMayBeLate && AFTER_A_JOB.stream().anyMatch(hearing::answered)) {
      // The answer to the job in doubt came before these: what is left over is nobody's.
      hearing.listen(connection, patience.silent());
      answersMayBeLate = false;
    }
  }

  private long millisTo(long end) {
    return (end - nanos.getAsLong()) / MILLI;
  }

  private static boolean hasAll(Hearing hearing) {
    return List.of(Answer.values()).stream()
        .allMatch(kind -> !hearing.asked(kind) || hearing.answered(kind));
  }

  private boolean hasAllKnown(Hearing hearing) {
    return AFTER_A_JOB.stream().anyMatch(hearing::answered)
        && List.of(Answer.values()).stream()
            .allMatch(
                kind ->
                    !hearing.asked(kind) || hearing.answered(kind) || habit(kind) == Habit.UNKNOWN);
  }

  private void learn(Hearing hearing) throws BlockedException {
    for (Answer kind : Answer.values()) {
      if (hearing.answered(kind)) {
        habits.put(kind, Habit.ANSWERS);
      }
    }
    checkStandingStill();
    if (Thread.currentThread().isInterrupted()) {
      throw BlockedException.silent(describe() + " was not waited for");
    }
    checkSilence(hearing);
    for (Answer kind : Answer.values()) {
      if (hearing.asked(kind) && !hearing.answered(kind)) {
        if (habit(kind) == Habit.ANSWERS) {
          throw BlockedException.silent(describe() + " does not answer");
        }
        habits.put(kind, Habit.SILENT);
      }
    }
  }

  /** One that is busy for somebody else is silent too: it is met more than once. */
  private void checkSilence(Hearing hearing) throws BlockedException {
    boolean expected = AFTER_A_JOB.stream().anyMatch(hearing::asked);
    if (!expected || AFTER_A_JOB.stream().anyMatch(hearing::answered)) {
      silences = 0;
    } else if (++silences < SILENCES_BELIEVED) {
      throw BlockedException.silent(describe() + " does not answer");
    }
  }

  private static String says(PrinterStatus status) {
    return status.conditions().stream().map(Condition::name).collect(Collectors.joining(", "));
  }

  void write(byte[] bytes) throws PrinterException {
    if (bytes.length > 0) {
      connection.write(bytes, 0, bytes.length);
    }
  }

  /** Cuts off what a job in doubt left, so that the next one stands alone. */
  void cutOffTorso() throws PrinterException {
    if (!torso) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!transport.readsBack()) {
      bytes.writeBytes(new byte[zerosDue]);
      zerosDue = 0;
    }
    bytes.writeBytes(new byte[] {'\n', 0x1B, '@', 0x1B, 'd', 4});
    if (profile.cutter() != Cutter.NONE) {
      bytes.writeBytes(new byte[] {0x1D, 'V', 66, 0});
    }
    write(bytes.toByteArray());
    torso = false;
  }

  /** Sends a job. Nothing of it was sent before; after this, nothing is sent again by itself. */
  Outcome send(byte[] receipt, long blockedMillis, Consumer<JobState> live) {
    Hearing hearing = new Hearing(replies, nanos);
    replies.forget();
    askAfterwards(hearing);
    try {
      write(withQuestions(receipt, hearing));
      live.accept(JobState.AWAITING_CONFIRMATION);
      if (connection.endOfJob()) {
        return new Outcome(JobState.PRINTED, "");
      }
    } catch (PrinterException e) {
      return new Outcome(e.anyByteAccepted() ? JobState.DOUBTFUL : JobState.QUEUED, e.getMessage());
    }
    try {
      return confirmed(hearing, blockedMillis, live);
    } catch (PrinterException e) {
      return new Outcome(JobState.DOUBTFUL, e.getMessage());
    }
  }

  /** A printer that was silent is asked by {@code GS r} nevertheless: it may have been asleep. */
  private void askAfterwards(Hearing hearing) {
    if (maybeAnswers(Answer.PROCESS_ID)) {
      hearing.askProcessId(nextId());
    }
    if (inProfile(Answer.STATUS)) {
      hearing.ask(Question.PAPER_IN_TURN);
    } else if (maybeAnswers(Answer.AUTOMATIC_STATUS) && !maybeAnswers(Answer.PROCESS_ID)) {
      hearing.ask(Question.AUTOMATIC);
    }
  }

  /** What a printer says by itself must not pass for the answer, so it is told to say nothing. */
  private static byte[] withQuestions(byte[] receipt, Hearing hearing) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (hearing.asked(Answer.AUTOMATIC_STATUS)) {
      all.writeBytes(STOP_AUTOMATIC);
    }
    all.writeBytes(receipt);
    all.writeBytes(hearing.command());
    return all.toByteArray();
  }

  private Outcome confirmed(Hearing hearing, long blockedMillis, Consumer<JobState> live)
      throws PrinterException {
    boolean sure =
        AFTER_A_JOB.stream().anyMatch(kind -> hearing.asked(kind) && habit(kind) == Habit.ANSWERS);
    long blockedEnds = nanos.getAsLong() + blockedMillis * MILLI;
    long end = nanos.getAsLong() + (sure ? patience.answer() : patience.silent()) * MILLI;
    while (!isConfirmed(hearing)) {
      if (millisTo(end) <= 0 || Thread.currentThread().isInterrupted()) {
        return unconfirmed(sure);
      }
      if (hearing.listen(connection, Math.min(millisTo(end), patience.probe()))) {
        continue;
      }
      if (isBlocked(hearing)) {
        live.accept(JobState.BLOCKED);
        // It prints on from its own memory as soon as it can.
        end = Math.min(blockedEnds, nanos.getAsLong() + patience.answer() * MILLI);
      } else {
        live.accept(JobState.AWAITING_CONFIRMATION);
      }
    }
    learnFrom(hearing);
    return new Outcome(JobState.PRINTED, "");
  }

  private boolean isConfirmed(Hearing hearing) {
    if (hearing.answered(Answer.PROCESS_ID)) {
      return true;
    }
    // Processed is not printed yet: where the better answer is to be had, it is waited for.
    return habit(Answer.PROCESS_ID) != Habit.ANSWERS
        && (hearing.answered(Answer.STATUS) || hearing.answered(Answer.AUTOMATIC_STATUS));
  }

  /**
   * Asked out of turn: whether it stands still, and the answer to the job may come all the same.
   */
  private boolean isBlocked(Hearing hearing) throws PrinterException {
    if (habit(Answer.REAL_TIME_STATUS) != Habit.ANSWERS) {
      return false;
    }
    write(hearing.askAgain(REAL_TIME));
    long end = nanos.getAsLong() + patience.probe() * MILLI;
    while (!hearing.answered(Answer.REAL_TIME_STATUS)
        && !isConfirmed(hearing)
        && hearing.listen(connection, Math.max(0, millisTo(end)))) {}
    return hearing.answered(Answer.REAL_TIME_STATUS) && status().blocked();
  }

  private void learnFrom(Hearing hearing) {
    if (habit(Answer.STATUS) == Habit.SILENT && hearing.answered(Answer.STATUS)) {
      // It was asleep when it was asked first, and may know more than it seemed.
      habits.clear();
    }
    AFTER_A_JOB.stream().filter(hearing::answered).forEach(kind -> habits.put(kind, Habit.ANSWERS));
  }

  private Outcome unconfirmed(boolean sure) {
    if (status().blocked()) {
      return new Outcome(JobState.DOUBTFUL, describe() + " took all, and then: " + says(status()));
    }
    if (sure || Thread.currentThread().isInterrupted()) {
      return new Outcome(JobState.DOUBTFUL, describe() + " took all and fell silent");
    }
    return new Outcome(JobState.HANDED_OVER, "");
  }

  /** A job of so many bytes ended in doubt. */
  void leftInDoubt(int bytes) {
    torso = true;
    zerosDue = Math.min(LONGEST_COMMAND, Math.max(zerosDue, bytes));
    answersMayBeLate = true;
    hangUp();
  }

  /** A job ended in doubt when the program stopped. */
  void leftInDoubtBefore() {
    leftInDoubt(ZEROS_FOR_A_JOB);
  }

  void hangUp() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
