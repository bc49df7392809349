package dev.evertill.sync.protocol;

import static dev.evertill.sync.protocol.Checks.MOST_SUM;
import static dev.evertill.sync.protocol.Checks.hash;
import static dev.evertill.sync.protocol.Checks.sum;
import static dev.evertill.sync.protocol.Checks.within;

/** Whether the fields of a close, and of its totals, are in their ranges. Functions only. */
final class CloseChecks {
  private CloseChecks() {}

  /**
   * @param place of the close in what was read, empty or with a dot at its end
   */
  static void check(String place, Close close) throws MalformedException {
    within(0, place + "z", close.z(), 1, Integer.MAX_VALUE);
    for (int i = 0; i < close.segments().size(); i++) {
      Segment segment = close.segments().get(i);
      String at = place + "segments[" + i + "].";
      within(0, at + "first", segment.first(), 1, Long.MAX_VALUE);
      within(0, at + "last", segment.last(), segment.first(), Long.MAX_VALUE);
      hash(0, at + "hash", segment.hash());
    }
    totals(place + "totals.", close.totals());
  }

  private static void totals(String place, ControlTotals totals) throws MalformedException {
    for (int i = 0; i < totals.kinds().size(); i++) {
      within(0, place + "kinds[" + i + "].count", totals.kinds().get(i).count(), 0, MOST_SUM);
    }
    sum(place + "turnover", totals.turnover());
    sum(place + "rounding", totals.rounding());
    for (int i = 0; i < totals.tenders().size(); i++) {
      sum(place + "tenders[" + i + "].amount", totals.tenders().get(i).amount());
    }
    for (int i = 0; i < totals.taxes().size(); i++) {
      TaxSum tax = totals.taxes().get(i);
      sum(place + "taxes[" + i + "].net", tax.net());
      sum(place + "taxes[" + i + "].tax", tax.tax());
      sum(place + "taxes[" + i + "].gross", tax.gross());
    }
  }
}
