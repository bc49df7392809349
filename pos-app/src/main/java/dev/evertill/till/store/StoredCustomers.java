package dev.evertill.till.store;

import dev.evertill.sync.client.CustomerFeed;
import dev.evertill.sync.client.CustomersMark;
import dev.evertill.sync.client.EditsAnswer;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerCopy;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLimits;
import dev.evertill.sync.protocol.customer.HybridClock;
import dev.evertill.till.checkout.Customers;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Uuid7;
import io.objectbox.BoxStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The customers on disk, in the journal's store. An edit, its clock and that head office lacks it
 * are one transaction. Safe from any thread.
 *
 * <p>An edit's clock is later than that of every edit of this till before it, whatever the wall
 * clock does, and than every edit of that customer that was seen here. It goes back only where head
 * office said that it ran ahead.
 */
final class StoredCustomers implements Customers, CustomerFeed {
  /** Customers of a transaction: a sale waits for one of them at most. */
  private static final int A_TRANSACTION = 50;

  private final String till;
  private final BoxStore store;
  private final ObjectBoxLedger ledger;
  private final CustomerRows rows;
  private final Clock clock;
  private final RandomGenerator chance;
  private final Supplier<Optional<String>> noRoom;
  private final Runnable pause;

  /**
   * @param noRoom why nothing is to be fetched now
   * @param pause between two transactions of what came from head office: sales first
   */
  StoredCustomers(
      String till,
      BoxStore store,
      ObjectBoxLedger ledger,
      Clock clock,
      RandomGenerator chance,
      Supplier<Optional<String>> noRoom,
      Runnable pause) {
    this.till = till;
    this.store = store;
    this.ledger = ledger;
    rows = new CustomerRows(store);
    this.clock = clock;
    this.chance = chance;
    this.noRoom = noRoom;
    this.pause = pause;
  }

  // At the counter

  @Override
  public Optional<Customer> find(String id) {
    return rows.find(id).map(CustomerCopy::customer).filter(Customer::isLive);
  }

  @Override
  public List<Customer> search(String typed, int most) {
    String folded = Folded.of(typed);
    if (folded.isEmpty() || most < 1) {
      return List.of();
    }
    Map<String, Customer> found = new LinkedHashMap<>();
    add(found, rows.beginning(CustomerRow_.card, folded, most));
    String digits = CustomerRows.digits(typed);
    if (digits != null && folded.matches("[0-9 +()/.-]*")) {
      add(found, rows.beginning(CustomerRow_.phone, digits, most));
    }
    add(found, rows.beginning(CustomerRow_.folded, folded, most));
    if (found.size() < most) {
      add(found, rows.laterWord(folded, most));
    }
    return found.values().stream().limit(most).toList();
  }

  private static void add(Map<String, Customer> found, List<Customer> more) {
    more.forEach(customer -> found.putIfAbsent(customer.id(), customer));
  }

  @Override
  public Customer add(Map<String, String> fields) throws MalformedException, NotRecordedException {
    String id = Uuid7.at(clock.millis(), chance).toString();
    if (fields.values().stream().allMatch(String::isBlank)) {
      throw new MalformedException(0, "fields", "", "at least one is not blank");
    }
    return put(id, fields);
  }

  @Override
  public Customer put(String id, Map<String, String> fields)
      throws MalformedException, NotRecordedException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      mustBeAllowed(id, field.getKey(), field.getValue());
    }
    Optional<Customer> changed = ledger.add(() -> changed(id, fields));
    return changed.orElseThrow(
        () ->
            new MalformedException(
                0,
                "customer",
                id,
                "it was erased, or has more fields than allowed: " + CustomerLimits.MOST_FIELDS));
  }

  private static void mustBeAllowed(String id, String field, String value)
      throws MalformedException {
    Optional<String> refusal =
        field.equals(CustomerEdit.DELETED)
            ? Optional.of("deleted: allowed are other names of fields")
            : CustomerLimits.refusal(id, field, value.isBlank() ? null : value);
    if (refusal.isPresent()) {
      throw new MalformedException(0, "customer", "", refusal.get());
    }
  }

  /** Inside the transaction. Fields that stay the same are no edits. */
  private Optional<Customer> changed(String id, Map<String, String> fields) {
    CustomerCopy copy = rows.find(id).orElseGet(() -> CustomerCopy.unknown(id));
    if (copy.customer().isErased()) {
      return Optional.empty();
    }
    HybridClock now = next(copy.customer());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String value = field.getValue().isBlank() ? null : field.getValue();
      if (!copy.customer().value(field.getKey()).equals(Optional.ofNullable(value))) {
        copy = copy.edited(new CustomerEdit(id, field.getKey(), value, now));
      }
    }
    if (copy.customer().fields().size() > CustomerLimits.MOST_FIELDS) {
      return Optional.empty();
    }
    rows.put(copy);
    rows.put(now);
    return Optional.of(copy.customer());
  }

  /** The clock of an edit, after all that is known here of the customer. */
  private HybridClock next(Customer customer) {
    return HybridClock.after(rows.lastClock().orLater(customer.newest()), clock.millis(), till);
  }

  @Override
  public void delete(String id) throws NotRecordedException {
    ledger.write(
        () ->
            rows.find(id)
                .filter(copy -> copy.customer().isLive())
                .ifPresent(
                    copy -> {
                      HybridClock now = next(copy.customer());
                      rows.put(copy.edited(new CustomerEdit(id, CustomerEdit.DELETED, null, now)));
                      rows.put(now);
                    }));
  }

  // What sync asks and says

  @Override
  public List<CustomerEdit> unsent(int most) {
    return rows.unsent(most).stream().flatMap(copy -> copy.edits().stream()).limit(most).toList();
  }

  @Override
  public void answered(EditsAnswer answer) {
    List<Runnable> changes = new ArrayList<>();
    for (CustomerEdit edit : answer.taken()) {
      changes.add(() -> rows.find(edit.id()).ifPresent(copy -> rows.put(copy.taken(edit))));
    }
    for (EditsAnswer.Refused one : answer.refused()) {
      CustomerEdit edit = one.edit();
      changes.add(
          () -> rows.find(edit.id()).ifPresent(copy -> rows.put(copy.refused(edit, one.reason()))));
    }
    for (EditsAnswer.Restamped one : answer.restamped()) {
      changes.add(() -> restamp(one));
    }
    answer.restamped().stream()
        .map(EditsAnswer.Restamped::clock)
        .reduce(HybridClock::orLater)
        .ifPresent(latest -> changes.add(() -> rows.put(latest)));
    changes.add(() -> rows.put(rows.mark().heard(answer.head())));
    inPieces(changes);
  }

  private void restamp(EditsAnswer.Restamped one) {
    rows.find(one.edit().id())
        .ifPresent(copy -> rows.put(copy.restamped(one.edit(), one.theirs())));
  }

  /** In small transactions; each change may come again. */
  private void inPieces(List<Runnable> changes) {
    for (int from = 0; from < changes.size(); from += A_TRANSACTION) {
      List<Runnable> some = changes.subList(from, Math.min(changes.size(), from + A_TRANSACTION));
      Transactions.run(store, () -> some.forEach(Runnable::run));
      if (from + A_TRANSACTION < changes.size()) {
        pause.run();
      }
    }
  }

  @Override
  public CustomersMark mark() {
    return rows.mark();
  }

  @Override
  public void page(CustomersMark mark, List<Customer> customers) {
    noRoom
        .get()
        .ifPresent(
            why -> {
              throw new IllegalStateException("no room: " + why);
            });
    Stream<Runnable> merges = customers.stream().map(theirs -> () -> merge(theirs));
    inPieces(Stream.concat(merges, Stream.of(() -> rows.put(mark))).toList());
  }

  private void merge(Customer theirs) {
    CustomerCopy before = rows.find(theirs.id()).orElseGet(() -> CustomerCopy.unknown(theirs.id()));
    CustomerCopy merged = before.merged(theirs);
    if (!merged.equals(before)) {
      rows.put(merged);
    }
  }

  @Override
  public void sendAgain() {
    List<CustomerCopy> page;
    for (long from = 0; !(page = rows.all(from, A_TRANSACTION)).isEmpty(); from += page.size()) {
      List<String> ids = page.stream().map(copy -> copy.customer().id()).toList();
      Transactions.run(
          store,
          () -> ids.forEach(id -> rows.find(id).map(CustomerCopy::allUnsent).ifPresent(rows::put)));
      pause.run();
    }
    Transactions.run(store, () -> rows.put(CustomersMark.START));
  }

  @Override
  public Optional<String> refused() {
    return rows.refused(1).stream()
        .flatMap(copy -> copy.refused().values().stream())
        .findFirst()
        .map(reason -> "head office does not take a change of a customer: " + reason);
  }
}
