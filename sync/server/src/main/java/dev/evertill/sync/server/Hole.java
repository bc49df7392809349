package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Entries that head office does not hold and the till does not have any more. Immutable.
 *
 * @param hash of the last of them, as far as it is known
 * @param noted when the till said so
 * @param days what the till kept of the days they were of, each whole, the oldest first
 */
record Hole(
    String epoch, long first, long last, Optional<Hash> hash, Instant noted, List<Close> days) {}
