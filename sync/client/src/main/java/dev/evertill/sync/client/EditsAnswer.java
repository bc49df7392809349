package dev.evertill.sync.client;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.util.List;

/**
 * What head office says to edits of customers, each of which is in one of the three lists.
 * Immutable.
 *
 * @param taken held as they were sent
 * @param restamped held under another clock
 * @param refused not held, and not to be sent again as they are
 */
public record EditsAnswer(
    CustomersHead head,
    List<CustomerEdit> taken,
    List<Restamped> restamped,
    List<Refused> refused) {
  /**
   * An edit whose clock ran too far ahead.
   *
   * @param clock it is held under
   * @param theirs the customer as head office holds it now
   */
  public record Restamped(CustomerEdit edit, HybridClock clock, Customer theirs) {}

  /**
   * An edit that is not held.
   *
   * @param reason in plain words, without the value
   */
  public record Refused(CustomerEdit edit, String reason) {}
}
