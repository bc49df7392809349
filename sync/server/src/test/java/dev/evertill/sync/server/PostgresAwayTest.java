package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is lost while head office serves. */
@Timeout(120)
class PostgresAwayTest {
  private static final Problem AWAY =
      new Problem(
          "/problems/away",
          "Head office's storage is away",
          503,
          "try again later; what was kept of it will be known",
          null,
          null);

  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Journal journal = new Journal("e1");
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < 400; i++) {
      journal.sell(100 + i);
    }
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory).storage(OFFICE.url()).page(PageSettings.NONE.at(0)))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<byte[]> post(long first, long last) throws Exception {
    byte[] body = Journal.body(journal.lines(first, last));
    return send(
        to("v1/tills/0117-03/epochs/e1/journal")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private List<EpochHead> heads() throws Exception {
    return Wire.tillState(send(to("v1/tills/0117-03/state")).body()).epochs();
  }

  private EpochHead head(long number) {
    return new EpochHead("e1", number, journal.hashAt(number).hex());
  }

  private static void isAway(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(Wire.problem(response.body())).isEqualTo(AWAY);
  }

  @Test
  void tillsAreToldToComeBackAndItGoesOnByItself() throws Exception {
    post(1, 3);
    PostgresServer.shared().stop();
    try {
      isAway(post(4, 6));
      isAway(send(to("v1/tills/0117-03/state")));
      isAway(send(to("v1/catalogue?since=0")));
    } finally {
      PostgresServer.shared().start();
    }
    assertThat(heads()).containsExactly(head(3));
    assertThat(post(4, 6).statusCode()).isEqualTo(200);
    assertThat(heads()).containsExactly(head(6));
  }

  @Test
  void peopleAreToldOnAPageWithoutAMenu() throws Exception {
    Reader mia = new Reader(server.pageUrl().orElseThrow());
    mia.cookies().put("evertill", "A".repeat(43));
    PostgresServer.shared().stop();
    try {
      HttpResponse<String> told = mia.get("/days");
      assertThat(told.statusCode()).isEqualTo(503);
      assertThat(told.headers().firstValue("Content-Type")).contains("text/html");
      assertThat(told.body())
          .contains("<!DOCTYPE html>", "Head office's storage is away", "try again later")
          .doesNotContain("/log-out");
    } finally {
      PostgresServer.shared().start();
    }
  }

  @Test
  void aServerLostInTheMiddleOfManyBatchesLosesNothingItConfirmed() throws Exception {
    CompletableFuture<List<Integer>> till = CompletableFuture.supplyAsync(this::sendAll);
    while (heads().isEmpty()) {
      Thread.onSpinWait();
    }
    PostgresServer.shared().stop();
    PostgresServer.shared().start();
    assertThat(till.get()).contains(200).containsAnyOf(200, 503);
    assertThat(heads()).containsExactly(head(400));
    try (var kept =
        new SqlSaleLog(OFFICE.database(), InstantSource.system())
            .read(Journal.TILL, "e1", 1, Long.MAX_VALUE)) {
      assertThat(kept.map(Arrival::entry)).containsExactlyElementsOf(journal.entries(1, 400));
    }
  }

  /** One after the other, each until it is confirmed. */
  private List<Integer> sendAll() {
    List<Integer> answers = new ArrayList<>();
    try {
      for (long next = 1; next <= 400; ) {
        int answer = post(next, next).statusCode();
        answers.add(answer);
        next += answer == 200 ? 1 : 0;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }
}
