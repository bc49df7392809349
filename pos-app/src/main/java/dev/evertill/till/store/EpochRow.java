package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** Where an epoch begins, and how far head office has confirmed it. */
@Entity
final class EpochRow {
  @Id long id;
  String epoch;

  /** The position of the epoch's entry 1. */
  long firstPosition;

  /** The number head office last confirmed, 0 for none: a cache of head office's word. */
  long acknowledged;

  /** The number at which head office holds another entry, 0 for none: nothing more is sent. */
  long forkedAt;
}
