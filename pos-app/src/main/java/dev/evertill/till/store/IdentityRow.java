package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** Whose journal this is and on which machine it was last written: one row. */
@Entity
final class IdentityRow {
  @Id(assignable = true)
  long id;

  String till;

  /** See {@code Machine}. */
  String machine;
}
