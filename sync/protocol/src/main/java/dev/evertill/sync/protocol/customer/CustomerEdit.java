package dev.evertill.sync.protocol.customer;

/**
 * One field of one customer was changed, or the customer deleted. Immutable; within {@link
 * CustomerLimits}.
 *
 * @param id of the customer, a UUID of version 7
 * @param field any name; those of one's own version are in {@link Customer}
 * @param value null for a field that was cleared, and for a deletion
 */
public record CustomerEdit(String id, String field, String value, HybridClock clock) {
  /** In place of a field's name: the customer is deleted. */
  public static final String DELETED = "deleted";

  public CustomerEdit {
    CustomerLimits.mustHold(id, field, value);
  }

  public boolean isDeletion() {
    return field.equals(DELETED);
  }

  /** The erasure of a person, which no other edit comes after. */
  public static CustomerEdit erasure(String id) {
    return new CustomerEdit(id, DELETED, null, HybridClock.NEVER_AFTER);
  }

  /** The same edit under another clock. */
  public CustomerEdit at(HybridClock other) {
    return new CustomerEdit(id, field, value, other);
  }

  /** Without the value: it is a person's. */
  @Override
  public String toString() {
    return field + " of customer " + id + " at " + clock;
  }
}
