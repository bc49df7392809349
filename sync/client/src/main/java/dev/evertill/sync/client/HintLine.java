package dev.evertill.sync.client;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection on which head office says that there is another price list. It carries no data,
 * and nothing depends on it: where it breaks, the next round finds out. Safe from any thread.
 */
final class HintLine {
  private static final Logger LOG = LoggerFactory.getLogger(HintLine.class);

  /** Head office lets itself be heard every 15 seconds. */
  private static final int SILENT_SECONDS = 45;

  /** An older head office gives no hints: so many rounds pass before it is asked again. */
  private static final int ROUNDS_AFTER_A_REFUSAL = 12;

  private final ConnectionPool connections = new ConnectionPool(1, 1, TimeUnit.SECONDS);

  // Under the lock of this
  private EventSource open;
  private boolean stopped;
  private int rest;

  /**
   * Opens the line where there is none; called after every round that reached head office.
   *
   * @param calls whose time limits and identity are used
   * @param hinted called on the line's own thread
   */
  synchronized void listen(OkHttpClient calls, Request request, Runnable hinted) {
    if (open != null || stopped || rest-- > 0) {
      return;
    }
    rest = 0;
    OkHttpClient http =
        calls
            .newBuilder()
            .connectionPool(connections)
            .readTimeout(SILENT_SECONDS, TimeUnit.SECONDS)
            .callTimeout(0, TimeUnit.SECONDS)
            .build();
    open =
        EventSources.createFactory(http)
            .newEventSource(
                request,
                new EventSourceListener() {
                  @Override
                  public void onEvent(EventSource line, String id, String type, String data) {
                    LOG.debug("head office hints: {} {}", type, data);
                    hinted.run();
                  }

                  @Override
                  public void onClosed(EventSource line) {
                    ended(0);
                  }

                  @Override
                  public void onFailure(EventSource line, Throwable failure, Response response) {
                    LOG.debug("no hints from head office", failure);
                    ended(response == null ? 0 : ROUNDS_AFTER_A_REFUSAL);
                  }
                });
  }

  private synchronized void ended(int restFor) {
    open = null;
    rest = restFor;
  }

  synchronized void close() {
    stopped = true;
    if (open != null) {
      open.cancel();
    }
    connections.evictAll();
  }
}
