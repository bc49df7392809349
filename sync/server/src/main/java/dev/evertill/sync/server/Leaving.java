package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Once head office stops, new requests on connections that are still open are told to come again:
 * another one may be behind the same address soon. Safe from any thread.
 */
final class Leaving extends Handler.Wrapper {
  private static final int UNAVAILABLE = 503;
  private static final int RETRY_AFTER_SECONDS = 5;

  private volatile boolean leaving;

  /** From now on nothing new is taken. */
  void begin() {
    leaving = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!leaving) {
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
