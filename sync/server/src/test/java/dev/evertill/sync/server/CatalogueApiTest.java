package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue over HTTP, on the port of head office's pages. */
@Timeout(60)
class CatalogueApiTest {
  private static final String DRAFTS = "api/catalogue/drafts/";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private HeadOfficeServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory)
                    .clock(() -> Instant.parse("2026-01-01T12:00:00Z"))
                    .page(PageSettings.NONE.at(0)))
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private record Answer(int status, String body) {}

  private HttpRequest.Builder page(String path) throws IOException {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.pagePort().orElseThrow() + "/" + path))
        .header("Authorization", PageKeys.of(directory));
  }

  private Answer ask(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    return new Answer(answer.statusCode(), answer.body());
  }

  private Answer get(String path) throws Exception {
    return ask(page(path));
  }

  private Answer post(String path, String type, String body) throws Exception {
    return ask(
        page(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
  }

  private void publishTheShop() throws Exception {
    assertThat(
            post(
                DRAFTS + "shop/taxes", "text/csv; charset=utf-8", "class,name,percent\nA,VAT,20\n"))
        .isEqualTo(
            new Answer(
                200,
                "{\"draft\":\"shop\",\"lines\":1,\"changes\":{\"added\":1,\"changed\":0,\"removed\":0}}"));
    assertThat(
            post(
                DRAFTS + "shop/goods",
                "application/x-ndjson",
                "{\"sku\":\"1\",\"name\":\"Tea\",\"group\":\"Tea\",\"tax\":\"A\",\"price\":4.5}\n"))
        .isEqualTo(
            new Answer(
                200,
                "{\"draft\":\"shop\",\"lines\":1,\"changes\":{\"added\":2,\"changed\":0,\"removed\":0}}"));
    assertThat(post(DRAFTS + "shop/publish", "text/plain", ""))
        .isEqualTo(new Answer(200, "{\"version\":1,\"added\":2,\"changed\":0,\"removed\":0}"));
  }

  @Test
  void aDraftIsMadeLookedAtAndPublished() throws Exception {
    publishTheShop();
    post(DRAFTS + "dear/prices", "text/csv", "sku,price,store\n1,5.00,\n1,5.50,0117\n");
    assertThat(get("api/catalogue/drafts"))
        .isEqualTo(
            new Answer(
                200,
                "{\"drafts\":[{\"name\":\"dear\",\"base\":1,\"made\":1767268800000,"
                    + "\"changed\":1767268800000,\"imports\":1}]}"));
    assertThat(get(DRAFTS + "dear/diff"))
        .isEqualTo(
            new Answer(
                200,
                "{\"changes\":{\"added\":1,\"changed\":1,\"removed\":0},\"rows\":["
                    + "{\"list\":\"\",\"kind\":\"item\",\"key\":\"1\",\"change\":\"changed\",\"fields\":["
                    + "{\"field\":\"price\",\"before\":450,\"after\":500}]},"
                    + "{\"list\":\"store:0117\",\"kind\":\"price\",\"key\":\"1\",\"change\":\"added\","
                    + "\"fields\":[{\"field\":\"price\",\"after\":550}]}]}"));
    assertThat(post(DRAFTS + "dear/publish", "text/plain", "").status()).isEqualTo(200);
    assertThat(get("api/catalogue/versions/2/diff").body())
        .startsWith(
            "{\"changes\":{\"added\":1,\"changed\":1,\"removed\":0},\"rows\":[{\"list\":\"\"");
    assertThat(post("api/catalogue/versions/1/republish", "text/plain", ""))
        .isEqualTo(new Answer(200, "{\"version\":3,\"added\":0,\"changed\":1,\"removed\":1}"));
    assertThat(get("api/catalogue/versions?before=2").body())
        .startsWith("{\"versions\":[{\"version\":1,\"rows\":2,\"digest\":\"")
        .endsWith(
            "\",\"published\":1767268800000,\"added\":2,\"changed\":0,\"removed\":0,"
                + "\"note\":\"draft shop\"}]}");
  }

  @Test
  void aFileWithFaultsIsAnsweredWithAllOfThem() throws Exception {
    assertThat(post(DRAFTS + "x/staff", "text/csv", "number,name,role\n1,,cashier\n2,Ben,\n"))
        .isEqualTo(
            new Answer(
                422,
                "{\"type\":\"/problems/faults\",\"title\":\"Nothing of it was taken\",\"status\":422,"
                    + "\"detail\":\"staff: line 2: name is missing: it must be there\\n"
                    + "staff: line 3: role is missing: it must be there\",\"faults\":["
                    + "{\"file\":\"staff\",\"line\":2,\"field\":\"name\",\"allowed\":\"it must be there\"},"
                    + "{\"file\":\"staff\",\"line\":3,\"field\":\"role\",\"allowed\":\"it must be there\"}],"
                    + "\"more\":false}"));
    assertThat(get("api/catalogue/drafts")).isEqualTo(new Answer(200, "{\"drafts\":[]}"));
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void whatIsAskedWronglyIsAnsweredWithWhatIsAllowed() throws Exception {
    assertThat(post(DRAFTS + "x/good", "text/csv", "").body())
        .contains("sheet good (allowed are settings, taxes, goods, prices, promotions, quickkeys,");
    assertThat(post(DRAFTS + "x/goods", "text/html", "").body())
        .contains("Content-Type text/html: allowed are text/csv, application/x-ndjson");
    assertThat(post(DRAFTS + "x/goods?mode=all", "text/csv", "").body())
        .contains("mode all: allowed are update, complete");
    assertThat(get(DRAFTS + "x/diff"))
        .isEqualTo(
            new Answer(
                404,
                "{\"type\":\"/problems/not-known\",\"title\":\"There is no such\",\"status\":404,"
                    + "\"detail\":\"draft x is not known here\"}"));
    assertThat(get("api/catalogue/versions/1/diff?after=x").body())
        .contains("after x: allowed is what the page before said is next");
    assertThat(get("api/catalogue/versions/x/diff").status()).isEqualTo(400);
    assertThat(get("api/catalogue/versions/7/diff").status()).isEqualTo(404);
    assertThat(post("api/catalogue/versions/7/republish", "text/plain", "").status())
        .isEqualTo(404);
    assertThat(ask(page(DRAFTS + "x").DELETE()).status()).isEqualTo(404);
  }

  @Test
  void aDraftThatIsOutdatedIsAConflict() throws Exception {
    publishTheShop();
    post(DRAFTS + "a/prices", "text/csv", "sku,price\n1,5.00\n");
    post(DRAFTS + "b/prices", "text/csv", "sku,price\n1,6.00\n");
    post(DRAFTS + "a/publish", "text/plain", "");
    assertThat(post(DRAFTS + "b/publish", "text/plain", ""))
        .isEqualTo(
            new Answer(
                409,
                "{\"type\":\"/problems/outdated\",\"title\":\"The catalogue has gone on\","
                    + "\"status\":409,\"detail\":\"draft b was begun on version 1, and version 2 is"
                    + " current: discard it and import again, or publish it anyway\"}"));
    assertThat(post(DRAFTS + "b/publish?anyway=yes", "text/plain", ""))
        .isEqualTo(new Answer(200, "{\"version\":3,\"added\":0,\"changed\":1,\"removed\":0}"));
  }

  @Test
  void aFileThatUnpacksToMoreThanIsAllowedIsRefusedAndNotKept() throws Exception {
    OfficeSettings settings = OfficeSettings.in(directory).page(PageSettings.NONE.at(0));
    Path own = Files.createDirectory(directory.resolve("own"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[2_000]);
    }
    try (Database database = new Database(own)) {
      Catalogue catalogue = new Catalogue(database, settings.clock());
      DraftRoutes routes =
          new DraftRoutes(new Drafts(database, catalogue, settings.clock()), own, 1_999);
      OfficeMetrics metrics = new OfficeMetrics(database, () -> 0, settings.clock());
      Javalin http =
          OfficeHttp.forPeople(
                  settings,
                  Optional.empty(),
                  new OfficePages(
                          settings,
                          database,
                          Optional.empty(),
                          new Sightings(database, settings.clock()),
                          new DayBook(database),
                          catalogue,
                          false)
                      .gate(),
                  new Routes(List.of(routes)),
                  OfficeHttp.Watched.port("pages", metrics, new Leaving()))
              .start();
      try {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + http.port() + "/" + DRAFTS + "x/staff"))
                .header("Authorization", PageKeys.of(own))
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()));
        assertThat(ask(request))
            .isEqualTo(
                new Answer(
                    413,
                    "{\"type\":\"/problems/too-large\",\"title\":\"The request is too large\","
                        + "\"status\":413,\"detail\":\"more than 1999 bytes after unpacking: send"
                        + " it in parts\"}"));
      } finally {
        http.stop();
      }
    }
    try (Stream<Path> left = Files.list(own)) {
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private Socket beginsToSend(String key) throws IOException {
    Socket line = new Socket("127.0.0.1", server.pagePort().orElseThrow());
    String head = "POST /" + DRAFTS + "x/staff HTTP/1.1\r\nHost: office\r\nAuthorization: " + key;
    String body = "\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\nnumber";
    line.getOutputStream().write((head + body).getBytes(UTF_8));
    return line;
  }

  private long parts() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".part")).count();
    }
  }

  @Test
  void whoSendsTwoFilesSlowlyKeepsNobodyElseFromSending() throws Exception {
    String slow = PageKeys.of(directory);
    String staff = "number,name,role\n1,Anna,cashier\n";
    try (Socket one = beginsToSend(slow);
        Socket two = beginsToSend(slow)) {
      while (parts() < 2) {
        Thread.onSpinWait();
      }
      HttpRequest.Builder third =
          page(DRAFTS + "x/staff")
              .setHeader("Authorization", slow)
              .header("Content-Type", "text/csv")
              .POST(HttpRequest.BodyPublishers.ofString(staff, UTF_8));
      Answer busy =
          new Answer(
              503,
              "{\"type\":\"/problems/busy\",\"title\":\"Others are being read\",\"status\":503,"
                  + "\"detail\":\"4 at once, and 2 for one visitor: try again\"}");
      assertThat(ask(third)).isEqualTo(busy);
      assertThat(post(DRAFTS + "x/staff", "text/csv", staff).status()).isEqualTo(200);
      try (Socket three = beginsToSend(PageKeys.of(directory));
          Socket four = beginsToSend(PageKeys.of(directory))) {
        while (parts() < 4) {
          Thread.onSpinWait();
        }
        assertThat(post(DRAFTS + "x/staff", "text/csv", staff)).isEqualTo(busy);
        assertThat(Stream.of(one, two, three, four)).noneMatch(Socket::isClosed);
      }
    }
  }

  @Test
  void whatAKilledHeadOfficeWasSentIsRemovedAtTheNextStart() throws Exception {
    stop();
    Files.writeString(directory.resolve("import-1.part"), "number");
    Files.writeString(directory.resolve("other.part"), "of somebody else");
    start();
    assertThat(directory.resolve("import-1.part")).doesNotExist();
    assertThat(directory.resolve("other.part")).exists();
  }

  @Test
  void aPackedBodyThatIsCutIsRefused() throws Exception {
    byte[] packed = packedStaff();
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    for (byte[] body : List.of(cut, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new byte[0])) {
      HttpRequest.Builder request =
          page(DRAFTS + "x/staff")
              .header("Content-Type", "text/csv")
              .header("Content-Encoding", "gzip")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      Answer answer = ask(request);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .startsWith("{\"type\":\"/problems/malformed\",\"title\":\"The request cannot be read\"")
          .contains("\"detail\":\"the body is not whole gzip: ");
    }
  }

  @Test
  void aPackedFileThatIsCutIsAFault() throws Exception {
    for (String type : List.of("text/csv", "application/x-ndjson")) {
      byte[] packed =
          type.equals("text/csv")
              ? packedStaff()
              : packed("", "{\"number\":\"%d\",\"name\":\"N%d\",\"role\":\"cashier\"}\n");
      for (int length : new int[] {5, packed.length - 9}) {
        HttpRequest.Builder request =
            page(DRAFTS + "x/staff")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(packed, length)));
        Answer answer = ask(request);
        assertThat(answer.status()).as(type + length).isEqualTo(422);
        assertThat(answer.body())
            .contains("\"detail\":\"staff: ")
            .contains("the packed file ends early or is damaged\"")
            .endsWith("\"more\":false}");
      }
    }
  }

  /** Of random names, so that what is left when it is cut is most of it. */
  private static byte[] packedStaff() throws IOException {
    return packed("number,name,role\n", "%d,N%d,cashier\n");
  }

  private static byte[] packed(String head, String line) throws IOException {
    Random random = new Random(1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(head.getBytes(UTF_8));
      for (int number = 1; number <= 5_000; number++) {
        gzip.write(String.format(Locale.ROOT, line, number, random.nextLong()).getBytes(UTF_8));
      }
    }
    return packed.toByteArray();
  }

  @Test
  void packedFilesAreUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("number,name,role\n1,Anna,cashier\n".getBytes(UTF_8));
    }
    HttpRequest.Builder request =
        page(DRAFTS + "x/staff")
            .header("Content-Type", "text/csv")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()));
    assertThat(ask(request).status()).isEqualTo(200);
  }

  @Test
  void tillsAreAnsweredThePricesOfTheirStore() throws Exception {
    publishTheShop();
    post(DRAFTS + "dear/prices", "text/csv", "sku,price,zone\n1,5.50,north\n");
    post(DRAFTS + "dear/publish", "text/plain", "");
    HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
    assertThat(ask(page("api/stores/0117?zone=north").PUT(none)).body())
        .isEqualTo("{\"version\":3}");
    assertThat(ask(page("api/tills/03?store=0117").PUT(none)).body()).isEqualTo("{\"version\":4}");
    assertThat(get("api/stores").body())
        .isEqualTo("{\"stores\":[{\"store\":\"0117\",\"zone\":\"north\",\"tills\":[\"03\"]}]}");
    assertThat(till("v1/catalogue?till=03").body()).contains("\"price\":550").contains("\"to\":4");
    assertThat(till("v1/catalogue?till=04").body()).contains("\"price\":450");
    assertThat(till("v1/catalogue").body()).contains("\"price\":450");
    assertThat(till("v1/catalogue?since=3&till=04").status()).isEqualTo(200);
    assertThat(till("v1/catalogue?since=3&till=03").status()).isEqualTo(410);
    assertThat(till("v1/catalogue?till=0%203").body())
        .contains("till 0 3: allowed are 1 to 64 of letters, digits, dot, dash, underscore");
    assertThat(List.of(till("api/stores").status(), get("v1/catalogue").status()))
        .as("each port answers its own")
        .containsExactly(404, 404);
  }

  private Answer till(String path) throws Exception {
    return ask(HttpRequest.newBuilder(URI.create(server.url() + path)));
  }
}
