package dev.evertill.receipt.spool;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes what callers want of the store, one after another, on a thread that begins with the first:
 * neither a slow disk nor a slow printer holds up a caller. Safe from any thread.
 */
final class Desk {
  private record Errand<T>(Supplier<T> work, CompletableFuture<T> answer) implements Runnable {
    @Override
    public void run() {
      try {
        answer.complete(work.get());
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }

    void refuse() {
      answer.completeExceptionally(new IllegalStateException("the spooler is closed"));
    }
  }

  private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor thread;

  Desk(ThreadFactory threads) {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            errands,
            work -> {
              Thread desk = threads.newThread(work);
              desk.setName("printer desk");
              desk.setDaemon(true);
              return desk;
            });
  }

  /** Returns at once. What depends on the answer runs on this desk's thread, so keep it short. */
  <T> CompletableFuture<T> ask(Supplier<T> work) {
    Errand<T> errand = new Errand<>(work, new CompletableFuture<>());
    try {
      thread.execute(errand);
    } catch (RejectedExecutionException e) {
      errand.refuse();
    }
    return errand.answer;
  }

  /** Does what was asked so far, as long as that takes no longer; refuses the rest. */
  void close(long millis) throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
      thread.shutdownNow().forEach(errand -> ((Errand<?>) errand).refuse());
    }
  }
}
