package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.CustomerFeed;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.HybridClock;
import dev.evertill.till.checkout.Customers;
import dev.evertill.till.checkout.CustomersContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCustomersTest extends CustomersContract {
  @TempDir private Path directory;
  private OpenTill till;
  private StoredCustomers customers;
  private Optional<String> noRoom = Optional.empty();
  private int pauses;

  @BeforeEach
  void open() {
    till = new OpenTill(directory.resolve("till"));
    wire();
  }

  private void wire() {
    customers =
        new StoredCustomers(
            TILL,
            till.store().journal(),
            till.ledger(),
            clock,
            till.chance(),
            () -> noRoom,
            () -> pauses++);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void reopen() {
    till.reopened();
    wire();
  }

  @Override
  protected Customers customers() {
    return customers;
  }

  @Override
  protected CustomerFeed feed() {
    return customers;
  }

  private Customer add(String name) throws Exception {
    return customers.add(Map.of(Customer.NAME, name));
  }

  @Test
  void customersAndWhatIsToBeSentOutliveARestart() throws Exception {
    Customer anna = add("Anna");
    reopen();
    assertThat(customers.find(anna.id())).contains(anna);
    assertThat(customers.search("an", 9)).containsExactly(anna);
    assertThat(feed().unsent(9)).hasSize(1);
    assertThat(till.store().customers().find(anna.id())).contains(anna);
    assertThat(till.store().customerFeed().unsent(9)).isEqualTo(feed().unsent(9));
  }

  @Test
  void theClockOfEditsNeverGoesBackOverARestart() throws Exception {
    HybridClock before = add("Anna").newest();
    clock.set(Duration.ofDays(-365));
    reopen();
    assertThat(add("Bert").newest()).isEqualTo(new HybridClock(before.wallMillis(), 1, TILL));
  }

  @Test
  void aBackupHasTheCustomersAndHowFarTheTillHasCome() throws Exception {
    Map<String, Customer> all = new HashMap<>();
    for (int i = 0; i < 1_100; i++) {
      Customer one = add("Customer " + i);
      all.put(one.id(), one);
    }
    HybridClock last = new CustomerRows(till.store().journal()).lastClock();
    till.store().backup(directory.resolve("copy"));
    try (var copy = TillStore.box(directory.resolve("copy/journal"), OpenTill.ROOMY)) {
      CustomerRows rows = new CustomerRows(copy);
      assertThat(rows.all(0, 2_000)).hasSize(1_100);
      for (Customer one : all.values()) {
        assertThat(rows.find(one.id()).orElseThrow().customer()).isEqualTo(one);
      }
      assertThat(rows.lastClock()).isEqualTo(last);
    }
  }

  @Test
  void aJournalWrittenAnewHasTheCustomersTooAndThoseOfMeanwhile() throws Exception {
    Customer anna = add("Anna");
    till.store().rebuild();
    Customer bert = add("Bert");
    customers.delete(anna.id());
    reopen();
    assertThat(customers.find(bert.id())).contains(bert);
    assertThat(customers.find(anna.id())).isEmpty();
    assertThat(feed().unsent(9)).hasSize(2);
  }

  @Test
  void manyCustomersFromHeadOfficeLeaveRoomForSalesBetween() throws Exception {
    for (int i = 0; i < 120; i++) {
      add("Customer " + i);
    }
    pauses = 0;
    feed().sendAgain();
    assertThat(pauses).isEqualTo(3);
  }
}
