package dev.evertill.sync.protocol.customer;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer as it was edited: each field with the clock of its last edit, and the clock of the
 * last deletion. Immutable. Fields whose name is not known here are kept like any other.
 *
 * <p>{@link #merge} takes of each field the later edit. A deletion takes away what was edited
 * before it; an edit after it brings the customer back with that field alone, and nothing that was
 * deleted returns by itself. Two edits with one clock (a cloned till) are decided by their values,
 * the greater text wins, so that everybody decides alike.
 *
 * @param id a UUID of version 7
 * @param fields by name, in order; a cleared field keeps its clock
 * @param deleted null when it never was
 */
public record Customer(String id, SortedMap<String, Stamped> fields, HybridClock deleted) {
  public static final String NAME = "name";
  public static final String PHONE = "phone";
  public static final String EMAIL = "email";
  public static final String CARD = "card";
  public static final String ADDRESS = "address";
  public static final String NOTE = "note";

  /**
   * A field's value and the clock of its last edit. Immutable.
   *
   * @param value null when it was cleared
   */
  public record Stamped(String value, HybridClock clock) {
    private Stamped orLater(Stamped other) {
      int order = clock.compareTo(other.clock);
      if (order == 0) {
        order = text().compareTo(other.text());
      }
      return order >= 0 ? this : other;
    }

    private String text() {
      return value == null ? "" : value;
    }

    /** Without the value: it is a person's. */
    @Override
    public String toString() {
      return "edited at " + clock;
    }
  }

  public Customer {
    TreeMap<String, Stamped> later = new TreeMap<>(fields);
    if (deleted != null) {
      HybridClock gone = deleted;
      later.values().removeIf(field -> !field.clock().isAfter(gone));
    }
    fields = Collections.unmodifiableSortedMap(later);
  }

  /** Of whom nothing is known yet. */
  public static Customer unknown(String id) {
    return new Customer(id, Collections.emptySortedMap(), null);
  }

  public static Customer of(CustomerEdit edit) {
    return unknown(edit.id()).with(edit);
  }

  /** With an edit, where it is later than what is known. */
  public Customer with(CustomerEdit edit) {
    if (edit.isDeletion()) {
      return merge(new Customer(edit.id(), Collections.emptySortedMap(), edit.clock()));
    }
    SortedMap<String, Stamped> one = new TreeMap<>();
    one.put(edit.field(), new Stamped(edit.value(), edit.clock()));
    return merge(new Customer(edit.id(), one, null));
  }

  /**
   * What both know. Commutative, associative and idempotent.
   *
   * @throws IllegalArgumentException it is another customer
   */
  public Customer merge(Customer other) {
    if (!id.equals(other.id)) {
      throw new IllegalArgumentException("customer " + other.id + " is not customer " + id);
    }
    TreeMap<String, Stamped> all = new TreeMap<>(fields);
    other.fields.forEach((name, theirs) -> all.merge(name, theirs, Stamped::orLater));
    return new Customer(id, all, later(deleted, other.deleted));
  }

  private static HybridClock later(HybridClock one, HybridClock other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.orLater(other);
  }

  /** Without what is known of a field, or of the deletion: its clock was wrong. */
  Customer without(String field) {
    TreeMap<String, Stamped> rest = new TreeMap<>(fields);
    rest.remove(field);
    return new Customer(id, rest, field.equals(CustomerEdit.DELETED) ? null : deleted);
  }

  /** Of a field, or of the deletion. */
  public Optional<HybridClock> clockOf(String field) {
    return field.equals(CustomerEdit.DELETED)
        ? Optional.ofNullable(deleted)
        : Optional.ofNullable(fields.get(field)).map(Stamped::clock);
  }

  /** The field's value, empty where it has none. */
  public Optional<String> value(String field) {
    return Optional.ofNullable(fields.get(field)).map(Stamped::value);
  }

  /** Whether there is such a customer: known, and not deleted since its last edit. */
  public boolean isLive() {
    return !fields.isEmpty();
  }

  /** Whether the person was erased: the id stays, and no edit ever counts again. */
  public boolean isErased() {
    return HybridClock.NEVER_AFTER.equals(deleted);
  }

  /** The clock of the last edit. */
  public HybridClock newest() {
    HybridClock newest = deleted == null ? HybridClock.ZERO : deleted;
    for (Stamped field : fields.values()) {
      newest = newest.orLater(field.clock());
    }
    return newest;
  }

  /** Without the values: they are a person's. */
  @Override
  public String toString() {
    return "customer " + id + " " + fields + (deleted == null ? "" : " deleted at " + deleted);
  }
}
