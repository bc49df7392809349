package dev.evertill.sync.server.export;

import java.time.Instant;

/**
 * Entries that no export can have: head office never got them, and the till does not have them any
 * more. Immutable.
 *
 * @param sinceMillis when the till said so
 */
public record MissingEntries(String till, String epoch, long first, long last, long sinceMillis) {
  static final String PART = "missing";

  /** {@code entries 4 to 7 are missing: the till said so at 2026-01-01T12:00:00Z}. */
  String text() {
    return "entries "
        + first
        + " to "
        + last
        + " are missing: the till said so at "
        + Instant.ofEpochMilli(sinceMillis);
  }
}
