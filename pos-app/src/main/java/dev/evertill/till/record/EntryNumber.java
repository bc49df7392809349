package dev.evertill.till.record;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The place of an entry: till, epoch (32 hexadecimal digits) and number, gapless from 1 within the
 * epoch. Immutable.
 */
public record EntryNumber(String till, String epoch, long number) {
  private static final Pattern EPOCH = Pattern.compile("[0-9a-f]{32}");

  static boolean isEpoch(String text) {
    return EPOCH.matcher(text).matches();
  }

  /** As it stands on paper: till, a short code of the epoch, number: {@code 03-9F2C-000123}. */
  public String paper() {
    return till + "-" + epoch.substring(0, 4).toUpperCase(Locale.ROOT) + "-" + padded();
  }

  private String padded() {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }
}
