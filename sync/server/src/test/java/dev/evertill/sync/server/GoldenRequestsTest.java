package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tills of every version have sent, byte by byte. These files are never changed: a till that
 * was bought years ago sends them still.
 */
class GoldenRequestsTest {
  private static final String EPOCH = "v1/tills/0117-03/epochs/9f0c4e0d2b7a4d1c8e5f60718293a4b5/";

  private static final Parked DOES_NOT_ADD_UP =
      new Parked(
          3,
          "total 550: the lines sum to 549",
          "9f0c4e0d2b7a4d1c8e5f60718293a4b5",
          QuestionCode.WRONG_TOTAL);

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory, 0).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = GoldenRequestsTest.class.getResourceAsStream("/golden/v1/" + name)) {
      return file.readAllBytes();
    }
  }

  private byte[] send(String method, String path, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
    return response.body();
  }

  private byte[] entries() throws Exception {
    return send("GET", EPOCH + "journal", new byte[0]);
  }

  /** Its lines as they were sent, with the end of a page for the head line. */
  private static String page(String name) throws IOException {
    String sent = new String(golden(name), UTF_8);
    String entries = sent.substring(0, sent.lastIndexOf('\n', sent.length() - 2) + 1);
    return entries + "{\"next\":4,\"more\":false}\n";
  }

  @Test
  void aTillOfTheFirstVersionHandsInItsJournalAndClosesItsDay() throws Exception {
    assertThat(Wire.held(send("POST", EPOCH + "journal", golden("journal.ndjson"))))
        .isEqualTo(
            new Held(
                3,
                "a64b23e84a33dfbd8162172b695a9fb91729d08653f384ce59473187bc420785",
                List.of(DOES_NOT_ADD_UP),
                500,
                0));
    assertThat(entries()).asString(UTF_8).isEqualTo(page("journal.ndjson"));
    assertThat(send("PUT", "v1/tills/0117-03/closes/1", golden("close.json")))
        .asString(UTF_8)
        .isEqualTo(
            "{\"verdict\":\"parked\",\"office\":{\"kinds\":[{\"kind\":\"no-sale\",\"count\":1},"
                + "{\"kind\":\"sale\",\"count\":2}],\"turnover\":880,\"rounding\":0,"
                + "\"tenders\":[{\"kind\":\"cash\",\"amount\":880}],\"taxes\":[{\"code\":\"B\","
                + "\"percent\":\"10\",\"net\":800,\"tax\":80,\"gross\":880}]},"
                + "\"parked\":[{\"number\":3,\"reason\":\"total 550: the lines sum to 549\","
                + "\"epoch\":\"9f0c4e0d2b7a4d1c8e5f60718293a4b5\",\"code\":\"wrong-total\"}],"
                + "\"missing\":[]}");
  }

  @Test
  void aTillThatNeverHeardHeadOfficesClockIsTaken() throws Exception {
    assertThat(
            Wire.held(send("POST", EPOCH + "journal", golden("journal-before-any-answer.ndjson"))))
        .isEqualTo(
            new Held(
                3,
                "12696809db59819e85b904f0add9823d8407099a5e0a20171c25ea4a74cd8c71",
                List.of(DOES_NOT_ADD_UP),
                500,
                0));
    assertThat(entries()).asString(UTF_8).isEqualTo(page("journal-before-any-answer.ndjson"));
  }

  @Test
  void aTillNewerThanHeadOfficeIsTakenAndNothingItSaysIsLost() throws Exception {
    byte[] sent = golden("journal-of-a-newer-till.ndjson");
    Held held =
        new Held(
            3,
            "5c3c151ea91f77bf532b5fbb683ad9f390353a9c77a89bcbb5e96a0bcffee395",
            List.of(
                new Parked(
                    3,
                    "format evertill.sale/2: allowed is evertill.sale/1",
                    "9f0c4e0d2b7a4d1c8e5f60718293a4b5",
                    QuestionCode.UNREADABLE_DOCUMENT)),
            500,
            0);
    assertThat(Wire.held(send("POST", EPOCH + "journal", sent))).isEqualTo(held);
    assertThat(Wire.held(send("POST", EPOCH + "journal", sent))).as("again").isEqualTo(held);
    assertThat(entries()).asString(UTF_8).isEqualTo(page("journal-of-a-newer-till.ndjson"));
  }

  @Test
  void aDayANewerTillClosesIsKeptWithAllItSaysAndIsTheSameDay() throws Exception {
    send("POST", EPOCH + "journal", golden("journal.ndjson"));
    byte[] newer = golden("close-of-a-newer-till.json");
    byte[] answer = send("PUT", "v1/tills/0117-03/closes/1", newer);
    assertThat(Wire.closeAnswer(answer).verdict()).isEqualTo("parked");
    assertThat(send("PUT", "v1/tills/0117-03/closes/1", golden("close.json")))
        .as("asked by the same till before it was updated")
        .isEqualTo(answer);
    try (Database database = new Database(directory)) {
      List<byte[]> kept =
          database
              .reader()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select body from day_close order by length(body)")
                          .mapTo(byte[].class)
                          .list());
      assertThat(kept).containsExactly(golden("close.json"), newer);
    }
  }
}
