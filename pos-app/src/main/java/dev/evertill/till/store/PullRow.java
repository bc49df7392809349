package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/**
 * A pull in progress: one row of the catalogue's store, or none. Written with the rows it counts.
 */
@Entity
final class PullRow {
  @Id(assignable = true)
  long id;

  long since;
  long target;

  /** Of the rows it brings. */
  long generation;

  /** Head office's cursor after the last page that was kept whole. */
  String place;

  /** Live rows and digest of the target version, as far as its pages have come. */
  long rows;

  String digest;
}
