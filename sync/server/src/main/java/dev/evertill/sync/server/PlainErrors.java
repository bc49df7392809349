package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty refuses by itself, before anything of ours is asked: a problem like all
 * others, that repeats nothing of the request. Safe from any thread.
 */
final class PlainErrors extends ErrorHandler {
  private static final int FAILED = 500;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    PageGate.HEADERS.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Routes.PROBLEM);
    Problem problem =
        status < FAILED
            ? new Problem(
                "/problems/http",
                "The request cannot be read",
                status,
                "what was sent is no request that is answered here",
                null,
                null)
            : new Problem(
                "/problems/failed",
                "Head office failed",
                status,
                "nothing of the request was kept; try again",
                null,
                null);
    response.write(true, ByteBuffer.wrap(Wire.bytes(problem)), callback);
    return true;
  }
}
