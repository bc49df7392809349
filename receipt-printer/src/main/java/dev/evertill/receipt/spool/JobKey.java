package dev.evertill.receipt.spool;

import java.util.Objects;

/**
 * What a job prints. Immutable.
 *
 * @param document opaque: whatever the program calls its documents
 * @param kind for instance receipt, gift receipt, slip
 * @param copy 0 is the original
 */
public record JobKey(String document, String kind, int copy) {
  public JobKey {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(kind, "kind");
    if (copy < 0) {
      throw new IllegalArgumentException("copy < 0: " + copy);
    }
  }
}
