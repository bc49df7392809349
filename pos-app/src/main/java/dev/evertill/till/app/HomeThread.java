package dev.evertill.till.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with a name and a queue, at home with what is confined to it. A task that fails is
 * logged and the next one runs: a till with a mistake in one act still sells. Safe from any thread.
 */
public final class HomeThread implements Executor, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HomeThread.class);
  private static final long STOPS_WITHIN_SECONDS = 10;

  private final String name;
  private final Runnable mistake;
  private final ExecutorService tasks;

  /** Made with the first task. */
  private final AtomicReference<Thread> home = new AtomicReference<>();

  /**
   * @param mistake is told, on this thread, of a task that failed
   */
  HomeThread(String name, ThreadFactory threads, Runnable mistake) {
    this.name = name;
    this.mistake = mistake;
    tasks =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = threads.newThread(work);
              thread.setName(name);
              home.set(thread);
              return thread;
            });
  }

  @Override
  public void execute(Runnable task) {
    tasks.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error e) {
            LOG.error("a mistake of ours on thread {}", name, e);
            mistake.run();
          }
        });
  }

  /** Runs a task at its turn and waits for what it returns. Never called on the event thread. */
  public <T> T ask(Callable<T> task) throws InterruptedException {
    try {
      return tasks.submit(task).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a mistake of ours on thread " + name, e.getCause());
    }
  }

  /** Finishes what was begun and what waits, and what the thread itself does at its end. */
  @Override
  public void close() {
    tasks.shutdown();
    Thread thread = home.get();
    if (thread == null) {
      return;
    }
    try {
      // The queue's own end is told before the thread gives back what the store holds for it.
      thread.join(TimeUnit.SECONDS.toMillis(STOPS_WITHIN_SECONDS));
      if (thread.isAlive()) {
        LOG.warn("thread {} did not stop within {} s", name, STOPS_WITHIN_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
