package dev.evertill.sync.client;

import java.time.Instant;

/**
 * What the screen shows of sync. Immutable.
 *
 * @param lastContact when head office last answered, null for never
 * @param driftMillis how far head office's clock is ahead of the till's, null while unknown
 * @param nextTry when it is asked again, null while it is being asked
 * @param lastError in plain words, null while all is well
 */
public record SyncState(
    Link link,
    Instant lastContact,
    long waiting,
    long catalogueVersion,
    Long driftMillis,
    Instant nextTry,
    String lastError) {}
