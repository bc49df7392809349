package dev.evertill.till.store;

import dev.evertill.sync.client.CustomersMark;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerCopy;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.Property;
import io.objectbox.exception.FileCorruptException;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.util.List;
import java.util.Optional;

/** The rows of customers, and the one that says how far the till has come. Safe from any thread. */
final class CustomerRows {
  private static final long ONLY = 1;

  private final Box<CustomerRow> box;
  private final Box<CustomerMarkRow> marks;

  CustomerRows(BoxStore store) {
    box = store.boxFor(CustomerRow.class);
    marks = store.boxFor(CustomerMarkRow.class);
  }

  Optional<CustomerCopy> find(String customer) {
    return row(customer).map(CustomerRows::copy);
  }

  private Optional<CustomerRow> row(String customer) {
    try (Query<CustomerRow> query =
        box.query().equal(CustomerRow_.customer, customer, StringOrder.CASE_SENSITIVE).build()) {
      return Optional.ofNullable(query.findFirst());
    }
  }

  /** Inside a transaction. */
  void put(CustomerCopy copy) {
    Customer customer = copy.customer();
    CustomerRow row = row(customer.id()).orElseGet(CustomerRow::new);
    row.customer = customer.id();
    row.unsent = copy.unsent().size();
    row.refused = copy.refused().size();
    row.folded = customer.value(Customer.NAME).map(Folded::of).orElse(null);
    row.phone = customer.value(Customer.PHONE).map(CustomerRows::digits).orElse(null);
    row.card = customer.value(Customer.CARD).map(Folded::of).orElse(null);
    row.document = CustomerWire.bytes(copy);
    box.put(row);
  }

  /** A phone number as it is searched: however it was parted, with or without a zero before it. */
  static String digits(String phone) {
    String digits = Folded.of(phone).replaceAll("[^0-9]", "").replaceAll("^0+", "");
    return digits.isEmpty() ? null : digits;
  }

  /** Those of whom head office lacks something. */
  List<CustomerCopy> unsent(int most) {
    try (Query<CustomerRow> query = box.query().greater(CustomerRow_.unsent, 0).build()) {
      return query.find(0, most).stream().map(CustomerRows::copy).toList();
    }
  }

  /** Those of whom head office does not take something. */
  List<CustomerCopy> refused(int most) {
    try (Query<CustomerRow> query = box.query().greater(CustomerRow_.refused, 0).build()) {
      return query.find(0, most).stream().map(CustomerRows::copy).toList();
    }
  }

  /** Whose column begins so, in its order. */
  List<Customer> beginning(Property<CustomerRow> column, String prefix, int most) {
    try (Query<CustomerRow> query =
        box.query().startsWith(column, prefix, StringOrder.CASE_SENSITIVE).order(column).build()) {
      return customers(query, most);
    }
  }

  /** Of whose name a later word begins so. Reads all names. */
  List<Customer> laterWord(String prefix, int most) {
    try (Query<CustomerRow> query =
        box.query()
            .contains(CustomerRow_.folded, " " + prefix, StringOrder.CASE_SENSITIVE)
            .order(CustomerRow_.folded)
            .build()) {
      return customers(query, most);
    }
  }

  private static List<Customer> customers(Query<CustomerRow> query, int most) {
    return query.find(0, most).stream().map(row -> copy(row).customer()).toList();
  }

  /** A page of all, by the order in which they came to this till. */
  List<CustomerCopy> all(long offset, int most) {
    try (Query<CustomerRow> query = box.query().build()) {
      return query.find(offset, most).stream().map(CustomerRows::copy).toList();
    }
  }

  private static CustomerCopy copy(CustomerRow row) {
    try {
      return CustomerWire.copy(row.document);
    } catch (MalformedException e) {
      throw new FileCorruptException("customer " + row.customer + ": " + e.getMessage());
    }
  }

  // How far the till has come

  HybridClock lastClock() {
    CustomerMarkRow row = marks.get(ONLY);
    return row == null ? HybridClock.ZERO : clock(row.clock);
  }

  private static HybridClock clock(String text) {
    try {
      return HybridClock.parse(text, 0);
    } catch (MalformedException e) {
      throw new FileCorruptException("the clock of the last edit: " + e.getMessage());
    }
  }

  CustomersMark mark() {
    CustomerMarkRow row = marks.get(ONLY);
    return row == null
        ? CustomersMark.START
        : new CustomersMark(row.since, new CustomersHead(row.seen, row.hash));
  }

  /** Inside a transaction. */
  void put(HybridClock lastClock) {
    keep(lastClock, mark());
  }

  /** Inside a transaction. */
  void put(CustomersMark mark) {
    keep(lastClock(), mark);
  }

  private void keep(HybridClock clock, CustomersMark mark) {
    CustomerMarkRow row = new CustomerMarkRow();
    row.id = ONLY;
    row.clock = clock.toString();
    row.since = mark.since();
    row.seen = mark.seen().version();
    row.hash = mark.seen().hash();
    marks.put(row);
  }
}
