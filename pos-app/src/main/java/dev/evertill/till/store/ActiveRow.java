package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** Which version of the price list is in force: one row of the journal's store, or none. */
@Entity
final class ActiveRow {
  @Id(assignable = true)
  long id;

  /** What head office calls it. */
  long version;

  /** The generation of the pull that brought it. Rows of later ones lie unseen. */
  long generation;

  /** The generation of the last full pull: it did not bring the rows of older ones. */
  long floor;

  /** How many live rows the version has, and their digest. */
  long rows;

  String digest;
}
