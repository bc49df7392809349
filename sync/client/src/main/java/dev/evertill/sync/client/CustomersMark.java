package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.customer.CustomersHead;

/**
 * How far a till has come with head office's customers. Immutable.
 *
 * @param since the version up to which all changes were fetched
 * @param seen the latest that head office was heard to stand at; it must still know it
 */
public record CustomersMark(long since, CustomersHead seen) {
  public static final CustomersMark START =
      new CustomersMark(0, new CustomersHead(0, Hash.ZERO.hex()));

  /** With what head office says of itself now. */
  public CustomersMark heard(CustomersHead head) {
    return head.version() >= seen.version() ? new CustomersMark(since, head) : this;
  }
}
