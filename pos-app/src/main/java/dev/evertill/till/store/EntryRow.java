package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;
import io.objectbox.annotation.Index;

/** An entry of the journal. Put once, by {@link ObjectBoxLedger}, and never changed. */
@Entity
final class EntryRow {
  /** Never restarts, as numbers do with an epoch; gapless from 1. */
  @Id(assignable = true)
  long position;

  String epoch;
  long number;
  @Index String kind;
  String uuid;
  long tillTimeMillis;
  Long officeOffsetMillis;
  byte[] document;

  /** SHA-256, 32 bytes. */
  byte[] hash;
}
