package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.JournalLine;
import dev.evertill.till.checkout.JournalLine.Gone;
import dev.evertill.till.checkout.JournalLine.Written;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.money.Currency;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * A line of the journal in words. Immutable.
 *
 * @param what the kind of entry, or the day that is gone
 * @param place number and time of an entry, or how many entries are gone
 * @param amount empty where the entry is not about money
 * @param state what head office has of it
 * @param more what to know of it besides, once it is marked
 * @param tone how much its state matters
 */
public record JournalRow(
    String what, String place, String amount, String state, String more, News.Tone tone) {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /**
   * What head office asks is cut here, so that what to do still fits. {@code till dump} has all.
   */
  private static final int LONGEST_QUESTION = 110;

  /**
   * @param money how amounts of a currency are written
   */
  static JournalRow of(JournalLine line, Texts texts, Function<Currency, MoneyText> money) {
    return line instanceof Written written
        ? written(written, texts, money)
        : gone((Gone) line, texts);
  }

  private static JournalRow written(
      Written entry, Texts texts, Function<Currency, MoneyText> money) {
    String amount =
        entry
            .amount()
            .map(sum -> money.apply(sum.currency()).text(sum.money()))
            .orElse(entry.readable() ? "" : texts.text("journal.unreadable"));
    SyncStatus.State state = entry.status().state();
    return new JournalRow(
        texts.text("kind." + entry.kind().map(Enum::name).orElse("UNKNOWN")),
        entry.number() + " · " + AT.format(entry.at()),
        amount,
        texts.text("sync." + state),
        help(entry.status(), texts),
        entry.readable() ? tone(state) : News.Tone.TROUBLE);
  }

  /** A question in the language of the screen where it has a name; else in head office's words. */
  private static String help(SyncStatus status, Texts texts) {
    String key = "question." + status.code();
    return texts.has(key)
        ? texts.text("sync.PARKED.named", texts.text(key))
        : texts.text("sync." + status.state() + ".help", shortened(status.reason()));
  }

  private static String shortened(String question) {
    return question.length() <= LONGEST_QUESTION
        ? question
        : question.substring(0, LONGEST_QUESTION - 1).strip() + "…";
  }

  private static News.Tone tone(SyncStatus.State state) {
    return switch (state) {
      case PENDING, SENT -> News.Tone.NONE;
      case CONFIRMED -> News.Tone.GOOD;
      case PARKED -> News.Tone.ATTENTION;
    };
  }

  private static JournalRow gone(Gone gone, Texts texts) {
    String key = "anchor." + gone.cause();
    return new JournalRow(
        gone.day()
            .map(day -> texts.text("anchor.day", day.z(), day.businessDay().toString()))
            .orElseGet(() -> texts.text(key)),
        texts.text(key + ".entries", gone.entries()),
        "",
        texts.text(key + ".state"),
        texts.text(key + ".help"),
        gone.cause() == Anchor.Cause.MISSING ? News.Tone.TROUBLE : News.Tone.NONE);
  }
}
