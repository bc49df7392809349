package dev.evertill.sync.server;

import dev.evertill.sync.protocol.document.SaleDocument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * What head office notes of a sale beside its bytes: its business day, and its claims. Immutable.
 *
 * @param day such as 2026-12-31; null where it says none that can be read
 */
record Gist(String day, Claims claims) {
  static final Gist NONE = new Gist(null, Claims.NONE);

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  static Gist of(SaleDocument sale) {
    String day = DAY.matcher(sale.businessDay()).matches() ? sale.businessDay() : null;
    return new Gist(day, Claims.of(sale));
  }

  /**
   * The day an arrival is filed under: its business day; else the day it was made on by the till's
   * clock, in UTC; else the day it came.
   */
  static String day(Arrival arrival, long receivedMillis) {
    if (arrival.gist().day() != null) {
      return arrival.gist().day();
    }
    long made =
        arrival.entry() == null ? receivedMillis : arrival.entry().header().tillTimeMillis();
    String day = utc(made);
    return DAY.matcher(day).matches() ? day : utc(receivedMillis);
  }

  private static String utc(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
