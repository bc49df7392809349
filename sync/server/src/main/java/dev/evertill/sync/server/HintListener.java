package dev.evertill.sync.server;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open line to a till that listens. Nothing here waits for the till: what cannot be written at
 * once ends the line. Safe from any thread.
 */
final class HintListener implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);

  private final Context context;
  private final Consumer<HintListener> gone;
  private volatile long knows;
  private volatile AsyncContext line;

  // Under the lock of this
  private ServletOutputStream out;
  private String greeting;
  private Runnable begun;

  HintListener(Context context, long knows, Consumer<HintListener> gone) {
    this.context = context;
    this.knows = knows;
    this.gone = gone;
  }

  /**
   * @param greeting written first, so that the till knows that it is heard
   * @param begun called once that is done
   * @return never completed: who completes it makes Javalin answer, on a line that may be gone
   */
  synchronized CompletableFuture<Void> begin(String greeting, Runnable begun) {
    this.greeting = greeting;
    this.begun = begun;
    line = context.req().getAsyncContext();
    try {
      out = context.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("the line to a till that listens cannot be opened", e);
    }
    out.setWriteListener(this);
    return new CompletableFuture<>();
  }

  /** The version it was told of last. */
  long knows() {
    return knows;
  }

  synchronized void tell(String event, long version) {
    try {
      if (out.isReady()) {
        write(event);
        knows = version;
        return;
      }
      LOG.info("a till that does not read its hints is not told any more");
    } catch (IOException e) {
      LOG.debug("a till that listened is gone", e);
    }
    cut();
  }

  private void write(String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    if (out.isReady()) {
      out.flush();
    }
  }

  @Override
  public synchronized void onWritePossible() throws IOException {
    if (greeting != null && out.isReady()) {
      write(greeting);
      greeting = null;
      begun.run();
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOG.debug("a till that listened is gone", failure);
    end();
  }

  /** What is still to be written to it is never read: the connection goes too. */
  private void cut() {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
    end();
  }

  void end() {
    gone.accept(this);
    try {
      line.complete();
    } catch (IllegalStateException alreadyOver) {
      LOG.debug("the line had ended by itself", alreadyOver);
    }
  }
}
