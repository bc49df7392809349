package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.MissingRange;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server, asked over HTTP by a client that is not ours. */
class HeadOfficeServerTest {
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Journal journal = new Journal("e1").sell(300).sell(120).sell(95);
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(OfficeSettings.in(directory).clock(NOON)).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return send(to(path));
  }

  private HttpResponse<byte[]> post(byte[] body) throws Exception {
    return send(
        to("v1/tills/0117-03/epochs/e1/journal")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> post(long first, long last) throws Exception {
    return post(Journal.body(journal.lines(first, last)));
  }

  private Problem problem(HttpResponse<byte[]> response, int status) throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    return Wire.problem(response.body());
  }

  @Test
  void aTillThatNeverCalledIsToldSo() throws Exception {
    assertThat(Wire.tillState(get("v1/tills/0117-03/state").body()))
        .isEqualTo(
            new TillState(
                NOON.millis(),
                0,
                Routes.TILL_VERSION,
                List.of(),
                recipient(),
                new CustomersHead(0, Hash.ZERO.hex()),
                List.of(),
                CatalogueDigest.EMPTY.hex()));
  }

  private String recipient() throws IOException {
    return AgeIdentity.read(Database.identityIn(directory)).recipient();
  }

  @Test
  void whomCarryFilesAreForStaysOverARestart() throws Exception {
    String before = Wire.tillState(get("v1/tills/0117-03/state").body()).carryRecipient();
    assertThat(before).startsWith("age1");
    stop();
    start();
    assertThat(Wire.tillState(get("v1/tills/0117-03/state").body()).carryRecipient())
        .isEqualTo(before);
  }

  @Test
  void entriesComeBackPageByPage() throws Exception {
    for (int i = 0; i < 600; i++) {
      journal.sell(100 + i);
    }
    post(1, 603);
    List<String> all = journal.lines(1, 603);
    List<String> first = new ArrayList<>(all.subList(0, 500));
    first.add("{\"next\":501,\"more\":true}");
    List<String> second = new ArrayList<>(all.subList(500, 603));
    second.add("{\"next\":604,\"more\":false}");
    assertThat(get("v1/tills/0117-03/epochs/e1/journal").body()).isEqualTo(Journal.body(first));
    assertThat(get("v1/tills/0117-03/epochs/e1/journal?from=501").body())
        .isEqualTo(Journal.body(second));
    assertThat(get("v1/tills/0117-03/epochs/e1/journal?from=700").body())
        .isEqualTo(Journal.body(List.of("{\"next\":700,\"more\":false}")));
  }

  @Test
  void aPageOfLongEntriesEndsEarlier() throws Exception {
    for (int i = 0; i < 4; i++) {
      journal.write("note", new byte[1024 * 1024]);
    }
    post(1, 7);
    List<String> page = new ArrayList<>(journal.lines(4, 6));
    page.set(3, "{\"next\":7,\"more\":true}");
    assertThat(get("v1/tills/0117-03/epochs/e1/journal?from=4").body())
        .isEqualTo(Journal.body(page));
  }

  /** Each page is more than what a connection holds; nobody takes it from there. */
  @Test
  @Timeout(20)
  void tillsThatAreSlowToTakeTheirEntriesKeepNobodyFromTheDatabase() throws Exception {
    Journal longer = new Journal("e1");
    byte[] document =
        ("{\"text\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 8; i++) {
      longer.write("note", document);
      assertThat(post(Journal.body(longer.lines(i + 1, i + 1))).statusCode()).isEqualTo(200);
    }
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "GET /v1/tills/0117-03/epochs/e1/journal HTTP/1.1\r\nHost: office\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      assertThat(get("v1/tills/0117-03/state").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aBatchIsHeldAndReadBackAsItWas() throws Exception {
    assertThat(Wire.held(post(1, 3).body()))
        .isEqualTo(new Held(3, journal.hashAt(3).hex(), List.of(), 500, 0));

    assertThat(Wire.tillState(get("v1/tills/0117-03/state").body()).epochs())
        .containsExactly(new EpochHead("e1", 3, journal.hashAt(3).hex()));
    List<String> sent = journal.lines(2, 3);
    sent.set(2, "{\"next\":4,\"more\":false}");
    assertThat(get("v1/tills/0117-03/epochs/e1/journal?from=2&to=3").body())
        .isEqualTo(Journal.body(sent));
    assertThat(Wire.totals(get("v1/tills/0117-03/epochs/e1/totals?first=1&last=2").body()))
        .isEqualTo(ControlTotals.of(journal.entries(1, 2).stream().map(Filed::of)));
  }

  @Test
  void aPackedBatchIsUnpacked() throws Exception {
    HttpRequest.Builder request =
        to("v1/tills/0117-03/epochs/e1/journal")
            .header("Content-Encoding", "gzip")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(packed(Journal.body(journal.lines(1, 3)))));
    assertThat(Wire.held(send(request).body()).number()).isEqualTo(3);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void aGapIsAProblemThatSaysWhatIsHeld() throws Exception {
    post(1, 1);
    assertThat(problem(post(3, 3), 409))
        .isEqualTo(
            new Problem(
                "/problems/gap",
                "Entries before these are missing",
                409,
                "held up to 1, sent from 3",
                1L,
                journal.hashAt(1).hex()));
  }

  @Test
  void aForkIsAProblemThatSaysWhatIsHeld() throws Exception {
    post(1, 3);
    Journal clone = new Journal("e1").sell(300).sell(999);
    assertThat(problem(post(Journal.body(clone.lines(1, 2))), 409))
        .isEqualTo(
            new Problem(
                "/problems/fork",
                "Another entry is held",
                409,
                "entry 2 has hash " + journal.hashAt(2),
                2L,
                journal.hashAt(2).hex()));
  }

  @Test
  void whatCannotBeReadIsSaidWithItsPlace() throws Exception {
    assertThat(problem(post("xx\n".getBytes(StandardCharsets.UTF_8)), 400).detail())
        .isEqualTo("line 1: $: JSON is expected");
    assertThat(problem(get("v1/tills/a%20b/state"), 400).detail())
        .isEqualTo("till a b: allowed are 1 to 64 of letters, digits, dot, dash, underscore");
    assertThat(problem(get("v1/catalogue?since=x"), 400).detail())
        .isEqualTo("since x: allowed is a number from 0");
    for (String pages : List.of("catalogue", "customers", "tills/0117-03/epochs/e1/journal")) {
      assertThat(problem(get("v1/" + pages + "?limit=0"), 400).detail())
          .startsWith("limit 0: allowed is a number from 1, such as ");
    }
    assertThat(problem(get("v2/catalogue"), 404).detail())
        .isEqualTo("GET /v2/catalogue is not answered here");
  }

  @Test
  void aServerThatRestartsKeepsWhatItAcknowledged() throws Exception {
    Held held = Wire.held(post(1, 3).body());
    stop();
    start();
    assertThat(Wire.tillState(get("v1/tills/0117-03/state").body()).epochs())
        .containsExactly(new EpochHead("e1", held.number(), held.hash()));
    assertThat(Wire.held(post(1, 3).body())).isEqualTo(held);
  }

  private HttpResponse<byte[]> close(Close close) throws Exception {
    return send(
        to("v1/tills/0117-03/closes/" + close.z())
            .PUT(HttpRequest.BodyPublishers.ofByteArray(Wire.bytes(close))));
  }

  private Close day(int z, long first, long last) {
    return new Close(
        z,
        "2026-01-01",
        List.of(new Segment("e1", first, last, journal.hashAt(last).hex())),
        totals(first, last));
  }

  private ControlTotals totals(long first, long last) {
    return ControlTotals.of(journal.entries(first, last).stream().map(Filed::of));
  }

  @Test
  void aDayBothSidesAgreeOnIsConfirmedHoweverOftenItIsAsked() throws Exception {
    post(1, 3);
    CloseAnswer confirmed =
        new CloseAnswer(CloseAnswer.CONFIRMED, totals(1, 3), List.of(), List.of());
    assertThat(Wire.closeAnswer(close(day(1, 1, 3)).body())).isEqualTo(confirmed);
    assertThat(Wire.closeAnswer(close(day(1, 1, 3)).body())).isEqualTo(confirmed);
  }

  @Test
  void aDayWithAParkedSaleIsConfirmedWithTheQuestion() throws Exception {
    journal.sell(500, 499);
    post(1, 4);
    assertThat(Wire.closeAnswer(close(day(1, 1, 4)).body()))
        .isEqualTo(
            new CloseAnswer(
                CloseAnswer.PARKED,
                totals(1, 4),
                List.of(new Parked(4, "total 500: the lines sum to 499", "e1", "wrong-total")),
                List.of()));
  }

  @Test
  void aDayWithSalesUnsentIsDisputedUntilTheyCome() throws Exception {
    post(1, 2);
    assertThat(Wire.closeAnswer(close(day(1, 1, 3)).body()))
        .isEqualTo(
            new CloseAnswer(
                CloseAnswer.DISPUTED,
                totals(1, 2),
                List.of(),
                List.of(new MissingRange("e1", 3, 3, "held up to 2"))));
    post(3, 3);
    assertThat(Wire.closeAnswer(close(day(1, 1, 3)).body()).verdict())
        .isEqualTo(CloseAnswer.CONFIRMED);
  }

  @Test
  void otherFiguresAreDisputedWithOurs() throws Exception {
    post(1, 3);
    Close wrong = new Close(1, "2026-01-01", day(1, 1, 3).segments(), totals(1, 2));
    assertThat(Wire.closeAnswer(close(wrong).body()))
        .isEqualTo(new CloseAnswer(CloseAnswer.DISPUTED, totals(1, 3), List.of(), List.of()));
  }

  @Test
  void aConfirmedDayIsNotConfirmedAgainWithOtherFigures() throws Exception {
    post(1, 3);
    close(day(1, 1, 2));
    assertThat(Wire.closeAnswer(close(day(1, 1, 3)).body()).missing())
        .containsExactly(
            new MissingRange("e1", 1, 3, "Z 1 was confirmed before with other figures"));
    assertThat(Wire.closeAnswer(close(day(1, 1, 2)).body()).verdict())
        .isEqualTo(CloseAnswer.CONFIRMED);
  }

  @Test
  void theCatalogueComesPackedWithItsEnd() throws Exception {
    assertThat(MainTest.run("import", "--data", directory.toString(), "--demo").code()).isZero();
    HttpResponse<byte[]> response =
        send(to("v1/catalogue?since=0").header("Accept-Encoding", "gzip"));
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    String[] lines =
        new String(
                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(),
                StandardCharsets.UTF_8)
            .split("\n");
    int rows = DemoCatalogue.rows().size();
    assertThat(lines).hasSize(rows + 1);
    CatalogueEnd end = Wire.catalogueEnd(lines[rows].getBytes(StandardCharsets.UTF_8), rows + 1);
    assertThat(end.to()).isEqualTo(1);
    assertThat(end.rows()).isEqualTo(rows);
    assertThat(end.more()).isFalse();
    assertThat(problem(get("v1/catalogue?since=2"), 410).detail())
        .isEqualTo("since 2: pull everything, since 0");
  }

  @Test
  void withoutCertificatesItListensOnThisMachineOnly() {
    assertThatThrownBy(() -> new HeadOfficeServer(OfficeSettings.in(directory).at("0.0.0.0", 0)))
        .hasMessage(
            "host 0.0.0.0: without certificates head office listens on this machine only;"
                + " allowed are 127.0.0.1, ::1, localhost, or --name with what tills call it");
  }

  @Test
  void itSaysThatItIsWell() throws Exception {
    assertThat(new String(get("health").body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"status\":\"ok\",\"database\":\"ok\",\"version\":\"0.1.0\"}");
  }
}
