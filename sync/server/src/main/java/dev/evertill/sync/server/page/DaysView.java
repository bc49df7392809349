package dev.evertill.sync.server.page;

import java.util.List;

/**
 * Days that tills closed, and days with sales that they have not. Immutable.
 *
 * @param more whether there are older ones
 */
public record DaysView(List<Open> open, List<Closed> closed, String which, boolean more) {
  public record Open(String till, String day, List<String> totals) {}

  /**
   * @param verdict confirmed, parked or disputed
   * @param wording by which one is known among others: a till may word a close again
   * @param again whether there is another one
   */
  public record Closed(
      String till,
      long z,
      String wording,
      boolean again,
      String day,
      String verdict,
      String answered) {
    public String address() {
      return "/days/" + till + "/" + z + "/" + wording;
    }
  }
}
