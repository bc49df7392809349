package dev.evertill.sync.server.page;

import java.util.List;

/**
 * What was sold on a business day. Immutable.
 *
 * @param upTo null where all that is held is counted
 */
public record SalesView(
    String day, String before, String after, boolean today, List<InCurrency> sums, String upTo) {
  /** Each currency by itself. */
  public record InCurrency(
      String currency,
      String total,
      String sales,
      String returns,
      Chart byHour,
      Chart byStore,
      Chart byGroup) {}
}
