package dev.evertill.sync.client;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What the till says of itself when it asks, for people of head office to see. Immutable.
 *
 * @param waiting entries that are still to be sent
 * @param catalogue the version in force, 0 without one
 * @param epoch which it writes
 * @param time the till's own
 */
record TillNote(long waiting, long catalogue, String epoch, Instant time) {
  static TillNote of(JournalFeed journal, CatalogueSink catalogue, InstantSource clock) {
    List<String> epochs = journal.unfinishedEpochs();
    String written = epochs.get(epochs.size() - 1);
    return new TillNote(journal.waiting(), catalogue.version(), written, clock.instant());
  }
}
