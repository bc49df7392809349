package dev.evertill.sync.client;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerCopy;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A till's customers in memory, for tests, with a clock of their own. */
class MemoryCustomers implements CustomerFeed {
  final Map<String, CustomerCopy> copies = new TreeMap<>();
  final List<String> pages = new ArrayList<>();
  int timesAgain;
  boolean full;
  long now;
  HybridClock last = HybridClock.ZERO;
  private final String till;
  private CustomersMark mark = CustomersMark.START;

  MemoryCustomers(String till, long now) {
    this.till = till;
    this.now = now;
  }

  CustomerCopy copy(String id) {
    return copies.getOrDefault(id, CustomerCopy.unknown(id));
  }

  Customer customer(String id) {
    return copy(id).customer();
  }

  /** Somebody at this till edits; a null value clears. */
  MemoryCustomers edit(String id, String field, String value) {
    last = HybridClock.after(last.orLater(customer(id).newest()), now, till);
    copies.put(id, copy(id).edited(new CustomerEdit(id, field, value, last)));
    return this;
  }

  MemoryCustomers delete(String id) {
    return edit(id, CustomerEdit.DELETED, null);
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
      last = one.clock();
    }
    mark = mark.heard(answer.head());
  }

  @Override
  public CustomersMark mark() {
    return mark;
  }

  @Override
  public void page(CustomersMark next, List<Customer> customers) {
    if (full) {
      throw new IllegalStateException("the disk is full");
    }
    pages.add(customers.size() + " up to " + next.since());
    customers.forEach(theirs -> copies.put(theirs.id(), copy(theirs.id()).merged(theirs)));
    mark = next;
  }

  @Override
  public void sendAgain() {
    timesAgain++;
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
