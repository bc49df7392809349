package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** How many pulls ever began here: one row of the catalogue's store, or none before the first. */
@Entity
final class GenerationRow {
  @Id(assignable = true)
  long id;

  /** The generation of the pull that began last. It only rises. */
  long last;
}
