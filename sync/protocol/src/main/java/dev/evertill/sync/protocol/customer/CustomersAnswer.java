package dev.evertill.sync.protocol.customer;

import java.util.List;

/**
 * What head office says to edits. Those that are not named are held as they came.
 *
 * @param version where its customers stand now, with the hash there
 * @param restamped edits whose clock ran too far ahead, and the clocks they are held under
 * @param customers those of the re-stamped edits, as they are held now
 */
public record CustomersAnswer(
    long version,
    String hash,
    List<RestampedLine> restamped,
    List<CustomerLine> customers,
    List<RefusedLine> refused) {
  /**
   * @param line of the request, from 1
   */
  public record RestampedLine(int line, String clock) {}

  /**
   * @param line of the request, from 1
   */
  public record RefusedLine(int line, String reason) {}
}
