package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.OpenApi;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What openapi.json says is what a real head office answers. */
@Timeout(60)
class OpenApiExamplesTest {
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  /** Whom head office's carry files are for is chosen by chance; the document names this one. */
  private static final String RECIPIENT =
      "age1cy0su9fwf3gf9mw868g5yut09p6nytfmmnktexz2ya5uqg9vl9sss4euqm";

  /**
   * Over TLS (WhoIsWhoTest), while PostgreSQL is away (PostgresAwayTest), with too many at once
   * (SmallBodiesTest), at a stop (StopTest).
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/problems/no-certificate",
          "/problems/other-till",
          "/problems/revoked",
          "/problems/expired",
          "/problems/code-unknown",
          "/problems/code-used",
          "/problems/code-old",
          "/problems/too-many-codes",
          "/problems/signature",
          "/problems/away",
          "/problems/busy",
          "/problems/stopping");

  /** So long a body may take: the one that stalls is to be cut soon. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Walkthrough walkthrough;
  private Instant now = NOON.instant();
  private HeadOfficeServer server;

  OpenApiExamplesTest() throws IOException {
    walkthrough = new Walkthrough();
  }

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(OfficeSettings.in(directory).clock(() -> now).patience(PATIENCE))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What came back, with the document's recipient for ours. */
  private record Answer(int status, String mediaType, String body) {}

  @Test
  void headOfficeAnswersEveryExampleAsTheDocumentSays() throws Exception {
    publishWhatTheDocumentShows();
    for (Walkthrough.Step step : walkthrough.steps()) {
      Answer answer = answer(step);
      assertThat(answer.status()).as(step.name()).isEqualTo(step.status());
      assertThat(answer.mediaType()).as(step.name()).startsWith(walkthrough.mediaType(step));
      assertThat(value(answer)).as(step.name()).isEqualTo(walkthrough.answer(step));
    }
  }

  @Test
  void everyExampleIsWalkedThroughAndEveryProblemIsShown() {
    Set<String> walked =
        walkthrough.steps().stream().map(Walkthrough.Step::name).collect(Collectors.toSet());
    assertThat(walked).isEqualTo(walkthrough.examples("enrolment"));
    Set<String> shown =
        walkthrough.steps().stream()
            .filter(step -> walkthrough.mediaType(step).equals("application/problem+json"))
            .map(step -> (String) Walkthrough.map(walkthrough.answer(step)).get("type"))
            .collect(Collectors.toSet());
    // What is asked nowhere is no operation, and so has no example.
    shown.add("/problems/http");
    shown.addAll(ELSEWHERE);
    assertThat(shown).isEqualTo(walkthrough.problemTypes());
  }

  @Test
  void whatIsAskedNowhereIsAProblemOfItsKind() throws Exception {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(URI.create(server.url() + "v1/nowhere")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Wire.problem(response.body()).type()).isEqualTo("/problems/http");
  }

  @Test
  void everyRouteIsInTheDocumentAndTheOtherWayRound() {
    Set<String> documented =
        walkthrough.operations().stream()
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toSet());
    Set<String> answered =
        new Routes(
                List.of(
                    new JournalRoutes(null, null, null, null, null, null, "", NOON),
                    new CatalogueRoutes(null, new Hints(() -> 0)),
                    new CustomerRoutes(null, null),
                    new HealthRoutes(null, InstantSource.system()),
                    new QuestionRoutes(null, null),
                    new CertificateRoutes(null, null, null)))
            .endpoints().stream()
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .collect(Collectors.toSet());
    assertThat(answered).isEqualTo(documented);
  }

  @Test
  void headOfficeGivesTheDocumentItself() throws Exception {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(URI.create(server.url() + "openapi.json")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(OpenApi.document());
  }

  private void publishWhatTheDocumentShows() throws Exception {
    Walkthrough.Step everything =
        walkthrough.steps().stream()
            .filter(step -> step.example().equals("everything"))
            .findFirst()
            .orElseThrow();
    String[] lines = ((String) walkthrough.answer(everything)).split("\n");
    try (Database database = new Database(directory)) {
      new Catalogue(database, NOON)
          .publish(
              edition -> {
                for (int line = 0; line < lines.length - 1; line++) {
                  edition.put(row(lines[line]));
                }
              });
    }
  }

  private static CatalogueRow row(String line) throws IOException {
    try {
      return Wire.catalogueRow(line.getBytes(UTF_8), 0);
    } catch (MalformedException e) {
      throw new IOException(e);
    }
  }

  private Answer answer(Walkthrough.Step step) throws Exception {
    if (step.said().containsKey("lost")) {
      now = now.plusSeconds(1); // So long an answer of health is good.
      try (Database database = new Database(directory)) {
        database
            .writer()
            .useHandle(
                handle ->
                    handle.execute(
                        "alter table "
                            + step.said().get("lost")
                            + " rename to lost_"
                            + step.said().get("lost")));
      }
    }
    if (step.said().containsKey("stall")) {
      return stalled(step);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path(step)))
            .method(step.operation().method(), HttpRequest.BodyPublishers.ofByteArray(body(step)));
    walkthrough.parameters(step.operation(), "header").forEach(request::setHeader);
    step.headers().forEach((name, value) -> request.setHeader(name, (String) value));
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    String type = response.headers().firstValue("Content-Type").orElse("none");
    try (InputStream body = response.body()) {
      boolean staysOpen = type.startsWith("text/event-stream");
      byte[] read =
          staysOpen
              ? body.readNBytes(((String) walkthrough.answer(step)).length())
              : body.readAllBytes();
      return new Answer(response.statusCode(), type, withItsRecipient(read));
    }
  }

  private String withItsRecipient(byte[] body) throws IOException {
    String ours = AgeIdentity.read(Database.identityIn(directory)).recipient();
    return new String(body, UTF_8).replace(ours, RECIPIENT);
  }

  private String path(Walkthrough.Step step) {
    Map<String, String> values = new LinkedHashMap<>();
    values.putAll(walkthrough.parameters(step.operation(), "path"));
    Map<String, String> query =
        new LinkedHashMap<>(walkthrough.parameters(step.operation(), "query"));
    step.parameters()
        .forEach(
            (name, value) -> (values.containsKey(name) ? values : query).put(name, "" + value));
    String path = step.operation().path().substring(1);
    for (Map.Entry<String, String> value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", encoded(value.getValue()));
    }
    return path
        + query.entrySet().stream()
            .map(value -> value.getKey() + "=" + encoded(value.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private byte[] body(Walkthrough.Step step) {
    if (step.said().get("zeros") instanceof Double size) {
      return new byte[size.intValue()];
    }
    Object body = walkthrough.body(step);
    if (body == null) {
      return new byte[0];
    }
    return (body instanceof String text ? text : json(body)).getBytes(UTF_8);
  }

  /** As a till writes it: whole numbers, not Moshi's. */
  private static String json(Object body) {
    return Walkthrough.JSON.toJson(body).replaceAll("(?<=[:,\\[])(-?[0-9]+)\\.0(?=[,}\\]])", "$1");
  }

  private static Object value(Answer answer) throws IOException {
    return answer.mediaType().contains("json") && !answer.mediaType().contains("ndjson")
        ? Walkthrough.JSON.fromJson(answer.body())
        : answer.body();
  }

  /** Says more bytes than it sends. */
  private Answer stalled(Walkthrough.Step step) throws Exception {
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      OutputStream out = line.getOutputStream();
      String head =
          "POST /" + path(step).replace("?", "") + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n";
      out.write((head + "\r\n" + step.said().get("stall")).getBytes(UTF_8));
      out.flush();
      String all = new String(line.getInputStream().readAllBytes(), UTF_8);
      List<String> headers = all.substring(0, all.indexOf("\r\n\r\n")).lines().toList();
      String type =
          headers.stream()
              .filter(header -> header.startsWith("Content-Type: "))
              .findFirst()
              .orElseThrow()
              .substring("Content-Type: ".length());
      return new Answer(
          Integer.parseInt(headers.get(0).split(" ")[1]),
          type,
          all.substring(all.indexOf("\r\n\r\n") + 4));
    }
  }
}
