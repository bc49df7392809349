package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.status.Question;
import dev.evertill.receipt.status.Replies;
import dev.evertill.receipt.transport.Connection;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Questions that go out together, and which of them were answered. Confined to the printer thread.
 */
final class Hearing {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Replies replies;
  private final LongSupplier nanos;
  private final ByteArrayOutputStream command = new ByteArrayOutputStream();
  private final Map<Answer, Integer> waitedFor = new EnumMap<>(Answer.class);
  private final Map<Answer, Integer> heard = new EnumMap<>(Answer.class);
  private String id = "";

  Hearing(Replies replies, LongSupplier nanos) {
    this.replies = replies;
    this.nanos = nanos;
  }

  void ask(Question question) {
    command.writeBytes(question.command());
    replies.asked(question);
    waitedFor.merge(kindOf(question), 1, Integer::sum);
  }

  private static Answer kindOf(Question question) {
    if (question == Question.AUTOMATIC) {
      return Answer.AUTOMATIC_STATUS;
    }
    return question.realTime() ? Answer.REAL_TIME_STATUS : Answer.STATUS;
  }

  void askProcessId(String four) {
    command.writeBytes(Replies.processIdRequest(four));
    id = four;
    waitedFor.put(Answer.PROCESS_ID, 1);
  }

  /** Asks what is answered at once a further time; says what is to be sent. */
  byte[] askAgain(List<Question> realTime) {
    replies.forgetRealTime();
    waitedFor.remove(Answer.REAL_TIME_STATUS);
    heard.remove(Answer.REAL_TIME_STATUS);
    int before = command.size();
    realTime.forEach(this::ask);
    byte[] all = command.toByteArray();
    return Arrays.copyOfRange(all, before, all.length);
  }

  byte[] command() {
    return command.toByteArray();
  }

  boolean asked(Answer kind) {
    return waitedFor.containsKey(kind);
  }

  /** Whether all questions of this kind were answered. */
  boolean answered(Answer kind) {
    return heard.getOrDefault(kind, 0) >= waitedFor.getOrDefault(kind, Integer.MAX_VALUE);
  }

  /** Waits for one answer; false if none came in this time. */
  boolean listen(Connection connection, long millis) throws PrinterException {
    long end = nanos.getAsLong() + millis * MILLI;
    do {
      long left = (end - nanos.getAsLong() + MILLI - 1) / MILLI;
      OptionalInt value = connection.read(Math.max(0, left));
      if (value.isPresent() && count(replies.hear(value.getAsInt()))) {
        return true;
      }
    } while (nanos.getAsLong() < end && !Thread.currentThread().isInterrupted());
    return false;
  }

  private boolean count(Replies.Reply reply) {
    Answer kind =
        switch (reply) {
          case NONE -> null;
          case REAL_TIME -> Answer.REAL_TIME_STATUS;
          case IN_TURN -> Answer.STATUS;
          case AUTOMATIC -> Answer.AUTOMATIC_STATUS;
          case PROCESS_ID -> replies.processId().equals(id) ? Answer.PROCESS_ID : null;
        };
    if (kind == null || !asked(kind)) {
      return false;
    }
    heard.merge(kind, 1, Integer::sum);
    return true;
  }
}
