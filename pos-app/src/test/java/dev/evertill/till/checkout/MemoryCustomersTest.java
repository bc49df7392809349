package dev.evertill.till.checkout;

import dev.evertill.sync.client.CustomerFeed;
import java.util.Random;

class MemoryCustomersTest extends CustomersContract {
  private final MemoryCustomers customers = new MemoryCustomers(TILL, clock, new Random(1));

  @Override
  protected Customers customers() {
    return customers;
  }

  @Override
  protected CustomerFeed feed() {
    return customers;
  }
}
