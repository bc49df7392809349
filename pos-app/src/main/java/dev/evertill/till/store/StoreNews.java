package dev.evertill.till.store;

import dev.evertill.till.record.EpochStart.Cause;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What happened to the journal while it was opened, for the screen. Immutable.
 *
 * @param newEpoch why numbers begin anew, empty where the journal goes on
 * @param setAside where the damaged journal lies now
 * @param brought how many entries came back from the mirror
 */
public record StoreNews(Optional<Cause> newEpoch, Optional<Path> setAside, long brought) {
  static final StoreNews NONE = new StoreNews(Optional.empty(), Optional.empty(), 0);
}
