package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** How far this till has come with its customers: one row, or none. */
@Entity
final class CustomerMarkRow {
  @Id(assignable = true)
  long id;

  /** The clock of the last edit of this till, which the next one comes after. */
  String clock;

  /** Up to which of head office's versions all changes are here. */
  long since;

  /** The version head office was heard to stand at last, and its hash. */
  long seen;

  String hash;
}
