package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.client.SyncLoop;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.till.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tills with their stores, stopped between, and a real head office where they meet. */
class CustomersOfTwoTillsTest {
  private static final Duration IDLE = Duration.ofMillis(50);

  @TempDir private Path directory;
  private OpenTill one;
  private OpenTill other;

  @BeforeEach
  void open() {
    one = new OpenTill(OpenTill.settings(directory.resolve("one"), "03"));
    other = new OpenTill(OpenTill.settings(directory.resolve("other"), "04"));
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private static SyncLoop loop(OpenTill till, String name, String office) {
    return new SyncLoop(
        till.store().journalFeed(),
        till.store().catalogueSink(),
        till.store().customerFeed(),
        new HttpHeadOffice(office, name),
        till.clock,
        till.chance(),
        IDLE,
        state -> {},
        till.store()::thread);
  }

  /** There is a link until both know the same of a customer and head office lacks nothing. */
  private void meet(String id) throws Exception {
    try (HeadOfficeServer office = new HeadOfficeServer(directory.resolve("office"), 0).start();
        SyncLoop first = loop(one, "03", office.url());
        SyncLoop second = loop(other, "04", office.url())) {
      first.start();
      second.start();
      Await.until("both tills to agree", () -> sent(one) && sent(other) && haveCome() && same(id));
    }
  }

  private static boolean sent(OpenTill till) {
    return till.store().customerFeed().unsent(1).isEmpty();
  }

  /** Up to the same version, which is where head office stands. */
  private boolean haveCome() {
    return one.store().customerFeed().mark().equals(other.store().customerFeed().mark())
        && one.store().customerFeed().mark().since() > 0;
  }

  private boolean same(String id) {
    return find(one, id).equals(find(other, id));
  }

  private static Optional<Customer> find(OpenTill till, String id) {
    return till.store().customers().find(id);
  }

  @Test
  void whatWasEditedWithoutALinkIsOnBothTillsAfterIt() throws Exception {
    String id = one.store().customers().add(Map.of(Customer.NAME, "Anna")).id();
    meet(id);
    one.store().customers().put(id, Map.of(Customer.PHONE, "030", Customer.NAME, "Anna of 3"));
    other.clock.pass(Duration.ofSeconds(1));
    other.store().customers().put(id, Map.of(Customer.EMAIL, "a@b.c", Customer.NAME, "Anna of 4"));
    one.reopened();
    other.reopened();

    meet(id);

    Customer anna = find(one, id).orElseThrow();
    assertThat(anna.value(Customer.NAME)).contains("Anna of 4");
    assertThat(anna.value(Customer.PHONE)).contains("030");
    assertThat(anna.value(Customer.EMAIL)).contains("a@b.c");
    assertThat(find(other, id)).contains(anna);
    assertThat(other.store().customers().search("030", 9)).containsExactly(anna);
  }
}
