package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EnrolmentCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real process writes into its log, and what never. */
@Timeout(180)
class LogTest {
  private static final String CARD = "6039 5012 7777";
  private static final String KEY = "s3cret-key-of-a-program";
  private static final Pattern ENTRY =
      Pattern.compile("[0-9-]{10}T[0-9:.]{12}Z (ERROR|WARN |INFO |DEBUG) .*");

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  private static int send(HttpClient http, HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Everything that could go into a log and must not, or must not as a line. */
  private void quarrel(OfficeProcess office) throws Exception {
    String base = "http://127.0.0.1:" + office.port() + "/";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(base + "v1/catalogue?since=x%0d%0aERROR+forged&key=" + KEY))
            .header("Authorization", "Bearer " + KEY);
    assertThat(send(http, request)).isEqualTo(400);
    assertThat(
            send(
                http,
                HttpRequest.newBuilder(
                    URI.create(base + "v1/tills/03%0a2026-01-01T00:00:00.000Z%20INFO%20x/state"))))
        .isEqualTo(400);
    Journal journal = new Journal("e1");
    journal.write("sale", "{\"format\":\"x\\n2026 INFO forged\"}".getBytes(UTF_8));
    assertThat(
            send(
                http,
                HttpRequest.newBuilder(URI.create(base + "v1/tills/0117-03/epochs/e1/journal"))
                    .POST(BodyPublishers.ofByteArray(Journal.body(journal.lines(1, 1))))))
        .isEqualTo(200);
    try (Database database = new Database(directory.resolve("data"))) {
      database
          .writer()
          .useHandle(handle -> handle.execute("alter table card_move rename to \"x\ny\""));
    }
    assertThat(
            send(
                http,
                HttpRequest.newBuilder(URI.create(base + "v1/tills/0117-03/questions/gift-card"))
                    .POST(BodyPublishers.ofString("{\"card\":\"" + CARD + "\"}"))))
        .isEqualTo(500);
  }

  @Test
  void inJsonEveryLineIsAnObjectAndSaysWhichRequestItBelongsTo() throws Exception {
    String log;
    try (OfficeProcess office = new OfficeProcess(directory, "--log", "json")) {
      quarrel(office);
      office.ask();
      assertThat(office.ended()).isZero();
      log = office.err();
    }
    assertThat(log).isNotEmpty().doesNotContain(CARD).doesNotContain(KEY);
    List<Map<String, Object>> lines = log.lines().map(LogTest::object).toList();
    Map<String, Object> failure =
        lines.stream().filter(line -> line.get("level").equals("ERROR")).findFirst().orElseThrow();
    assertThat(failure.get("mdc")).isEqualTo(Map.of("request", "t-4", "till", "0117-03"));
    assertThat(failure.get("formattedMessage"))
        .isEqualTo("POST /v1/tills/0117-03/questions/gift-card failed");
    assertThat(failure).containsKey("throwable");
    List<Map<String, Object>> requests =
        lines.stream().filter(line -> line.get("loggerName").equals("requests")).toList();
    assertThat(requests.stream().map(line -> line.get("formattedMessage")))
        .containsExactly(
            "GET /v1/catalogue 400",
            "GET /v1/tills/{till}/state 400",
            "POST /v1/tills/{till}/epochs/{epoch}/journal 200",
            "POST /v1/tills/{till}/questions/gift-card 500");
    assertThat(requests.get(2).get("kvpList").toString())
        .matches(
            "\\[\\{port=tills}, \\{method=POST},"
                + " \\{route=/v1/tills/\\{till}/epochs/\\{epoch}/journal}, \\{status=200},"
                + " \\{ms=[0-9]+}, \\{problem=}]");
    assertThat(requests.get(2).get("mdc")).isEqualTo(Map.of("request", "t-3", "till", "0117-03"));
  }

  private static Map<String, Object> object(String line) {
    try {
      return Walkthrough.map(Walkthrough.JSON.fromJson(line));
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void asTextWhatATillSentMakesNoLinesOfItsOwn() throws Exception {
    String log;
    try (OfficeProcess office = new OfficeProcess(directory)) {
      quarrel(office);
      office.ask();
      assertThat(office.ended()).isZero();
      log = office.err();
    }
    assertThat(log).contains("questions/gift-card failed").doesNotContain(CARD).doesNotContain(KEY);
    assertThat(log.lines())
        .allMatch(line -> ENTRY.matcher(line).matches() || line.startsWith("    ") || isTrace(line))
        .noneMatch(line -> line.contains("forged"))
        .anyMatch(line -> line.contains("\tat dev.evertill"));
  }

  /** The first line of a trace, which a failure of ours begins. */
  private static boolean isTrace(String line) {
    return line.startsWith("org.jdbi.v3.");
  }

  @Test
  void enrolmentCodesAreNotWrittenDown() throws Exception {
    new Database(directory.resolve("data")).close();
    MainTest.Ended made =
        MainTest.run(
            "enrol-code", "--data", directory.resolve("data").toString(), "--till", "0117-03");
    String code = made.out().lines().findFirst().orElseThrow();
    String secret = EnrolmentCode.read(code).secret();
    String log;
    try (OfficeProcess office = new OfficeProcess(directory, "--log=json", "--name", "127.0.0.1")) {
      HttpClient anybody = HttpClient.newBuilder().sslContext(trustingAnybody()).build();
      URI enrolments = URI.create("https://127.0.0.1:" + office.port() + "/v1/enrolments");
      for (String body :
          List.of(
              "{\"secret\":\"" + secret + "\",\"request\":\"" + KEY + "\"}",
              "{\"secret\":\"" + secret + "\",\"request\":[\"" + secret + "\"]}",
              "{\"secret\":\"" + secret + "\\u000aforged\",\"request\":\"MIHV\"}")) {
        int status =
            send(anybody, HttpRequest.newBuilder(enrolments).POST(BodyPublishers.ofString(body)));
        assertThat(status).isEqualTo(400);
      }
      office.ask();
      assertThat(office.ended()).isZero();
      log = office.err();
    }
    log.lines().forEach(LogTest::object);
    assertThat(log)
        .contains("an enrolment from 127.0.0.1 was refused")
        .doesNotContain(secret)
        .doesNotContain(KEY)
        .doesNotContain("PRIVATE KEY");
  }

  private static SSLContext trustingAnybody() throws Exception {
    X509TrustManager trusting =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trusting}, new SecureRandom());
    return context;
  }
}
