package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;
import io.objectbox.annotation.Index;

/** A paper that an entry brought forth. What it shows is read from the entry when it prints. */
@Entity
final class JobRow {
  @Id long id;

  /** Of the entry whose document is printed. */
  @Index long position;

  String slip;

  /** 0 is the original. */
  int copy;

  /** A name of {@code JobState}. */
  @Index String state;

  String reason;
}
