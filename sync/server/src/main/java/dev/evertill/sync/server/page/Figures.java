package dev.evertill.sync.server.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. Functions only. */
public final class Figures {
  /** Beyond it nobody counts. */
  public static final int MOST_OPEN = 999;

  private static final int EPOCH_CODE = 4;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private Figures() {}

  /** {@code 1,234.50}. */
  public static String money(long minor, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    return format.format(BigDecimal.valueOf(minor, decimals)).replace('-', '−');
  }

  /** {@code 1,234}. */
  public static String count(long number) {
    return money(number, 0);
  }

  /** {@code 9F0C}: an epoch as on receipts. */
  public static String epochCode(String epoch) {
    return epoch.substring(0, Math.min(EPOCH_CODE, epoch.length())).toUpperCase(Locale.ROOT);
  }

  /** {@code 2026-11-23 08:05}. */
  public static String time(long millis, ZoneId zone) {
    return MINUTE.format(Instant.ofEpochMilli(millis).atZone(zone));
  }

  /** {@code 5 minutes}: how long ago, or ahead, in the largest unit that fits. */
  public static String span(Duration span) {
    Duration size = span.abs();
    if (size.toDays() >= 2) {
      return many(size.toDays(), "day");
    }
    if (size.toHours() >= 2) {
      return many(size.toHours(), "hour");
    }
    if (size.toMinutes() >= 2) {
      return many(size.toMinutes(), "minute");
    }
    return many(size.toSeconds(), "second");
  }

  /** {@code 1 sale}, {@code 2 sales}. */
  public static String many(long number, String what) {
    return many(number, what, what + "s");
  }

  /** {@code 1 entry}, {@code 2 entries}. */
  public static String many(long number, String one, String several) {
    return count(number) + " " + (number == 1 ? one : several);
  }
}
