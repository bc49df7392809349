package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells tills that listen that there is another catalogue, as server-sent events. Never more than a
 * hint: who misses one finds out with the next round of sync. Safe from any thread.
 *
 * <pre>
 * event: catalogue
 * id: 7
 * data: 7
 * </pre>
 *
 * <p>The version is asked of the database, so that it does not matter which process published it. A
 * listener that has not taken its last event when the next one comes is dropped.
 */
final class Hints implements AutoCloseable {
  static final long LOOKS_EVERY_MS = 250;

  /** A line that breaks without a word is noticed by these, on both sides. */
  private static final int LOOKS_A_BEAT = 60;

  private static final String BEAT = ":\n\n";

  private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

  private final LongSupplier version;
  private final Set<HintListener> listeners = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "hints");
            made.setDaemon(true);
            return made;
          });

  private volatile boolean closed;

  // On the hints thread
  private int looks;
  private final Trouble trouble = new Trouble(LOG, "the tills could not be told of the catalogue");

  /**
   * @param version asks which catalogue is current
   */
  Hints(LongSupplier version) {
    this.version = version;
  }

  Hints start() {
    thread.scheduleWithFixedDelay(
        this::look, LOOKS_EVERY_MS, LOOKS_EVERY_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** Keeps the request open and tells it of every catalogue but the one it says it knows. */
  void listen(Context context) throws RefusedException {
    String known = context.header("Last-Event-ID");
    long version = known == null ? 0 : Routes.number("Last-Event-ID", known, "a number from 0");
    context.res().setContentType("text/event-stream");
    context.res().setHeader("Cache-Control", "no-cache");
    HintListener listener = new HintListener(context, version, listeners::remove);
    context.future(() -> listener.begin(BEAT, () -> begun(listener)));
  }

  private void begun(HintListener listener) {
    listeners.add(listener);
    if (closed) {
      listener.end();
    }
  }

  /** Called by its thread again and again. */
  void look() {
    if (listeners.isEmpty()) {
      return;
    }
    try {
      long now = version.getAsLong();
      looks++;
      boolean beat = looks % LOOKS_A_BEAT == 0;
      for (HintListener listener : listeners) {
        if (listener.knows() != now) {
          listener.tell("event: catalogue\nid: " + now + "\ndata: " + now + "\n\n", now);
        } else if (beat) {
          listener.tell(BEAT, now);
        }
      }
      trouble.isOver();
    } catch (RuntimeException e) {
      // The tills ask by themselves too; the next look may do better.
      trouble.is(e);
    }
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    listeners.forEach(HintListener::end);
  }
}
