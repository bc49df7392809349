package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Bodies as nobody honest sends them, and as every till may. */
@Timeout(60)
class BodyTest {
  private static final String JOURNAL = "v1/tills/0117-03/epochs/e1/journal";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Journal journal = new Journal("e1").sell(300).sell(120).sell(95);
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(OfficeSettings.in(directory).patience(Duration.ofMillis(800))).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> post(String coding, byte[] body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + JOURNAL))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (coding != null) {
      request.header("Content-Encoding", coding);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Problem problem(HttpResponse<byte[]> response, int status) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    return Wire.problem(response.body());
  }

  @Test
  void aBatchIsTakenHoweverItIsPacked() throws Exception {
    byte[] body = Journal.body(journal.lines(1, 3));
    Held held = new Held(3, journal.hashAt(3).hex(), List.of(), 500, 0);
    for (Packing packing : Packing.values()) {
      assertThat(Wire.held(post(packing.coding(), packing.pack(body)).body())).isEqualTo(held);
    }
    assertThat(Wire.held(post("GZip", Packing.GZIP.pack(body)).body())).isEqualTo(held);
    assertThat(Wire.held(post("identity", body).body())).isEqualTo(held);
    assertThat(Wire.held(post(null, body).body())).isEqualTo(held);
  }

  @Test
  void anEncodingThatIsNotKnownIsAnsweredWithThoseThatAre() throws Exception {
    HttpResponse<byte[]> response = post("br", new byte[10]);
    assertThat(problem(response, 415).detail())
        .isEqualTo("Content-Encoding br: allowed are zstd, gzip, identity");
    assertThat(response.headers().firstValue("Accept-Encoding")).contains("zstd, gzip");
  }

  @Test
  void answersArePackedAsTheTillLikesIt() throws Exception {
    for (int i = 0; i < 50; i++) {
      journal.sell(100 + i);
    }
    post(null, Journal.body(journal.lines(1, 53)));
    byte[] plain = entries("identity").body();
    for (String wanted : List.of("zstd", "gzip", "zstd, gzip", "gzip, zstd")) {
      HttpResponse<byte[]> response = entries(wanted);
      String coding = response.headers().firstValue("Content-Encoding").orElse("none");
      assertThat(wanted).contains(coding);
      assertThat(response.body()).hasSizeLessThan(plain.length / 3);
      assertThat(
              Packing.of(coding)
                  .orElseThrow()
                  .unpacked(new ByteArrayInputStream(response.body()))
                  .readAllBytes())
          .isEqualTo(plain);
    }
  }

  private HttpResponse<byte[]> entries(String wanted) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url() + JOURNAL))
            .header("Accept-Encoding", wanted)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void aFewBytesThatUnpackToMegabytesAreNotUnpacked() throws Exception {
    for (Packing packing : Packing.values()) {
      byte[] bomb = packing.pack(new byte[Body.MOST]);
      assertThat(problem(post(packing.coding(), bomb), 413))
          .isEqualTo(
              new Problem(
                  "/problems/too-large",
                  "The request is too large",
                  413,
                  bomb.length + " bytes unpack to more than 250 times as many: send half of it",
                  null,
                  null));
    }
  }

  @Test
  void manyEqualSalesAreNoBomb() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      journal.sell(100);
    }
    byte[] body = Journal.body(journal.lines(1, 2_003));
    assertThat(body).hasSizeGreaterThan(3 * Body.SMALL);
    for (Packing packing : Packing.values()) {
      HttpResponse<byte[]> response = post(packing.coding(), packing.pack(body));
      assertThat(Wire.held(response.body()).number()).isEqualTo(2_003);
    }
  }

  @Test
  void whatIsTooMuchAfterUnpackingIsRefusedToo() throws Exception {
    byte[] half = new byte[Body.MOST / 2 + 1];
    new Random(1).nextBytes(half);
    byte[] digits = HexFormat.of().formatHex(half).getBytes(UTF_8);
    for (Packing packing : Packing.values()) {
      assertThat(problem(post(packing.coding(), packing.pack(digits)), 413).detail())
          .isEqualTo("more than 16777216 bytes after unpacking: send half of it");
    }
  }

  @Test
  void whatIsNotWholeIsSaidToBeSo() throws Exception {
    for (Packing packing : Packing.values()) {
      byte[] packed = packing.pack(Journal.body(journal.lines(1, 3)));
      byte[] cut = Arrays.copyOf(packed, packed.length - 20);
      assertThat(problem(post(packing.coding(), cut), 400).detail())
          .startsWith("the body is not whole " + packing.coding() + ": ");
      assertThat(problem(post(packing.coding(), "[]".getBytes(UTF_8)), 400).detail())
          .startsWith("the body is not whole " + packing.coding() + ": ");
    }
  }

  @Test
  void aLongLineIsNamed() throws Exception {
    byte[] line = new byte[Batch.MOST_LINE + 2];
    line[0] = '\n';
    assertThat(problem(post(null, line), 413))
        .isEqualTo(
            new Problem(
                "/problems/long-line",
                "A line is too long",
                413,
                "line 2: 4194305 bytes, allowed are 4194304",
                null,
                null));
  }

  @Test
  void anEntryNestedWithoutEndIsParkedAloneAndADayOfThatKindRefused() throws Exception {
    List<String> lines = journal.lines(1, 3);
    lines.set(1, "{\"number\":2,\"kind\":" + "[".repeat(1_000_000));
    Held held = Wire.held(post(null, Journal.body(lines)).body());
    assertThat(held.number()).isEqualTo(3);
    assertThat(held.parked())
        .singleElement()
        .satisfies(
            parked ->
                assertThat(parked.reason())
                    .isEqualTo(
                        "unreadable: line 2: JSON: allowed are objects and lists nested 64 deep"));

    HttpRequest close =
        HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/0117-03/closes/1"))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"a\":".repeat(70)))
            .build();
    assertThat(problem(http.send(close, HttpResponse.BodyHandlers.ofByteArray()), 400).detail())
        .isEqualTo("JSON: allowed are objects and lists nested 64 deep");
  }

  @Test
  void aBodyThatDripsIsCut() throws Exception {
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      OutputStream out = line.getOutputStream();
      out.write(
          ("POST /" + JOURNAL + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
              .getBytes(UTF_8));
      Thread drip = new Thread(() -> drip(out));
      drip.start();
      String answer = new String(line.getInputStream().readAllBytes(), UTF_8);
      drip.join();
      assertThat(answer).startsWith("HTTP/1.1 408 ");
      assertThat(told(answer).title()).isEqualTo("The request came too slowly");
      assertThat(told(answer).detail()).endsWith(" bytes came in time: send less at once");
    }
  }

  /** A byte now and then, never so seldom that the connection would be idle, until it is cut. */
  private static void drip(OutputStream out) {
    try {
      for (int i = 0; i < 1_000; i++) {
        out.write('x');
        out.flush();
        LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException cut) {
      // That is what is waited for; the answer is what the test looks at.
      return;
    }
  }

  @Test
  void aBodyThatIsCutIsNoFaultOfHeadOffice() throws Exception {
    ListAppender<ILoggingEvent> written = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Routes.class);
    written.start();
    log.addAppender(written);
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      OutputStream out = line.getOutputStream();
      out.write(
          ("POST /" + JOURNAL + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n0123456789")
              .getBytes(UTF_8));
      line.shutdownOutput();
      String answer = new String(line.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(told(answer).detail()).isEqualTo("the line was cut after 10 bytes: send it again");
    } finally {
      log.detachAppender(written);
    }
    assertThat(written.list).isEmpty();
  }

  private static Problem told(String answer) throws MalformedException {
    int body = answer.indexOf("\r\n\r\n") + 4;
    return Wire.problem(
        answer.substring(body).replaceAll("^[0-9a-fA-F]+\r\n|\r\n0\r\n\r\n$", "").getBytes(UTF_8));
  }
}
