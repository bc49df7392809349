package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLine;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersAnswer;
import dev.evertill.sync.protocol.customer.CustomersEnd;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The customers of all tills, as they were edited. Safe from any thread.
 *
 * <p>Each change of a customer has a version, which is given while the row {@code customer_head} is
 * locked: versions become visible in their order. The versions are chained by hashes, so that a
 * till which saw one knows whether this is still the book it saw.
 */
final class CustomerBook {
  static final int PAGE = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final int pageSize;

  CustomerBook(Database database, InstantSource clock) {
    this(database, clock, PAGE);
  }

  CustomerBook(Database database, InstantSource clock, int pageSize) {
    this.database = database;
    this.clock = clock;
    this.pageSize = pageSize;
  }

  /** The same in shorter pages. */
  CustomerBook inPagesOf(int customers) {
    return customers < pageSize ? new CustomerBook(database, clock, customers) : this;
  }

  /** What changed after a version, oldest change first, and where that ends. */
  record Page(List<CustomerLine> customers, CustomersEnd end) {}

  /**
   * An edit and its place in the request.
   *
   * @param line from 1
   */
  record Sent(int line, CustomerEdit edit) {}

  CustomersHead head() {
    return database.reader().withHandle(CustomerBook::head);
  }

  private static CustomersHead head(Handle handle) {
    return handle
        .createQuery("select version, hash from customer_head where id = 1")
        .map((row, context) -> new CustomersHead(row.getLong(1), row.getString(2)))
        .one();
  }

  /**
   * Takes edits, all or none; durable when it returns. Repeats change nothing.
   *
   * @param seen the version a till has seen last
   * @return empty where that version is not known: what a till once sent may be lost
   */
  Optional<CustomersAnswer> take(CustomersHead seen, List<Sent> edits) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              lock(handle);
              if (hashAt(handle, seen).isEmpty()) {
                return Optional.empty();
              }
              CustomerIntake intake = intake(handle);
              edits.stream()
                  .sorted(Comparator.comparing(sent -> sent.edit().clock()))
                  .forEach(intake::take);
              return Optional.of(intake.finish());
            });
  }

  /**
   * A person's values go for good; the id stays, with a deletion that nothing comes after.
   *
   * @return whether there is such a customer
   */
  boolean erase(String id) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              lock(handle);
              if (customer(handle, id).isEmpty()) {
                return false;
              }
              CustomerIntake intake = intake(handle);
              intake.take(new Sent(1, CustomerEdit.erasure(id)));
              intake.finish();
              return true;
            });
  }

  /** Nobody else changes a customer until the transaction ends. */
  private static void lock(Handle handle) {
    handle.execute("update customer_head set version = version where id = 1");
  }

  private CustomerIntake intake(Handle handle) {
    HybridClock last =
        handle
            .createQuery("select clock from customer_head where id = 1")
            .mapTo(String.class)
            .map(CustomerBook::clock)
            .one();
    return new CustomerIntake(handle, head(handle), last, clock.millis());
  }

  /**
   * A page of what changed since a version.
   *
   * @return empty where what the till has seen is not known here
   */
  Optional<Page> page(long since, CustomersHead seen) {
    return database
        .reader()
        .inTransaction(
            handle ->
                since <= seen.version() && hashAt(handle, seen).isPresent()
                    ? Optional.of(page(handle, since))
                    : Optional.empty());
  }

  private Page page(Handle handle, long since) {
    List<Stamped> found =
        handle
            .createQuery(
                "select version, body from customer where version > :since"
                    + " order by version limit :most")
            .bind("since", since)
            .bind("most", pageSize + 1)
            .map((row, context) -> new Stamped(row.getLong(1), row.getString(2)))
            .list();
    boolean more = found.size() > pageSize;
    List<Stamped> page = more ? found.subList(0, pageSize) : found;
    long to = page.isEmpty() ? since : page.get(page.size() - 1).version();
    return new Page(
        page.stream().map(row -> CustomerWire.line(customer(row.body()))).toList(),
        new CustomersEnd(to, hashAt(handle, to).orElse(Hash.ZERO.hex()), more));
  }

  private record Stamped(long version, String body) {}

  /** The hash at a version that is known as it was seen. */
  private static Optional<String> hashAt(Handle handle, CustomersHead seen) {
    return hashAt(handle, seen.version()).filter(seen.hash()::equals);
  }

  private static Optional<String> hashAt(Handle handle, long version) {
    if (version == 0) {
      return Optional.of(Hash.ZERO.hex());
    }
    return handle
        .createQuery("select hash from customer_version where version = ?")
        .bind(0, version)
        .mapTo(String.class)
        .findOne();
  }

  static Optional<Customer> customer(Handle handle, String id) {
    return handle
        .createQuery("select body from customer where id = ?")
        .bind(0, id)
        .mapTo(String.class)
        .findOne()
        .map(CustomerBook::customer);
  }

  private static Customer customer(String body) {
    try {
      return CustomerWire.customer(body.getBytes(StandardCharsets.UTF_8), 0);
    } catch (MalformedException e) {
      throw new IllegalStateException("a customer was checked before it was kept", e);
    }
  }

  static HybridClock clock(String text) {
    try {
      return HybridClock.parse(text, 0);
    } catch (MalformedException e) {
      throw new IllegalStateException("a clock was checked before it was kept", e);
    }
  }
}
