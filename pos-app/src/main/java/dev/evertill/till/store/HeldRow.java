package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** Goods put aside for later, until they are taken up again. */
@Entity
final class HeldRow {
  @Id long id;
  String label;

  /** Milliseconds since 1970 UTC on the till's clock. */
  long heldAt;

  byte[] document;
}
