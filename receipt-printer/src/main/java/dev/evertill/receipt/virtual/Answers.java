package dev.evertill.receipt.virtual;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a virtual printer has to say, and when it gets round to it. Safe from any thread. */
final class Answers implements AutoCloseable {
  private record Answer(OutputStream to, byte[] bytes) {}

  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "virtual printer answers");
            thread.setDaemon(true);
            return thread;
          });

  // All guarded by this.
  private final Deque<Answer> held = new ArrayDeque<>();
  private boolean silent;
  private boolean holding;
  private long delayMillis;

  synchronized void stop() {
    silent = true;
  }

  synchronized void hold() {
    holding = true;
  }

  synchronized void release() {
    holding = false;
    while (!held.isEmpty()) {
      give(held.remove());
    }
  }

  synchronized void delay(long millis) {
    delayMillis = millis;
  }

  synchronized void mend() {
    silent = false;
    delayMillis = 0;
    release();
  }

  synchronized void answer(OutputStream to, byte[] bytes) {
    Answer answer = new Answer(to, bytes);
    if (silent || bytes.length == 0) {
      return;
    }
    if (holding) {
      held.add(answer);
    } else if (delayMillis > 0) {
      later.schedule(() -> give(answer), delayMillis, TimeUnit.MILLISECONDS);
    } else {
      give(answer);
    }
  }

  private static void give(Answer answer) {
    try {
      answer.to().write(answer.bytes());
    } catch (IOException e) {
      // Whoever asked has gone: printers talk to nobody then, too.
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
