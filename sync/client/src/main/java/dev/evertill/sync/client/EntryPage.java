package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Entry;
import java.util.List;

/**
 * Entries head office gives back. Immutable.
 *
 * @param next the number to ask from for the next page
 * @param more whether there is one
 * @param unreadable why the line after these entries is none, null where all lines are
 */
record EntryPage(List<Entry> entries, long next, boolean more, String unreadable) {
  EntryPage {
    entries = List.copyOf(entries);
  }
}
