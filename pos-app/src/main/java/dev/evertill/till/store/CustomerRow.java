package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;
import io.objectbox.annotation.Index;
import io.objectbox.annotation.IndexType;

/** A customer as this till holds it, deleted ones too: their deletion still has to be told. */
@Entity
final class CustomerRow {
  @Id long id;

  /** The customer's own id. */
  @Index(type = IndexType.HASH)
  String customer;

  /** How many fields head office is not known to hold, 0 for none. */
  @Index long unsent;

  /** How many edits head office does not take, 0 for none. */
  @Index long refused;

  /** The name without case and accents, null where there is none. */
  @Index(type = IndexType.VALUE)
  String folded;

  /** The digits of the phone number without zeros at its beginning, null where there are none. */
  @Index(type = IndexType.VALUE)
  String phone;

  /** The card without case, null where there is none. */
  @Index(type = IndexType.VALUE)
  String card;

  /** The customer, with the clocks of all edits, and what head office is not known to hold. */
  byte[] document;
}
