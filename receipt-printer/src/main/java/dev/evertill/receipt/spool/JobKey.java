package dev.evertill.receipt.spool;

import java.nio.charset.StandardCharsets;
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
    checkWhole("document", document);
    checkWhole("kind", kind);
    if (copy < 0) {
      throw new IllegalArgumentException("copy < 0: " + copy);
    }
  }

  /** Kept as UTF-8, two keys with half a character each would be one. */
  private static void checkWhole(String what, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(what + " has half a character: " + text);
    }
  }
}
