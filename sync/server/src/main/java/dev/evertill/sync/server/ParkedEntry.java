package dev.evertill.sync.server;

import java.time.Instant;

/**
 * An entry with a question that nobody has answered. Immutable.
 *
 * @param journal its epoch, or a branch as {@link JournalName} writes it: what {@link SaleLog#read}
 *     finds the raw entry under
 * @param kind null for a line that is no entry
 */
record ParkedEntry(
    String till, String journal, long number, String kind, Question question, Instant received) {}
