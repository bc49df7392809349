package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerLimits;
import dev.evertill.sync.protocol.customer.CustomerLine;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersAnswer;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RefusedLine;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RestampedLine;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Edits of customers being taken in one transaction, which holds {@code customer_head}. Confined to
 * the thread of that transaction.
 *
 * <p>No edit is refused for its clock. One that runs too far ahead counts as made when it arrived:
 * it is re-stamped, once and for all. Else it would win over every edit until its time has come.
 */
final class CustomerIntake {
  /** So much a till's clock may be ahead. */
  static final long MOST_AHEAD_MS = 60_000;

  private final Handle handle;
  private final long now;
  private long version;
  private Hash hash;
  private HybridClock last;
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> told = new LinkedHashSet<>();
  private final List<RestampedLine> restamped = new ArrayList<>();
  private final List<RefusedLine> refused = new ArrayList<>();

  /**
   * @param last the last clock that was given here
   */
  CustomerIntake(Handle handle, CustomersHead head, HybridClock last, long now) {
    this.handle = handle;
    this.now = now;
    this.last = last;
    version = head.version();
    hash = new Hash(head.hash());
  }

  /** To be called by ascending clocks, as a till made its edits. */
  void take(CustomerBook.Sent sent) {
    CustomerEdit edit = sent.edit();
    Customer before = customers.computeIfAbsent(edit.id(), this::load);
    if (hasTooManyFields(before, edit)) {
      refused.add(
          new RefusedLine(
              sent.line(),
              "customer "
                  + edit.id()
                  + " has "
                  + before.fields().size()
                  + " fields: allowed are "
                  + CustomerLimits.MOST_FIELDS));
    } else if (runsAhead(edit, before)) {
      restamp(sent, before);
    } else {
      put(before.with(edit));
    }
  }

  private Customer load(String id) {
    return CustomerBook.customer(handle, id).orElse(Customer.unknown(id));
  }

  private static boolean hasTooManyFields(Customer before, CustomerEdit edit) {
    return !edit.isDeletion()
        && !before.fields().containsKey(edit.field())
        && before.fields().size() >= CustomerLimits.MOST_FIELDS;
  }

  /** An edit made after one that is held here, with a clock that ran ahead, must win over it. */
  private boolean runsAhead(CustomerEdit edit, Customer before) {
    boolean erasure = edit.isDeletion() && edit.clock().equals(HybridClock.NEVER_AFTER);
    long most = Math.max(now + MOST_AHEAD_MS, before.newest().wallMillis() + 1);
    return !erasure && edit.clock().wallMillis() > most;
  }

  private void restamp(CustomerBook.Sent sent, Customer before) {
    CustomerEdit edit = sent.edit();
    Optional<HybridClock> known = known(edit);
    if (known.isEmpty()) {
      HybridClock given =
          HybridClock.after(last.orLater(before.newest()), now, edit.clock().till());
      last = given;
      keep(edit, given);
      put(before.with(edit.at(given)));
    }
    restamped.add(new RestampedLine(sent.line(), known.orElse(last).toString()));
    told.add(edit.id());
  }

  /**
   * The clock the edit is held under, or a later one of the same field and till: that one came
   * first, and the edit of before it has lost.
   */
  private Optional<HybridClock> known(CustomerEdit edit) {
    return handle
        .createQuery(
            "select clock from customer_restamp where customer = :customer and field = :field"
                + " and till = :till and sent >= :sent order by sent limit 1")
        .bind("customer", edit.id())
        .bind("field", edit.field())
        .bind("till", edit.clock().till())
        .bind("sent", edit.clock().toString())
        .mapTo(String.class)
        .map(CustomerBook::clock)
        .findOne();
  }

  private void keep(CustomerEdit edit, HybridClock given) {
    handle.execute(
        "insert into customer_restamp (customer, field, till, sent, clock) values (?, ?, ?, ?, ?)",
        edit.id(),
        edit.field(),
        edit.clock().till(),
        edit.clock().toString(),
        given.toString());
  }

  private void put(Customer next) {
    if (!next.equals(customers.put(next.id(), next))) {
      changed.add(next.id());
    }
  }

  /** Writes what changed, each customer with a version of its own. */
  CustomersAnswer finish() {
    for (String id : changed) {
      write(customers.get(id));
    }
    handle.execute(
        "update customer_head set version = ?, hash = ?, clock = ? where id = 1",
        version,
        hash.hex(),
        last.toString());
    List<CustomerLine> tell = told.stream().map(customers::get).map(CustomerWire::line).toList();
    return new CustomersAnswer(
        version, hash.hex(), List.copyOf(restamped), tell, List.copyOf(refused));
  }

  private void write(Customer customer) {
    byte[] body = Wire.bytes(CustomerWire.line(customer));
    version++;
    hash = Hash.after(hash, body);
    handle.execute(
        "insert into customer (id, version, body) values (?, ?, ?)"
            + " on conflict (id) do update set version = excluded.version, body = excluded.body",
        customer.id(),
        version,
        new String(body, StandardCharsets.UTF_8));
    handle.execute(
        "insert into customer_version (version, customer, hash) values (?, ?, ?)",
        version,
        customer.id(),
        hash.hex());
  }
}
