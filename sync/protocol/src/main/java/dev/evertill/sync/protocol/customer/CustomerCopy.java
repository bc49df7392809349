package dev.evertill.sync.protocol.customer;

import dev.evertill.sync.protocol.customer.Customer.Stamped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A customer as one till holds it: with the fields whose last edit head office is not known to
 * hold, and those it refused. Immutable.
 *
 * @param unsent names of fields, or {@link CustomerEdit#DELETED}
 * @param refused why head office does not take a field's last edit, by its name
 */
public record CustomerCopy(
    Customer customer, SortedSet<String> unsent, SortedMap<String, String> refused) {
  public CustomerCopy {
    unsent = Collections.unmodifiableSortedSet(new TreeSet<>(unsent));
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /** As head office has it. */
  public static CustomerCopy of(Customer customer) {
    return new CustomerCopy(customer, Collections.emptySortedSet(), Collections.emptySortedMap());
  }

  /** Of whom nothing is known yet. */
  public static CustomerCopy unknown(String id) {
    return of(Customer.unknown(id));
  }

  /** Edited here. */
  public CustomerCopy edited(CustomerEdit edit) {
    Customer next = customer.with(edit);
    CustomerCopy kept = kept(next);
    if (!next.clockOf(edit.field()).filter(edit.clock()::equals).isPresent()) {
      return kept;
    }
    TreeSet<String> more = new TreeSet<>(kept.unsent);
    more.add(edit.field());
    return new CustomerCopy(next, more, kept.refused);
  }

  /** With what head office knows. An edit of here that lost needs to be sent no more. */
  public CustomerCopy merged(Customer theirs) {
    return kept(customer.merge(theirs));
  }

  /** What is still to be said of the last edits of here, once something later may have come. */
  private CustomerCopy kept(Customer next) {
    TreeSet<String> open = new TreeSet<>(unsent);
    open.removeIf(field -> isOther(next, field));
    TreeMap<String, String> said = new TreeMap<>(refused);
    said.keySet().removeIf(field -> isOther(next, field));
    return new CustomerCopy(next, open, said);
  }

  private boolean isOther(Customer next, String field) {
    Stamped before = customer.fields().get(field);
    return !next.clockOf(field).equals(customer.clockOf(field))
        || !Objects.equals(before, next.fields().get(field));
  }

  /** The edits head office is not known to hold. */
  public List<CustomerEdit> edits() {
    List<CustomerEdit> edits = new ArrayList<>();
    for (String field : unsent) {
      edits.add(
          new CustomerEdit(
              customer.id(),
              field,
              customer.value(field).orElse(null),
              customer.clockOf(field).orElseThrow()));
    }
    return edits;
  }

  /** Head office holds the edit. Another one of that field made meanwhile stays unsent. */
  public CustomerCopy taken(CustomerEdit sent) {
    return isLast(sent) ? settled(sent.field()) : this;
  }

  /**
   * Head office holds the edit under another clock.
   *
   * @param theirs the customer as head office holds it with that edit, which may have lost since
   */
  public CustomerCopy restamped(CustomerEdit sent, Customer theirs) {
    if (!isLast(sent)) {
      return merged(theirs);
    }
    CustomerCopy open = settled(sent.field());
    return new CustomerCopy(customer.without(sent.field()), open.unsent, open.refused)
        .merged(theirs);
  }

  /** Head office does not take the edit. It stays here, and is not sent again as it is. */
  public CustomerCopy refused(CustomerEdit sent, String reason) {
    if (!isLast(sent)) {
      return this;
    }
    CustomerCopy open = settled(sent.field());
    TreeMap<String, String> said = new TreeMap<>(open.refused);
    said.put(sent.field(), reason);
    return new CustomerCopy(customer, open.unsent, said);
  }

  /** Head office has lost what it once took: everything is sent again. */
  public CustomerCopy allUnsent() {
    TreeSet<String> all = new TreeSet<>(customer.fields().keySet());
    if (customer.deleted() != null) {
      all.add(CustomerEdit.DELETED);
    }
    return new CustomerCopy(customer, all, Collections.emptySortedMap());
  }

  private boolean isLast(CustomerEdit sent) {
    return customer.clockOf(sent.field()).filter(sent.clock()::equals).isPresent();
  }

  private CustomerCopy settled(String field) {
    TreeSet<String> open = new TreeSet<>(unsent);
    open.remove(field);
    TreeMap<String, String> said = new TreeMap<>(refused);
    said.remove(field);
    return new CustomerCopy(customer, open, said);
  }
}
