package dev.evertill.sync.server;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open line to a till that listens. Nothing here waits for the till: what cannot be written at
 * once ends the line. Safe from any thread.
 */
final class HintListener implements WriteListener, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);

  private final Context context;
  private final Consumer<HintListener> gone;
  private volatile long knows;

  // Under the lock of this
  private AsyncContext line;

  /** Asked for while the request is there: afterwards it is somebody else's, or nobody's. */
  private EndPoint connection;

  private ServletOutputStream out;
  private String greeting;
  private Runnable begun;
  private boolean over;

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
    line.addListener(this);
    connection =
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
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

  /** What cannot be told to this one ends its line, and is no failure of the caller's. */
  synchronized void tell(String event, long version) {
    if (over) {
      return;
    }
    try {
      if (out.isReady()) {
        write(event);
        knows = version;
        return;
      }
      LOG.info("a till that does not read its hints is not told any more");
    } catch (IOException | RuntimeException e) {
      // How a line says that it has gone is its own affair.
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
    if (greeting != null && !over && out.isReady()) {
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
    connection.close();
    end();
  }

  /** The till hung up: what comes now on this connection is another request's. */
  @Override
  public void onError(AsyncEvent event) {
    LOG.debug("a till that listened is gone", event.getThrowable());
    left();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    left();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    left();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  /** Whether it was there until now. */
  private synchronized boolean left() {
    boolean was = !over;
    over = true;
    gone.accept(this);
    return was;
  }

  synchronized void end() {
    if (!left()) {
      return;
    }
    try {
      line.complete();
    } catch (IllegalStateException alreadyOver) {
      LOG.debug("the line had ended by itself", alreadyOver);
    }
  }
}
