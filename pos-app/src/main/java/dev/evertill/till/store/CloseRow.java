package dev.evertill.till.store;

import io.objectbox.annotation.Entity;
import io.objectbox.annotation.Id;

/** A day's end that head office is asked to agree to. */
@Entity
final class CloseRow {
  /** The number of the Z report. */
  @Id(assignable = true)
  long z;

  byte[] close;

  /** Head office's verdict, empty before it has answered. */
  String verdict;

  /** Head office's whole answer, null before it has answered. */
  byte[] answer;
}
