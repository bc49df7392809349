package dev.evertill.sync.client;

import java.time.Instant;

/**
 * What the screen shows of sync. Immutable.
 *
 * @param lastContact when head office last answered, null for never
 * @param waiting entries that head office has not confirmed
 * @param oldestWaiting when the oldest of them was written, by the till's clock; null for none
 * @param catalogueSince since when that version is in force, by the till's clock; null where nobody
 *     knows
 * @param driftMillis how far head office's clock is ahead of the till's, null while unknown
 * @param nextTry when it is asked again, null while it is being asked
 * @param lastError in plain words, null while all is well
 * @param progress how far a long upload or download is, null for none
 */
public record SyncState(
    Link link,
    Instant lastContact,
    long waiting,
    Instant oldestWaiting,
    long catalogueVersion,
    Instant catalogueSince,
    Long driftMillis,
    Instant nextTry,
    String lastError,
    Progress progress) {}
