package dev.evertill.sync.protocol.carry;

import dev.evertill.sync.protocol.Entry;
import java.util.Objects;

/**
 * An entry and where it stands in the till's store. Immutable.
 *
 * @param position from 1; it goes on over epochs, as numbers do not
 */
public record Carried(long position, Entry entry) {
  public Carried {
    Objects.requireNonNull(entry, "entry");
    if (position < 1) {
      throw new IllegalArgumentException("position " + position + ": allowed is 1 or more");
    }
  }
}
