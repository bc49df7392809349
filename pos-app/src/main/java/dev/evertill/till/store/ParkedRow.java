package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** An entry that head office holds and has a question about. */
@Entity
final class ParkedRow {
  /** The entry's position. */
  @Id(assignable = true)
  long position;

  String reason;
}
