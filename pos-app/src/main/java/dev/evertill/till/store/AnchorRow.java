package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/**
 * Positions that hold no entry: those of a pruned day, or those that damage took. What follows is
 * verified from the hash that stands here.
 */
@Entity
final class AnchorRow {
  @Id long id;

  /** {@code pruned} or {@code missing}. */
  String cause;

  String epoch;
  long firstPosition;
  long lastPosition;

  /** The number at the last position, as far as the epoch goes that far; 0 for none. */
  long lastNumber;

  /** The hash at that number, 32 bytes; null where it is not known. */
  byte[] hash;

  /** What is kept of the day, null where there is nothing. */
  byte[] document;
}
