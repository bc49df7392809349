package dev.evertill.till.store;

import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import java.util.function.Supplier;

/**
 * Transactions that write, and leave their thread fit to read whatever became of them. Functions
 * only.
 *
 * <p>ObjectBox 4.3.1 forgets a transaction's cursors when it commits, not when it rolls back. After
 * a roll-back every second read on that thread fails ("Illegal reader TX state"), until the thread
 * ends. A commit that writes nothing makes it forget them, and works on a full disk too.
 */
final class Transactions {
  private Transactions() {}

  static void run(BoxStore store, Runnable work) {
    call(
        store,
        () -> {
          work.run();
          return work;
        });
  }

  static <T> T call(BoxStore store, Supplier<T> work) {
    try {
      return store.callInTx(work::get);
    } catch (RuntimeException | Error e) {
      forgetCursors(store, e);
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a supplier throws nothing checked", e);
    }
  }

  private static void forgetCursors(BoxStore store, Throwable why) {
    try {
      store.runInTx(() -> {});
    } catch (DbException e) {
      why.addSuppressed(e);
    }
  }
}
