package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * Places for work that holds a thread for as long as the other side sends or reads. One visitor
 * gets no more than half of them, so that whoever is slow keeps the others from nothing. Safe from
 * any thread.
 */
final class Turns {
  static final int AT_ONCE = 4;
  static final int OF_ONE = 2;

  private static final int RETRY_AFTER_SECONDS = 10;

  private final String busy;
  private final Map<String, Integer> taken = new HashMap<>();

  /**
   * @param busy what is said to whoever gets none
   */
  Turns(String busy) {
    this.busy = busy;
  }

  /**
   * A place for whoever calls.
   *
   * @return gives it back, and is to be run once
   * @throws RefusedException there is none; it says when to come back
   */
  Runnable take(Context context) throws RefusedException {
    String visitor = PageGate.visitor(context).name();
    if (take(visitor)) {
      return () -> giveBack(visitor);
    }
    context.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    throw RefusedException.of(
        503, "busy", busy, AT_ONCE + " at once, and " + OF_ONE + " for one visitor: try again");
  }

  private synchronized boolean take(String visitor) {
    int all = taken.values().stream().mapToInt(Integer::intValue).sum();
    int own = taken.getOrDefault(visitor, 0);
    boolean free = all < AT_ONCE && own < OF_ONE;
    if (free) {
      taken.put(visitor, own + 1);
    }
    return free;
  }

  private synchronized void giveBack(String visitor) {
    taken.computeIfPresent(visitor, (name, own) -> own == 1 ? null : own - 1);
  }
}
