package dev.evertill.till.store;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.exception.DbFullException;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The journal's transactions: done, or refused in the till's words. One that finds no room asks for
 * some and is tried again. What makes the journal longer is refused a little before the store or
 * its disk is full, for what makes it shorter needs room itself. Safe from any thread.
 */
final class Writes {
  private final BoxStore store;
  private final Refused refused;
  private volatile BooleanSupplier isFull = () -> false;
  private volatile List<Predicate<Cause>> waysToRoom = List.of();

  Writes(BoxStore store, Refused refused) {
    this.store = store;
    this.refused = refused;
  }

  /**
   * What may make room: each way is tried once a write, in this order.
   *
   * @param full whether sales have filled the store or its disk
   * @param ways told what is full; each says whether there is more room than before
   */
  void whenFull(BooleanSupplier full, List<Predicate<Cause>> ways) {
    isFull = full;
    waysToRoom = List.copyOf(ways);
  }

  /** Of what makes the journal longer. */
  <T> T added(Supplier<T> work) throws NotRecordedException {
    return written(work, isFull);
  }

  /** Of what only takes the place of something else. */
  <T> T written(Supplier<T> work) throws NotRecordedException {
    return written(work, () -> false);
  }

  private <T> T written(Supplier<T> work, BooleanSupplier tooFull) throws NotRecordedException {
    Iterator<Predicate<Cause>> ways = waysToRoom.iterator();
    while (true) {
      try {
        if (tooFull.getAsBoolean()) {
          throw new DbFullException("the journal or its disk holds as much as it may");
        }
        return Transactions.call(store, work);
      } catch (DbException e) {
        NotRecordedException why = refused.why(e);
        if (why.why() == Cause.STORE_FAILED || !hasMadeRoom(ways, why.why())) {
          throw why;
        }
      }
    }
  }

  private static boolean hasMadeRoom(Iterator<Predicate<Cause>> ways, Cause full) {
    while (ways.hasNext()) {
      if (ways.next().test(full)) {
        return true;
      }
    }
    return false;
  }
}
