package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.Edits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server, asked about customers by a client that is not ours. */
class CustomerRoutesTest {
  private static final String ANNAS_NAME =
      new String(CustomerWire.bytes(Edits.edit("name", "Anna", Edits.NOON, "03")), UTF_8) + "\n";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory).clock(() -> Instant.ofEpochMilli(Edits.NOON)))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String get(String query) throws Exception {
    return said(HttpRequest.newBuilder(URI.create(server.url() + "v1/customers" + query)));
  }

  private String post(String query, String body) throws Exception {
    return said(
        HttpRequest.newBuilder(URI.create(server.url() + "v1/customers" + query))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String said(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  /** The hash of the book after Anna's name, as anybody works it out. */
  private static String hash() {
    return Hash.after(Hash.ZERO, line().getBytes(UTF_8)).hex();
  }

  private static String line() {
    return "{\"id\":\"0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b\",\"fields\":[{\"field\":\"name\","
        + "\"value\":\"Anna\",\"clock\":\"001767268800000.00000.03\"}]}";
  }

  @Test
  void editsGoUpAndCustomersComeDown() throws Exception {
    assertThat(get("")).isEqualTo("200 {\"to\":0,\"hash\":\"" + Hash.ZERO + "\",\"more\":false}\n");
    assertThat(post("", ANNAS_NAME))
        .isEqualTo(
            "200 {\"version\":1,\"hash\":\""
                + hash()
                + "\",\"restamped\":[],\"customers\":[],\"refused\":[]}");
    String end = "{\"to\":1,\"hash\":\"" + hash() + "\",\"more\":false}\n";
    assertThat(get("?since=0")).isEqualTo("200 " + line() + "\n" + end);
    assertThat(get("?since=1&seen=1&hash=" + hash())).isEqualTo("200 " + end);
  }

  @Test
  void aBadEditIsRefusedAloneWithoutItsValue() throws Exception {
    String bad =
        "{\"id\":\"x\",\"field\":\"name\",\"value\":\"Secret\",\"clock\":\"y\"}\n"
            + "Secret\n"
            + ANNAS_NAME.replace("Anna", "Secret".repeat(400));
    assertThat(post("", bad + ANNAS_NAME))
        .isEqualTo(
            "200 {\"version\":1,\"hash\":\""
                + hash()
                + "\",\"restamped\":[],\"customers\":[],\"refused\":["
                + "{\"line\":1,\"reason\":\"line 1: edit: id: allowed is a UUID of version 7,"
                + " 36 characters, lower case; this has 1 characters\"},"
                + "{\"line\":2,\"reason\":\"line 2: $: JSON is expected\"},"
                + "{\"line\":3,\"reason\":\"line 3: edit: name has 2400 characters:"
                + " allowed are 1 to 2000\"}]}");
  }

  @Test
  void whatIsNotKnownOfTheBookIsGone() throws Exception {
    post("", ANNAS_NAME);
    String other = "f".repeat(64);
    assertThat(get("?since=1&seen=1&hash=" + other))
        .isEqualTo(
            "410 {\"type\":\"/problems/gone\",\"title\":\"What was seen of the customers is not"
                + " known\",\"status\":410,\"detail\":\"version 1 with hash "
                + other
                + ": send everything again, and fetch everything, since 0\"}");
    assertThat(post("?seen=2&hash=" + hash(), ANNAS_NAME)).startsWith("410 ");
    assertThat(get("?hash=x"))
        .startsWith("400 ")
        .contains("hash x: allowed are 64 lower-case hex digits");
    assertThat(get("?since=-1")).contains("since -1: allowed is a number from 0");
  }

  @Test
  void moreThanFiveThousandEditsAreTooMany() throws Exception {
    assertThat(post("", ANNAS_NAME.repeat(5_000))).startsWith("200 ");
    assertThat(post("", ANNAS_NAME.repeat(5_001)))
        .startsWith("413 ")
        .contains("more than 5000 edits: send half of them");
  }

  @Test
  void aPersonIsErasedByAsking() throws Exception {
    String data = directory.toString();
    post("", ANNAS_NAME);
    assertThat(MainTest.run("erase-customer", "--data", data, "--customer", Edits.ANNA))
        .isEqualTo(
            new MainTest.Ended(
                0,
                "customer "
                    + Edits.ANNA
                    + " was erased: the id stays, for journals name it; copies of the database made"
                    + " before still have the person\n",
                ""));
    assertThat(get("?since=0"))
        .contains(CustomerEdit.erasure(Edits.ANNA).clock().toString())
        .doesNotContain("Anna");
    assertThat(MainTest.run("erase-customer", "--data", data, "--customer", Edits.BERT))
        .isEqualTo(
            new MainTest.Ended(
                1, "", "customer " + Edits.BERT + " is not known here: nothing was erased\n"));
    MainTest.Ended wrong = MainTest.run("erase-customer", "--data", data, "--customer", "Anna");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .startsWith("--customer Anna: allowed is a UUID of version 7, lower case\n");
  }
}
