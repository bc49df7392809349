package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody tries who means harm, byte by byte over a socket: each is answered with a refusal,
 * and head office goes on as before. Sizes, packing and depth are BodyTest's; who may ask at all is
 * WhoIsWhoTest's.
 */
@Timeout(60)
abstract class HostileRequestsContract {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final String SECRET = "what lies beside the database";

  /** What a database might take for its own language. */
  private static final List<String> STATEMENTS =
      List.of(
          "'); drop table catalogue_row; --",
          "x' or '1'='1",
          "\"; delete from entry; --",
          "$$; drop table journal; $$",
          ":till :epoch ? ?1 ${till} {call}",
          "Robert\\'); drop table entry;--");

  @TempDir Path directory;
  private HeadOfficeServer server;

  abstract Database database();

  /** Null for the file in the data directory. */
  abstract String storage();

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("secret.txt"), SECRET);
    server =
        new HeadOfficeServer(OfficeSettings.in(directory).storage(storage()).patience(PATIENCE))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String send(String raw) throws IOException {
    return send(raw.getBytes(ISO_8859_1));
  }

  /** All that comes back until the connection ends. */
  private String send(byte[] raw) throws IOException {
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      OutputStream out = line.getOutputStream();
      out.write(raw);
      out.flush();
      return read(line);
    }
  }

  private static String read(Socket line) throws IOException {
    InputStream in = line.getInputStream();
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  private String get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private void isWell() throws IOException {
    assertThat(get("/health")).startsWith("HTTP/1.1 200 ").contains("\"status\":\"ok\"");
  }

  private void isRefused(String answer) throws IOException {
    assertThat(status(answer)).isBetween(400, 499);
    assertThat(answer).contains("application/problem+json").doesNotContain("HTTP ERROR");
    assertThat(answer).doesNotContain(SECRET, "\tat ", "Exception", directory.toString());
    isWell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/v1/tills/../../secret.txt",
        "/v1/tills/..%2f..%2fsecret.txt/state",
        "/v1/tills/%2e%2e/state",
        "/v1/tills/%252e%252e/state",
        "/v1/tills/..;/state",
        "/v1/tills/03/..;/03/state",
        "//etc/passwd",
        "/v1/tills/03%00.txt/state",
        "/v1/tills/..\\..\\secret.txt/state",
        "/secret.txt",
        "/META-INF/MANIFEST.MF",
        "/v1/tills/%c0%ae%c0%ae/state",
        "/v1/tills/03%0d%0aSet-Cookie:%20a=b/state"
      })
  void aPathThatClimbsFindsNothing(String path) throws IOException {
    String answer = get(path);
    isRefused(answer);
    assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("Set-Cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "DELETE", "OPTIONS", "PATCH"})
  void aMethodThatIsAskedNowhereDoesNothing(String method) throws IOException {
    isRefused(
        send(
            method
                + " /v1/tills/03/epochs/e1/journal HTTP/1.1\r\nHost: x\r\nX-Secret: abc\r\n"
                + "Connection: close\r\n\r\n"));
  }

  @Test
  void twoLengthsOfOneBodyAreNoRequest() throws IOException {
    String hidden = "GET /v1/tills/03/state HTTP/1.1\r\nHost: x\r\n\r\n";
    String both =
        send(
            "POST /v1/tills/03/epochs/e1/journal HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + (5 + hidden.length())
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + hidden);
    isRefused(both);
    assertThat(both).doesNotContain("catalogueVersion");
    isRefused(
        send(
            "POST /v1/tills/03/epochs/e1/journal HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 4\r\nContent-Length: 40\r\n\r\n{}\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: a\r\n b: folded",
        "Bad Name: x",
        "X\0: y",
        "Last-Event-ID: 1 or 1=1",
        "Last-Event-ID: 99999999999999999999999"
      })
  void aHeaderThatIsNoneIsRefused(String header) throws IOException {
    isRefused(
        send("GET /v1/hints HTTP/1.1\r\nHost: x\r\n" + header + "\r\nConnection: close\r\n\r\n"));
  }

  @Test
  void headersWithoutEndAreCutShort() throws IOException {
    isRefused(
        send(
            "GET /health HTTP/1.1\r\nHost: x\r\nX: "
                + "a".repeat(64 * 1024)
                + "\r\nConnection: close\r\n\r\n"));
    isRefused(get("/v1/tills/" + "a".repeat(64 * 1024) + "/state"));
  }

  @Test
  void aHundredRequestsThatNeverEndKeepNobodyWaiting() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket line = new Socket("127.0.0.1", server.port());
        line.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\nX-".getBytes(UTF_8));
        held.add(line);
      }
      isWell();
      for (Socket line : held) {
        // Ended by head office, with an answer or without.
        assertThat(read(line)).doesNotContain("200");
      }
    } finally {
      for (Socket line : held) {
        line.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/catalogue?since=1;drop%20table%20entry",
        "/v1/catalogue?since=-1",
        "/v1/catalogue?since=99999999999999999999",
        "/v1/catalogue?since=0&after=7.3.item.'%20or%201=1",
        "/v1/tills/'%20or%20'1'='1/state",
        "/v1/tills/03/epochs/e1'%3bdelete%20from%20entry/journal",
        "/v1/tills/03/epochs/e1/journal?from=1%20union%20select%201",
        "/v1/tills/03/epochs/e1/totals?first=1&last=1)%20or%20(1=1"
      })
  void aStatementInTheAddressIsNoNumberAndNoName(String path) throws IOException {
    isRefused(get(path));
  }

  @Test
  void goodsMayBeCalledWhateverTheyAre() throws Exception {
    List<CatalogueRow> goods = new ArrayList<>();
    for (String name : STATEMENTS) {
      goods.add(
          CatalogueRow.of(
              CatalogueRow.ITEM,
              name,
              Wire.raw(ItemValue.of(name, null, name, 100, "B", ItemValue.PIECE, null))));
    }
    Catalogue catalogue = new Catalogue(database(), InstantSource.system());
    catalogue.publish(
        edition -> {
          for (CatalogueRow row : goods) {
            edition.put(row);
          }
        });
    String answer = get("/v1/catalogue?since=0");
    for (CatalogueRow row : goods) {
      assertThat(answer).contains(new String(Wire.bytes(row), UTF_8));
    }
    assertThat(catalogue.current().rows()).isEqualTo(STATEMENTS.size());
    isWell();
  }

  @Test
  void entriesOfWhateverWordsAreKeptAsTheyAre() throws IOException {
    Journal journal = new Journal("e1");
    for (String words : STATEMENTS) {
      journal.write("no-sale", words.getBytes(UTF_8));
    }
    byte[] body = Journal.body(journal.lines(1, STATEMENTS.size()));
    assertThat(status(post(body, ""))).isEqualTo(200);
    String back = get("/v1/tills/0117-03/epochs/e1/journal?from=1");
    journal.lines(1, STATEMENTS.size()).stream()
        .limit(STATEMENTS.size())
        .forEach(line -> assertThat(back).contains(line));
    isWell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e1000000000", "-1e1000000000", "1e-1000000000", "99999999999999999999", "0x7f"})
  void aNumberWithoutEndCostsNothing(String number) throws IOException {
    String line = "{\"head\":" + number + ",\"hash\":\"" + "0".repeat(64) + "\"}\n";
    isRefused(post(("{}\n" + line).getBytes(UTF_8), ""));
  }

  @Test
  void aPackedBodyOfManyLinesIsReadOnce() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream lines = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 900_000; i++) {
        lines.write('\n');
      }
    }
    isRefused(post(packed.toByteArray(), "Content-Encoding: gzip\r\n"));
  }

  private String post(byte[] body, String header) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(
        ("POST /v1/tills/0117-03/epochs/e1/journal HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + header
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(ISO_8859_1));
    raw.writeBytes(body);
    return send(raw.toByteArray());
  }
}
