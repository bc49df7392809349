package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A body that is too large as it is, whether it says so beforehand or not. */
@Timeout(60)
final class TooMuchTest {
  @TempDir Path directory;

  private static BodyPublisher unannounced(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  @Test
  void aBodyOfMoreThanAllowedIsRefusedAndNothingOfItIsKept() throws Exception {
    Journal journal = new Journal("e1");
    journal.sell(100);
    byte[] whole = Journal.body(journal.lines(1, 1));
    byte[] large = Arrays.copyOf(whole, Body.MOST + 1);
    Arrays.fill(large, whole.length, large.length, (byte) '\n');
    try (HeadOfficeServer server = new HeadOfficeServer(directory, 0).start()) {
      HttpClient http = HttpClient.newHttpClient();
      String till = server.url() + "v1/tills/0117-03/";
      for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(large), unannounced(large))) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(till + "epochs/e1/journal")).POST(body).build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Wire.problem(answer.body()))
            .isEqualTo(
                new Problem(
                    "/problems/too-large",
                    "The request is too large",
                    413,
                    "more than 16777216 bytes: send half of it",
                    null,
                    null));
      }
      HttpResponse<byte[]> state =
          http.send(
              HttpRequest.newBuilder(URI.create(till + "state")).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(new String(state.body(), UTF_8)).contains("\"epochs\":[]");
    }
  }
}
