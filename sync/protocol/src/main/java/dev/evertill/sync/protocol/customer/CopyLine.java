package dev.evertill.sync.protocol.customer;

import java.util.List;

/** A {@link CustomerCopy} as a till keeps it. */
public record CopyLine(CustomerLine customer, List<String> unsent, List<RefusedField> refused) {
  /** A field whose last edit head office does not take, and why. */
  public record RefusedField(String field, String reason) {}
}
