package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** The drawer is to be opened; gone as soon as it was tried. */
@Entity
final class DrawerRow {
  @Id(assignable = true)
  long id;

  /** Milliseconds since 1970 UTC on the till's clock. */
  long askedAt;
}
