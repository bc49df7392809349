package dev.evertill.till.store;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process that has a till's directory. Immutable.
 *
 * @param process its number, or {@code unknown}
 * @param since when it started, as far as the system tells
 * @param user whose it is, as far as the system tells
 */
public record Holder(String process, Optional<Instant> since, Optional<String> user) {
  private static final String UNKNOWN = "unknown";

  /** The process of a number, asked of the system. */
  static Holder of(String written) {
    String process = written.isBlank() ? UNKNOWN : written.strip();
    Optional<ProcessHandle> found =
        process.chars().allMatch(Character::isDigit) && process.length() < 19
            ? ProcessHandle.of(Long.parseLong(process))
            : Optional.empty();
    return new Holder(
        process,
        found.flatMap(running -> running.info().startInstant()),
        found.flatMap(running -> running.info().user()));
  }

  /** {@code process 4711 (since 2026-11-22T22:40:07+01:00, user anna)}, as far as known. */
  public String text() {
    List<String> known = new ArrayList<>();
    since.map(Holder::local).ifPresent(time -> known.add("since " + time));
    user.ifPresent(name -> known.add("user " + name));
    return "process " + process + (known.isEmpty() ? "" : " (" + String.join(", ", known) + ")");
  }

  private static String local(Instant time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
  }
}
