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
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One printer, the line to it, and what it is known to answer, whatever its profile says. Confined
 * to the printer thread.
 */
final class PrinterLine {
  static final List<Answer> AFTER_A_JOB =
      List.of(Answer.PROCESS_ID, Answer.STATUS, Answer.AUTOMATIC_STATUS);
  static final List<Question> REAL_TIME =
      List.of(Question.PRINTER, Question.OFFLINE_CAUSE, Question.ERROR_CAUSE, Question.PAPER);
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int ID_LETTERS = 94;
  private static final int SILENCES_BELIEVED = 3;

  /** Pictures are sent in pieces; none of ours is longer. */
  private static final int LONGEST_COMMAND = 65_536;

  private static final int ZEROS_FOR_A_QUESTION = 16;

  /** Nobody waits for the end of one that talks without end. */
  private static final int MOST_UNASKED = 4_096;

  /** One whose length nobody remembers: a logo, mostly. */
  private static final int ZEROS_FOR_A_JOB = 16_384;

  private final PrinterTransport transport;
  private final PrinterProfile profile;
  private final DrawerSensor sensor;
  private final Patience patience;
  private final LongSupplier nanos;
  private final Replies replies;
  private final Habits habits;
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
    habits = new Habits(transport, profile);
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

  /** Whether it is known how the drawer's switch is wired. */
  boolean readsDrawer() {
    return sensor != DrawerSensor.NONE;
  }

  boolean connected() {
    return connection != null;
  }

  /** Whether there is anything to be learnt by looking at it. */
  boolean speaks() {
    return habits.speaks();
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
    passOverTheUnasked();
    replies.forget();
    write(new byte[Math.min(zeros, ZEROS_FOR_A_QUESTION)]);
    if (careful) {
      askAtOnce();
    }
    write(new byte[Math.max(0, zeros - ZEROS_FOR_A_QUESTION)]);
    Hearing hearing = new Hearing(replies, nanos);
    if (habits.mayAnswer(Answer.REAL_TIME_STATUS)) {
      REAL_TIME.forEach(hearing::ask);
    }
    askInTurn(hearing);
    write(hearing.command());
    hear(hearing);
    askWhyItFellSilent(hearing);
    learn(hearing);
    zerosDue = 0;
    standsStill = false;
  }

  /** A printer that stands still is not filled up with what it cannot work off. */
  private void askAtOnce() throws PrinterException, BlockedException {
    if (habits.mayAnswer(Answer.REAL_TIME_STATUS)) {
      Hearing hearing = new Hearing(replies, nanos);
      REAL_TIME.forEach(hearing::ask);
      write(hearing.command());
      hear(hearing);
      if (hearing.answered(Answer.REAL_TIME_STATUS)) {
        habits.answered(Answer.REAL_TIME_STATUS);
        checkStandingStill();
      }
      replies.forget();
    }
  }

  private void checkStandingStill() throws BlockedException {
    if (status().blocked()) {
      standsStill = true;
      throw BlockedException.said(whyBlocked());
    }
  }

  /** Where it is, and what it says is the matter. */
  String whyBlocked() {
    return describe() + ": " + says(status());
  }

  private void askInTurn(Hearing hearing) {
    if (habits.mayAnswer(Answer.PROCESS_ID)) {
      hearing.askProcessId(nextId());
    }
    if (habits.mayAnswer(Answer.STATUS)) {
      hearing.ask(Question.PAPER_IN_TURN);
      if (sensor != DrawerSensor.NONE && !habits.mayAnswer(Answer.REAL_TIME_STATUS)) {
        hearing.ask(Question.DRAWER_IN_TURN);
      }
    } else if (habits.mayAnswer(Answer.AUTOMATIC_STATUS) && !habits.mayAnswer(Answer.PROCESS_ID)) {
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
    passOverTheUnasked();
  }

  /** Paper and cover may have gone since it said that all was well, a moment ago. */
  private void askWhyItFellSilent(Hearing hearing) throws PrinterException {
    if (!hearing.answered(Answer.REAL_TIME_STATUS) || hasAllKnown(hearing) || status().blocked()) {
      return;
    }
    write(hearing.askAgain(REAL_TIME));
    long end = nanos.getAsLong() + patience.probe() * MILLI;
    boolean more = true;
    while (more && !hearing.answered(Answer.REAL_TIME_STATUS)) {
      more = hearing.listen(connection, Math.max(0, millisTo(end)));
    }
    passOverTheUnasked();
  }

  /** One that answers twice must not answer the next job before it is printed. */
  private void passOverTheUnasked() throws PrinterException {
    OptionalInt said = connection.read(0);
    for (int left = MOST_UNASKED; left > 0 && said.isPresent(); left--) {
      replies.hear(said.getAsInt());
      said = connection.read(0);
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
                kind -> !hearing.asked(kind) || hearing.answered(kind) || habits.isUnknown(kind));
  }

  private void learn(Hearing hearing) throws BlockedException {
    for (Answer kind : Answer.values()) {
      if (hearing.answered(kind)) {
        habits.answered(kind);
      }
    }
    checkStandingStill();
    if (Thread.currentThread().isInterrupted()) {
      throw BlockedException.silent(describe() + " was not waited for");
    }
    checkSilence(hearing);
    for (Answer kind : Answer.values()) {
      if (hearing.asked(kind) && !hearing.answered(kind)) {
        if (habits.answers(kind)) {
          throw BlockedException.silent(describe() + " does not answer");
        }
        habits.silent(kind);
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

  static String says(PrinterStatus status) {
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
  Delivery.Outcome send(byte[] receipt, long blockedMillis, Consumer<JobState> live) {
    replies.forget();
    Delivery delivery =
        new Delivery(connection, describe(), replies, habits, patience, nanos, live);
    return delivery.of(receipt, nextId(), blockedMillis);
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
