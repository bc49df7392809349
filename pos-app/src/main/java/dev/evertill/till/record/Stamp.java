package dev.evertill.till.record;

import java.time.ZonedDateTime;

/** Which entry it is and when it was made. Immutable. */
public record Stamp(String id, ZonedDateTime at) {
  /** The till's clock, milliseconds since 1970 UTC. */
  public long millis() {
    return at.toInstant().toEpochMilli();
  }
}
