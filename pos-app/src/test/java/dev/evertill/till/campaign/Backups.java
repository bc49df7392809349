package dev.evertill.till.campaign;

import dev.evertill.till.store.TillStore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Backs the journal up while the till sells. Confined to the work thread. */
final class Backups implements Chore {
  private static final String PHASE = "backup";

  private final TillStore store;
  private final Path directory;
  private final String run;
  private int made;

  /**
   * @param run is part of each backup's name, so that those of a later till sort behind
   */
  Backups(TillStore store, Path directory, String run) {
    this.store = Objects.requireNonNull(store);
    this.directory = Objects.requireNonNull(directory);
    this.run = Objects.requireNonNull(run);
  }

  @Override
  public void run(Telling telling, RandomGenerator chance) throws Exception {
    String name = String.format(Locale.ROOT, "%s-%04d", run, ++made);
    telling.begin(PHASE, name);
    long last = store.backup(directory.resolve(name));
    telling.tell("done", "phase", PHASE, "what", name, "position", last);
  }
}
