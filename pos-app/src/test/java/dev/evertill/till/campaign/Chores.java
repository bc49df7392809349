package dev.evertill.till.campaign;

import dev.evertill.till.store.TillStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Does one chore after another, on a thread of its own. Safe from any thread. */
final class Chores {
  private final List<Chore> chores;
  private final Telling telling;
  private final RandomGenerator chance;
  private final int mostPauseMillis;
  private final Thread thread;
  private volatile boolean closing;

  Chores(
      String name,
      TillStore store,
      List<Chore> chores,
      int mostPauseMillis,
      Telling telling,
      RandomGenerator chance) {
    this.chores = List.copyOf(chores);
    this.telling = Objects.requireNonNull(telling);
    this.mostPauseMillis = mostPauseMillis;
    this.chance = Objects.requireNonNull(chance);
    thread = store.thread(telling.orEnd(this::work));
    thread.setName(name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private Void work() throws Exception {
    while (!closing) {
      chores.get(chance.nextInt(chores.size())).run(telling, chance);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(chance.nextInt(mostPauseMillis)));
    }
    return null;
  }

  /** Finishes the chore in hand. */
  void stop() throws InterruptedException {
    closing = true;
    thread.join();
  }
}
