package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real head office says of itself to a monitor. */
@Timeout(60)
class MetricsTest {
  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Journal journal = new Journal("e1").sell(300).sell(120, 119).sell(95);
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private HeadOfficeServer server;
  private String key;

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory).clock(() -> now).page(PageSettings.NONE.at(0)))
            .start();
    key = PageKeys.of(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> till(String path) throws Exception {
    return get(server.url() + path);
  }

  private HttpResponse<String> page(String path) throws Exception {
    String url = "http://127.0.0.1:" + server.pagePort().getAsInt() + "/" + path;
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", key).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int post(Journal sent, long first, long last) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/0117-03/epochs/e1/journal"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Journal.body(sent.lines(first, last))))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private Exposition scrape() throws Exception {
    HttpResponse<String> said = page("metrics");
    assertThat(said.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    return new Exposition(said.body());
  }

  @Test
  void whatHappensIsCounted() throws Exception {
    assertThat(post(journal, 1, 2)).isEqualTo(200);
    assertThat(post(new Journal("e1").sell(999), 1, 1)).isEqualTo(409);
    Journal longer = new Journal("e1").sell(1).sell(2).sell(3).sell(4);
    assertThat(post(longer, 4, 4)).isEqualTo(409);
    till("v1/catalogue?since=0");
    till("nowhere");
    HttpResponse<InputStream> hints =
        http.send(
            HttpRequest.newBuilder(URI.create(server.url() + "v1/hints")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(hints.body().read()).isEqualTo(':');

    Exposition said = scrape();
    String journals =
        "evertill_http_requests_total{method=POST,port=tills,"
            + "route=/v1/tills/{till}/epochs/{epoch}/journal,status=";
    assertThat(said.value(journals + "200}")).isEqualTo(1);
    assertThat(said.value(journals + "409}")).isEqualTo(2);
    assertThat(
            said.value("evertill_http_requests_total{method=GET,port=tills,route=none,status=404}"))
        .isEqualTo(1);
    assertThat(said.value("evertill_problems_total{problem=fork}")).isEqualTo(1);
    assertThat(said.value("evertill_problems_total{problem=gap}")).isEqualTo(1);
    assertThat(said.value("evertill_entries_held{}")).isEqualTo(2);
    assertThat(said.value("evertill_entries_parked{}")).isEqualTo(1);
    assertThat(said.value("evertill_epochs_held{}")).isEqualTo(1);
    assertThat(said.value("evertill_catalogue_pages_total{}")).isEqualTo(1);
    assertThat(said.value("evertill_hints_open{}")).isEqualTo(1);
    assertThat(said.value("evertill_tills_known{}")).isEqualTo(1);
    assertThat(said.value("evertill_http_tills_received_bytes_total{}")).isGreaterThan(1_000);
    assertThat(said.value("evertill_http_tills_sent_bytes_total{}")).isGreaterThan(100);
    assertThat(said.value("evertill_database_connections{pool=write,state=active}")).isZero();
    assertThat(said.families()).contains("jvm_memory_used_bytes", "evertill_http_request_seconds");
    hints.body().close();
  }

  @Test
  void aQuestionThatSomebodyAnsweredIsNotCounted() throws Exception {
    assertThat(post(journal, 1, 2)).isEqualTo(200);
    assertThat(scrape().value("evertill_entries_parked{}")).isEqualTo(1);
    try (Database database = new Database(directory)) {
      ParkedDesk desk = new ParkedDesk(database, () -> now, ZoneOffset.UTC);
      assertThat(desk.resolve("0117-03", "e1", 2, "A bug of till 0.1.0.", "anna")).isTrue();
    }
    assertThat(scrape().value("evertill_entries_parked{}")).isZero();
  }

  @Test
  void aMethodThatIsNoneIsCountedAsOther() throws Exception {
    for (String word : new String[] {"BREW", "EVERTILL", "brew"}) {
      http.send(
          HttpRequest.newBuilder(URI.create(server.url() + "nowhere"))
              .method(word, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    Exposition said = scrape();
    assertThat(
            said.value(
                "evertill_http_requests_total{method=other,port=tills,route=none,status=404}"))
        .isEqualTo(3);
  }

  @Test
  void aTillThatDoesNotCallForTenMinutesIsSilent() throws Exception {
    till("v1/tills/0117-03/state");
    till("v1/tills/0117-04/state");
    now = now.plus(OfficeMetrics.SILENT_AFTER).minusMillis(1);
    assertThat(scrape().value("evertill_tills_silent{}")).isZero();
    till("v1/tills/0117-04/state");
    now = now.plusMillis(1);
    assertThat(scrape().value("evertill_tills_silent{}")).isEqualTo(1);
    till("v1/tills/0117-03/state");
    assertThat(scrape().value("evertill_tills_silent{}")).isZero();
  }

  @Test
  void aTillThatCalledWhenTheClockWasAheadIsNotHeardUntilItCallsAgain() throws Exception {
    now = now.plus(Duration.ofDays(100));
    till("v1/tills/0117-03/state");
    assertThat(scrape().value("evertill_tills_silent{}")).isZero();
    now = now.minus(Duration.ofDays(100));
    assertThat(scrape().value("evertill_tills_silent{}")).isEqualTo(1);
    till("v1/tills/0117-03/state");
    assertThat(scrape().value("evertill_tills_silent{}")).isZero();
  }

  @Test
  void whereThereIsRoomForNoMoreTillsThoseThatAreKnownAreStillHeard() throws Exception {
    try (Database database = new Database(directory)) {
      OfficeMetrics metrics = new OfficeMetrics(database, () -> 0, () -> now);
      for (int till = 0; till < OfficeMetrics.MOST_TILLS + 1; till++) {
        metrics.answered(state("t" + till));
      }
      now = now.plus(OfficeMetrics.SILENT_AFTER);
      metrics.answered(state("t0"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      metrics.write(out);
      Exposition said = new Exposition(out.toString(StandardCharsets.UTF_8));
      assertThat(said.value("evertill_tills_known{}")).isEqualTo(OfficeMetrics.MOST_TILLS);
      assertThat(said.value("evertill_tills_silent{}")).isEqualTo(OfficeMetrics.MOST_TILLS - 1);
    }
  }

  private static RequestWatch.Answered state(String till) {
    return new RequestWatch.Answered(
        "tills",
        "GET",
        "/v1/tills/{till}/state",
        200,
        1,
        Optional.of(till),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aTillThatWasThereBeforeTheStartIsMissedToo() throws Exception {
    post(journal, 1, 1);
    server.close();
    start();
    assertThat(scrape().value("evertill_tills_known{}")).isEqualTo(1);
    now = now.plus(OfficeMetrics.SILENT_AFTER);
    assertThat(scrape().value("evertill_tills_silent{}")).isEqualTo(1);
  }

  @Test
  void whatIsMeasuredWithoutTheDatabaseIsSaidWithoutIt() throws Exception {
    try (Database database = new Database(directory)) {
      database.writer().useHandle(handle -> handle.execute("alter table journal rename to gone"));
      assertThat(scrape().families())
          .contains("evertill_hints_open", "evertill_catalogue_version")
          .doesNotContain("evertill_epochs_held");
    }
  }

  @Test
  void aFormatThatIsNoneIsNoticed() {
    assertThat(new Exposition("# HELP a b\n# TYPE a gauge\na{x=\"1\\n\"} 2.0\n").value("a{x=1\\n}"))
        .isEqualTo(2);
    for (String wrong :
        new String[] {
          "a 1\n",
          "# HELP a b\n# TYPE a gauge\na 1",
          "# HELP a b\n# TYPE a counter\na 1\n",
          "# HELP a b\n# TYPE a gauge\na 1\na 2\n",
          "# HELP a b\n# TYPE a gauge\na{x=1} 2\n",
          "# HELP a b\n# TYPE a gauge\nb 1\n",
          "# HELP a b\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\n"
        }) {
      assertThatThrownBy(() -> new Exposition(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bothPortsSayWhetherHeadOfficeIsWell() throws Exception {
    String well = "{\"status\":\"ok\",\"database\":\"ok\",\"version\":\"0.1.0\"}";
    assertThat(till("health").body()).isEqualTo(well);
    assertThat(page("health").body()).isEqualTo(well);
    try (Database other = new Database(directory);
        Handle busy = other.writer().open()) {
      // It writes, and does not end.
      busy.begin();
      busy.execute("delete from set_aside where 1 = 0");
      assertThat(page("health").body()).as("within a second it is not asked again").isEqualTo(well);
      now = now.plusSeconds(1);
      HttpResponse<String> waits = page("health");
      assertThat(waits.statusCode()).as("it is an import, for all that is known").isEqualTo(200);
      assertThat(waits.body())
          .isEqualTo(
              "{\"status\":\"busy\",\"database\":\"another one is writing, such as an import; what"
                  + " comes has waited for 0 s\",\"version\":\"0.1.0\"}");
      assertThat(get("http://127.0.0.1:" + server.pagePort().getAsInt() + "/health").body())
          .isEqualTo("{\"status\":\"busy\",\"database\":\"busy\",\"version\":\"0.1.0\"}");
      now = now.plus(HealthRoutes.LONGEST_TURN).minusSeconds(1);
      assertThat(page("health").body()).contains("has waited for 299 s");
      now = now.plusSeconds(1);
      HttpResponse<String> said = page("health");
      assertThat(said.statusCode()).isEqualTo(503);
      assertThat(said.body())
          .isEqualTo(
              "{\"status\":\"failing\",\"database\":\"it does not answer within 1 s\","
                  + "\"version\":\"0.1.0\"}");
      HttpResponse<String> stranger =
          get("http://127.0.0.1:" + server.pagePort().getAsInt() + "/health");
      assertThat(stranger.statusCode()).isEqualTo(503);
      assertThat(stranger.body())
          .isEqualTo("{\"status\":\"failing\",\"database\":\"failing\",\"version\":\"0.1.0\"}");
      busy.rollback();
    }
    now = now.plusSeconds(1);
    assertThat(till("health").body()).isEqualTo(well);
  }

  @Test
  void everyAnswerSaysWhichRequestItWas() throws Exception {
    String first = till("health").headers().firstValue(RequestWatch.HEADER).orElseThrow();
    assertThat(first).isEqualTo("t-1");
    assertThat(till("nowhere").headers().firstValue(RequestWatch.HEADER)).contains("t-2");
    assertThat(page("health").headers().firstValue(RequestWatch.HEADER)).contains("p-1");
  }
}
