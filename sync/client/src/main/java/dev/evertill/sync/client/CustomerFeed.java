package dev.evertill.sync.client;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import java.util.List;
import java.util.Optional;

/**
 * The till's customers as the sync thread sees them: edits go up, what others edited comes down.
 * What a method is told is durable when it returns, and may be told again. Confined to the sync
 * thread.
 */
public interface CustomerFeed {
  /** Edits head office is not known to hold, at most so many; none that it refused. */
  List<CustomerEdit> unsent(int most);

  /** What head office says to edits. One that was superseded here meanwhile stays unsent. */
  void answered(EditsAnswer answer);

  /** How far the till has come; {@link CustomersMark#START} at first. */
  CustomersMark mark();

  /**
   * Customers as head office holds them, in no particular order; everything up to the mark's
   * version has come with them.
   */
  void page(CustomersMark mark, List<Customer> customers);

  /**
   * Head office has lost what it once took: every edit that is known here is unsent again, whoever
   * made it, and the mark is at the start. Cut off, it is said again.
   */
  void sendAgain();

  /** What head office does not take of customers, in plain words; empty when it takes all. */
  Optional<String> refused();

  /** Of a till that keeps no customers. */
  CustomerFeed NONE =
      new CustomerFeed() {
        @Override
        public List<CustomerEdit> unsent(int most) {
          return List.of();
        }

        @Override
        public void answered(EditsAnswer answer) {
          throw new IllegalStateException("nothing was sent");
        }

        @Override
        public CustomersMark mark() {
          return CustomersMark.START;
        }

        @Override
        public void page(CustomersMark mark, List<Customer> customers) {
          throw new IllegalStateException("nothing was asked for");
        }

        @Override
        public void sendAgain() {
          throw new IllegalStateException("nothing was sent");
        }

        @Override
        public Optional<String> refused() {
          return Optional.empty();
        }
      };
}
