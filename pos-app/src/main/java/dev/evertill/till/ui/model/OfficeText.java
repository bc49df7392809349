package dev.evertill.till.ui.model;

import dev.evertill.till.ui.model.Status.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * How it stands with head office, in words. Immutable.
 *
 * @param zone the shop's
 */
public record OfficeText(Texts texts, ZoneId zone) {
  /** Clocks this close are called the same: head office's answer takes its time too. */
  private static final Duration SAME = Duration.ofSeconds(5);

  /** Whether there is a link, and how far something long is. */
  public String link(Status status) {
    String link = texts.text("about.link." + status.link());
    return status.office().progress().map(so -> link + " · " + progress(so)).orElse(link);
  }

  private String progress(Progress progress) {
    String key = "about.progress." + progress.what();
    return progress
        .total()
        .map(total -> texts.text(key, progress.done(), total))
        .orElseGet(() -> texts.text(key + ".open", progress.done()));
  }

  /** When head office last answered. */
  public String contact(Status status) {
    return status.lastContact().map(this::moment).orElseGet(() -> texts.text("about.none"));
  }

  /** How many entries wait, and since when. */
  public String waiting(Status status) {
    String waiting = texts.text("about.entries", status.waiting());
    return status
        .office()
        .oldestWaiting()
        .map(oldest -> texts.text("about.oldest", waiting, moment(oldest)))
        .orElse(waiting);
  }

  /** When head office is asked again. */
  public String next(Status status) {
    return status
        .office()
        .nextTry()
        .map(at -> time("HH:mm:ss", at))
        .orElseGet(() -> texts.text("about.now"));
  }

  /** The price list in force, and since when. */
  public String prices(long version, Status status) {
    if (version == 0) {
      return texts.text("about.none");
    }
    String name = Long.toString(version);
    return status
        .office()
        .pricesSince()
        .map(since -> texts.text("about.since", name, moment(since)))
        .orElse(name);
  }

  /** How the till's clock stands to head office's. */
  public String clock(Status status) {
    if (status.office().ahead().isEmpty()) {
      return texts.text("about.link.UNKNOWN");
    }
    Duration ahead = status.office().ahead().get();
    if (ahead.abs().compareTo(SAME) <= 0) {
      return texts.text("about.clock.right");
    }
    String way = ahead.isNegative() ? "AHEAD" : "BEHIND";
    return texts.text("about.clock." + way, length(ahead.abs()));
  }

  private String length(Duration length) {
    if (length.toDays() > 0) {
      return texts.text("about.days", length.toDays());
    }
    if (length.toHours() > 0) {
      return texts.text("about.hours", length.toHours());
    }
    return length.toMinutes() > 0
        ? texts.text("about.minutes", length.toMinutes())
        : texts.text("about.seconds", length.toSeconds());
  }

  private String moment(Instant at) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
    return day.format(at.atZone(zone)) + ", " + time("HH:mm", at);
  }

  private String time(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern).format(at.atZone(zone));
  }
}
