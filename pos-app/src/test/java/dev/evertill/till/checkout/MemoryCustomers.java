package dev.evertill.till.checkout;

import dev.evertill.sync.client.CustomerFeed;
import dev.evertill.sync.client.CustomersMark;
import dev.evertill.sync.client.EditsAnswer;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerCopy;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLimits;
import dev.evertill.sync.protocol.customer.HybridClock;
import dev.evertill.till.record.Uuid7;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Customers in memory, for tests. Confined to the test's thread. */
public final class MemoryCustomers implements Customers, CustomerFeed {
  private final String till;
  private final Clock clock;
  private final Random chance;
  private final Map<String, CustomerCopy> copies = new TreeMap<>();
  private HybridClock last = HybridClock.ZERO;
  private CustomersMark mark = CustomersMark.START;

  public MemoryCustomers(String till, Clock clock, Random chance) {
    this.till = till;
    this.clock = clock;
    this.chance = chance;
  }

  private CustomerCopy copy(String id) {
    return copies.getOrDefault(id, CustomerCopy.unknown(id));
  }

  @Override
  public Optional<Customer> find(String id) {
    return Optional.of(copy(id).customer()).filter(Customer::isLive);
  }

  @Override
  public List<Customer> search(String typed, int most) {
    String words = plain(typed);
    String digits = digits(typed);
    Stream<Customer> found =
        words.isEmpty()
            ? Stream.empty()
            : Stream.of(
                    with(Customer.CARD, value -> plain(value).startsWith(words)),
                    with(
                        Customer.PHONE,
                        value -> !digits.isEmpty() && digits(value).startsWith(digits)),
                    with(Customer.NAME, value -> plain(value).startsWith(words)),
                    with(Customer.NAME, value -> plain(value).contains(" " + words)))
                .flatMap(some -> some);
    return found.distinct().limit(most).toList();
  }

  private Stream<Customer> with(String field, Predicate<String> fits) {
    return copies.values().stream()
        .map(CustomerCopy::customer)
        .filter(customer -> customer.value(field).filter(fits).isPresent())
        .sorted(Comparator.comparing(customer -> plain(customer.value(field).orElseThrow())));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private static String digits(String phone) {
    return phone.replaceAll("[^0-9]", "").replaceAll("^0+", "");
  }

  @Override
  public Customer add(Map<String, String> fields) throws MalformedException {
    if (fields.values().stream().allMatch(String::isBlank)) {
      throw new MalformedException(0, "fields", "", "at least one is not blank");
    }
    return put(Uuid7.at(clock.millis(), chance).toString(), fields);
  }

  @Override
  public Customer put(String id, Map<String, String> fields) throws MalformedException {
    CustomerCopy next = copy(id);
    if (next.customer().isErased()) {
      throw new MalformedException(0, "customer", id, "it was erased, allowed is a new one");
    }
    HybridClock now = next(next.customer());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String value = field.getValue().isBlank() ? null : field.getValue();
      Optional<String> refusal = CustomerLimits.refusal(id, field.getKey(), value);
      if (refusal.isPresent()) {
        throw new MalformedException(0, "customer", "", refusal.get());
      }
      if (field.getKey().equals(CustomerEdit.DELETED)) {
        throw new MalformedException(
            0, "customer", "", "deleted: allowed are other names of fields");
      }
      if (!next.customer().value(field.getKey()).equals(Optional.ofNullable(value))) {
        next = next.edited(new CustomerEdit(id, field.getKey(), value, now));
      }
    }
    if (next.customer().fields().size() > CustomerLimits.MOST_FIELDS) {
      throw new MalformedException(
          0,
          "customer",
          "",
          next.customer().fields().size() + " fields: allowed are " + CustomerLimits.MOST_FIELDS);
    }
    last = now;
    copies.put(id, next);
    return next.customer();
  }

  private HybridClock next(Customer customer) {
    return HybridClock.after(last.orLater(customer.newest()), clock.millis(), till);
  }

  @Override
  public void delete(String id) {
    CustomerCopy copy = copy(id);
    if (copy.customer().isLive()) {
      last = next(copy.customer());
      copies.put(id, copy.edited(new CustomerEdit(id, CustomerEdit.DELETED, null, last)));
    }
  }

  @Override
  public List<CustomerEdit> unsent(int most) {
    return copies.values().stream().flatMap(copy -> copy.edits().stream()).limit(most).toList();
  }

  @Override
  public void answered(EditsAnswer answer) {
    for (CustomerEdit edit : answer.taken()) {
      copies.computeIfPresent(edit.id(), (id, copy) -> copy.taken(edit));
    }
    for (EditsAnswer.Refused one : answer.refused()) {
      copies.computeIfPresent(
          one.edit().id(), (id, copy) -> copy.refused(one.edit(), one.reason()));
    }
    for (EditsAnswer.Restamped one : answer.restamped()) {
      copies.computeIfPresent(
          one.edit().id(), (id, copy) -> copy.restamped(one.edit(), one.theirs()));
    }
    answer.restamped().stream()
        .map(EditsAnswer.Restamped::clock)
        .reduce(HybridClock::orLater)
        .ifPresent(latest -> last = latest);
    mark = mark.heard(answer.head());
  }

  @Override
  public CustomersMark mark() {
    return mark;
  }

  @Override
  public void page(CustomersMark next, List<Customer> customers) {
    customers.forEach(theirs -> copies.put(theirs.id(), copy(theirs.id()).merged(theirs)));
    mark = next;
  }

  @Override
  public void sendAgain() {
    copies.replaceAll((id, copy) -> copy.allUnsent());
    mark = CustomersMark.START;
  }

  @Override
  public Optional<String> refused() {
    return copies.values().stream()
        .flatMap(copy -> copy.refused().values().stream())
        .findFirst()
        .map(reason -> "head office does not take a change of a customer: " + reason);
  }
}
