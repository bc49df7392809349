package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows what is in progress on one port. Once head office stops, new requests are told to come
 * again (another head office may be behind the same address soon), and those in progress are waited
 * for. Safe from any thread.
 */
final class Leaving extends Handler.Wrapper {
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_AFTER_SECONDS = 5;

  // Under the lock of this
  private boolean leaving;
  private int inProgress;

  /** From now on nothing new is taken. */
  synchronized void begin() {
    leaving = true;
  }

  /**
   * Whether nothing is in progress any more.
   *
   * @param nanoTime waits until then
   */
  synchronized boolean isOver(long nanoTime) throws InterruptedException {
    for (long left; inProgress > 0 && (left = nanoTime - System.nanoTime()) > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return inProgress == 0;
  }

  private synchronized boolean isTaken() {
    if (!leaving) {
      inProgress++;
    }
    return !leaving;
  }

  private synchronized void over() {
    inProgress--;
    notifyAll();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isTaken()) {
      Request.addCompletionListener(request, failure -> over());
      return super.handle(request, response, callback);
    }
    response.setStatus(UNAVAILABLE);
    response.getHeaders().put("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    byte[] problem =
        Wire.bytes(
            new Problem(
                "/problems/stopping",
                "Head office stops",
                UNAVAILABLE,
                "try again later: nothing of the request was looked at",
                null,
                null));
    response.write(true, ByteBuffer.wrap(problem), callback);
    return true;
  }
}
