package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** The goods on the counter: one row, or none. */
@Entity
final class DraftRow {
  @Id(assignable = true)
  long id;

  byte[] document;
}
