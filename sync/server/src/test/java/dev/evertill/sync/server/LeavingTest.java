package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeavingTest {
  private final HttpClient http = HttpClient.newHttpClient();

  /** What is there before it leaves. */
  private static final class Greeting extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.write(true, null, callback);
      return true;
    }
  }

  @Test
  void whoAsksALeavingHeadOfficeIsToldToComeAgain() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    Leaving leaving = new Leaving();
    leaving.setHandler(new Greeting());
    server.setHandler(leaving);
    server.start();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
          .isEqualTo(200);
      leaving.begin();
      HttpResponse<byte[]> said = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(said.statusCode()).isEqualTo(503);
      assertThat(said.headers().firstValue("Retry-After")).contains("5");
      assertThat(said.headers().firstValue("Connection")).contains("close");
      assertThat(said.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(Wire.problem(said.body()))
          .isEqualTo(
              new Problem(
                  "/problems/stopping",
                  "Head office stops",
                  503,
                  "try again later: nothing of the request was looked at",
                  null,
                  null));
    } finally {
      server.stop();
    }
  }
}
