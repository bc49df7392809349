package dev.evertill.sync.protocol.customer;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/**
 * A customer as it travels and is kept.
 *
 * @param deleted the clock of the last deletion, missing when there was none
 */
public record CustomerLine(String id, List<FieldLine> fields, @MayBeMissing String deleted) {
  /**
   * A field, and the clock of its last edit.
   *
   * @param value missing when it was cleared
   */
  public record FieldLine(String field, @MayBeMissing String value, String clock) {}
}
