package dev.evertill.receipt.spool;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.EnumMap;
import java.util.Map;

/** What a printer is known to answer, whatever its profile says. Confined to the printer thread. */
final class Habits {
  private enum Habit {
    ANSWERS,
    SILENT
  }

  private final PrinterTransport transport;
  private final PrinterProfile profile;
  private final Map<Answer, Habit> known = new EnumMap<>(Answer.class);

  Habits(PrinterTransport transport, PrinterProfile profile) {
    this.transport = transport;
    this.profile = profile;
  }

  /** Whether its profile says so, and the way to it lets it speak. */
  boolean claims(Answer kind) {
    return transport.readsBack() && profile.answers().contains(kind);
  }

  boolean mayAnswer(Answer kind) {
    return claims(kind) && known.get(kind) != Habit.SILENT;
  }

  boolean answers(Answer kind) {
    return known.get(kind) == Habit.ANSWERS;
  }

  boolean isUnknown(Answer kind) {
    return !known.containsKey(kind);
  }

  /** Whether there is anything to be learnt by looking at it. */
  boolean speaks() {
    return profile.answers().stream().anyMatch(this::mayAnswer);
  }

  void answered(Answer kind) {
    known.put(kind, Habit.ANSWERS);
  }

  void silent(Answer kind) {
    known.put(kind, Habit.SILENT);
  }

  /** It was asleep when it was asked first, and may know more than it seemed. */
  void wokeUp() {
    known.clear();
  }
}
