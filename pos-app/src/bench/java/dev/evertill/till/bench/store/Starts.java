package dev.evertill.till.bench.store;

import dev.evertill.till.store.TillStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a till's stores take to open, with whatever they check before the first sale. Both were
 * opened before, so the system has them in memory. Confined to the measuring thread.
 */
final class Starts {
  private final Path empty;
  private final Path full;

  /**
   * @param empty where a till without sales is made
   * @param full a till with a long journal
   */
  Starts(Path empty, Path full) {
    this.empty = empty;
    this.full = full;
  }

  void measure(Figures figures, int times) throws Exception {
    opened(empty);
    opened(full);
    List<Times> ofEmpty = new ArrayList<>();
    List<Times> ofFull = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ofEmpty.add(opened(empty));
      ofFull.add(opened(full));
    }
    figures.put("start.empty", ofEmpty);
    figures.put("start.full", ofFull);
    try (TillStore till = Tills.open(full)) {
      figures.put("start.entries", till.head().position());
    }
    figures.put("start.bytes", Tills.size(full.resolve("journal")));
  }

  private static Times opened(Path directory) throws Exception {
    Times times = new Times(1);
    long begun = System.nanoTime();
    try (TillStore till = Tills.open(directory)) {
      times.add(System.nanoTime() - begun);
      if (till.head().position() < 1) {
        throw new IllegalStateException("nothing was opened in " + directory);
      }
    }
    return times;
  }
}
