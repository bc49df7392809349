package dev.evertill.till.campaign;

import dev.evertill.till.store.TillStore;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Writes the journal anew while the till sells. Confined to the work thread. */
final class Rebuilds implements Chore {
  private final TillStore store;

  Rebuilds(TillStore store) {
    this.store = Objects.requireNonNull(store);
  }

  @Override
  public void run(Telling telling, RandomGenerator chance) throws Exception {
    telling.during("rebuild", "rebuild", store::rebuild);
  }
}
