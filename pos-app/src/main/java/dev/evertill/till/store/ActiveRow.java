package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** Which version of the price list is in force: one row of the journal's store, or none. */
@Entity
final class ActiveRow {
  @Id(assignable = true)
  long id;

  long version;

  /**
   * Rows of older versions belong to no version in force: the last full pull did not bring them.
   */
  long floor;

  /** How many live rows the version has, and their digest. */
  long rows;

  String digest;
}
