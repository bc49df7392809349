package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Role;
import dev.evertill.sync.server.people.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show, whatever the storage. */
abstract class PagesContract {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private Database database;
  private HeadOfficeServer server;
  private Reader mia;

  /** With its keys in this directory. */
  abstract OfficeSettings settings(Path keys);

  @BeforeEach
  void open() throws Exception {
    OfficeSettings settings =
        settings(directory).page(PageSettings.NONE.at(0).in(ZoneOffset.UTC)).clock(() -> now);
    database = new Database(Storage.of(directory, settings.storage()));
    server = new HeadOfficeServer(settings).start();
    OfficePages.people(database, () -> now, new SecureRandom()).add("mia", Role.MANAGER, PASSWORD);
    mia = new Reader(server.pageUrl().orElseThrow());
    assertThat(mia.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @Test
  void whoseOldPasswordWasLookedAtBeforeTheNewOneWasSetIsNotLoggedIn() {
    People people = OfficePages.people(database, () -> now, new SecureRandom());
    Sessions sessions =
        new Sessions(database.writer(), database.reader(), () -> now, new SecureRandom());
    People.Proof looked = people.proof("mia", PASSWORD).orElseThrow();
    assertThat(people.password("mia", "another one altogether")).isTrue();
    assertThat(sessions.begin(looked)).isEmpty();
    assertThat(people.proof("mia", PASSWORD)).isEmpty();
    People.Proof again = people.proof("mia", "another one altogether").orElseThrow();
    String cookie = sessions.begin(again).orElseThrow();
    assertThat(sessions.visitor(cookie).orElseThrow().name()).isEqualTo("mia");
    assertThat(people.remove("mia")).isTrue();
    assertThat(sessions.begin(again)).isEmpty();
  }

  /** The text of a page, without its marks. */
  private String page(String path) throws Exception {
    return text(mia.get(path));
  }

  private static String text(HttpResponse<String> response) {
    return response
        .body()
        .replaceAll("(?s)<head>.*</head>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  private void asks(String till, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/" + till + "/state"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    assertThat(http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutATillThePageSaysHowOneComes() throws Exception {
    assertThat(page("/")).contains("No till has called yet.");
    assertThat(page("/parked")).contains("No entry has an open question.");
    assertThat(page("/parked?resolved=yes")).contains("No question was resolved yet.");
    assertThat(page("/sales")).contains("No sales of this business day are here yet.");
    assertThat(page("/days")).contains("Every day with sales is closed.").contains("None yet.");
    assertThat(page("/catalogue")).contains("No catalogue was published yet.");
    assertThat(page("/enrolment")).contains("This head office works without certificates.");
  }

  @Test
  void aTillTellsOfItselfWhenItAsks() throws Exception {
    asks(
        "0117-03",
        "Evertill-Version",
        "0.2.1",
        "Evertill-Waiting",
        "1234",
        "Evertill-Catalogue",
        "7",
        "Evertill-Time",
        Long.toString(now.plus(Duration.ofHours(3)).toEpochMilli()));
    assertThat(page("/"))
        .contains("0117-03 in touch 0 seconds ago 1,234 3 hours ahead 7 0.2.1 0 0 0");
    now = now.plus(Duration.ofMinutes(5));
    assertThat(page("/")).contains("0117-03 quiet 5 minutes ago 1,234");
    // An older one says nothing of itself: what was said before stays.
    asks("0117-03");
    assertThat(page("/")).contains("0117-03 in touch 0 seconds ago 1,234 3 hours ahead 7 0.2.1");
    assertThat(page("/tills/0117-03")).contains("Last contact 2026-01-01 12:05, 0 seconds ago");
  }

  @Test
  void whatATillSaysIsNotBelievedBlindly() throws Exception {
    asks(
        "0117-03",
        "Evertill-Version",
        "<script>",
        "Evertill-Waiting",
        "-5",
        "Evertill-Catalogue",
        "9".repeat(30),
        "Evertill-Time",
        "now");
    assertThat(page("/"))
        .contains("0117-03 in touch 0 seconds ago unknown unknown unknown unknown 0 0 0");
  }

  @Test
  void anUploadIsASignOfLifeAndARefusedOneIsNone() throws Exception {
    Journal journal = new Journal("e1").sell(300);
    assertThat(upload(journal)).isEqualTo(200);
    assertThat(page("/")).contains("Store 0117").contains("0117-03 in touch 0 seconds ago");
    now = now.plus(Duration.ofMinutes(5));
    HttpRequest nonsense =
        HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/0117-03/epochs/e1/journal"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(http.send(nonsense, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(400);
    assertThat(page("/")).contains("0117-03 quiet 5 minutes ago");
  }

  private int upload(Journal journal) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "v1/tills/0117-03/epochs/e1/journal"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(Journal.body(journal.lines(1, 1))))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void park() {
    new Shop("0117", "0117-03")
        .sell(9, "Bakery", 100)
        .sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("<script>alert(1)</script>", 500L), 1)
        .write("sale", new byte[] {'<', 'b', '>', 0, (byte) 0xff})
        .handIn(database, now);
  }

  @Test
  void aQuestionIsShownWithItsDocumentAndResolvedOnce() throws Exception {
    park();
    assertThat(page("/parked"))
        .contains("Parked 2 ")
        .contains("0117-03-E1-2 sale total 501: the lines sum to 500 2026-01-01 12:00");
    assertThat(mia.get("/parked/0117-03/e1/2").body())
        .contains("\"group\":\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script");
    assertThat(mia.get("/parked/0117-03/e1/3").body()).contains("&lt;b&gt;\uFFFD\uFFFD</pre>");
    HttpResponse<String> raw = mia.get("/parked/0117-03/e1/3/raw");
    assertThat(raw.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(raw.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"0117-03-E1-3.json\"");

    HttpResponse<String> kept = resolve("Talked to Anna: rung up \u0000<i>twice</i>.");
    assertThat(kept.headers().firstValue("Location")).contains("/parked/0117-03/e1/2");
    assertThat(mia.get("/parked/0117-03/e1/2").body())
        .contains("Talked to Anna: rung up \uFFFD&lt;i&gt;twice&lt;/i&gt;.")
        .contains("mia, 2026-01-01 12:00");
    HttpResponse<String> again = resolveWith("Something else.");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(text(again))
        .contains("Somebody else resolved it before; that note stays.")
        .contains("Talked to Anna")
        .doesNotContain("Something else");
    assertThat(page("/parked")).contains("Parked 1 ").doesNotContain("0117-03-E1-2");
    assertThat(page("/parked?resolved=yes")).contains("0117-03-E1-2").contains("Talked to Anna");
    assertThat(page("/")).contains("unknown unknown unknown unknown 3 1 1");
  }

  private HttpResponse<String> resolve(String note) throws Exception {
    return mia.fill("/parked/0117-03/e1/2", "/parked/0117-03/e1/2", Map.of("note", note));
  }

  /** With a page that was open before somebody else resolved it. */
  private HttpResponse<String> resolveWith(String note) throws Exception {
    return mia.fill("/parked", "/parked/0117-03/e1/2", Map.of("note", note));
  }

  @Test
  void aNoteSaysSomethingAndNotTooMuch() throws Exception {
    park();
    HttpResponse<String> nothing = resolve(" \n ");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(text(nothing)).contains("The note has 0 characters: allowed are 1 to 2,000.");
    assertThat(text(resolve("x".repeat(2_001)))).contains("The note has 2,001 characters");
    HttpResponse<String> good = mia.get("/parked/0117-03/e1/1");
    assertThat(good.statusCode()).isEqualTo(404);
    assertThat(text(good)).contains("/parked/0117-03/e1/1: no entry with a question is held there");
    assertThat(mia.get("/parked/0117-03/e1/x").statusCode()).isEqualTo(400);
    assertThat(mia.get("/parked?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void manyQuestionsComePageByPage() throws Exception {
    Shop shop = new Shop("0117", "0117-03");
    for (int i = 0; i < 120; i++) {
      shop.sell("2026-01-01", 9, "sale", "EUR", 2, Map.of("Bakery", 500L), 1);
    }
    shop.handIn(database, now);
    int shown = 0;
    String path = "/parked";
    for (int pages = 0; pages < 3; pages++) {
      String body = mia.get(path).body();
      shown += body.split("<th scope=\"row\">").length - 1;
      int more = body.indexOf("/parked?after=");
      assertThat(more > 0).isEqualTo(pages < 2);
      path = more > 0 ? body.substring(more, body.indexOf('"', more)) : null;
    }
    assertThat(shown).isEqualTo(120);
  }

  @Test
  void goodsAndStoresCannotMakeAPageDoAnything() throws Exception {
    String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    new Shop(evil, "0117-03").sell(9, evil, 150).handIn(database, now);
    for (String path : List.of("/sales", "/", "/tills/0117-03")) {
      assertThat(mia.get(path).body())
          .as(path)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script")
          .doesNotContain("<img");
    }
  }

  @Test
  void aDayIsOpenUntilItsTillClosesItAndDisputedWithBothSidesFigures() throws Exception {
    Shop shop = new Shop("0117", "0117-03").sell(9, "Bakery", 300).sell(10, "Bakery", 200);
    shop.handIn(database, now);
    assertThat(page("/days")).contains("0117-03 2026-01-01 5.00 EUR");
    close(shop, 1, 2);
    assertThat(page("/days"))
        .contains("Every day with sales is closed.")
        .contains("0117-03, Z 1 2026-01-01 confirmed 2026-01-01 12:00");
    close(shop, 2, 3);
    assertThat(page("/days?verdict=disputed")).contains("Z 2").doesNotContain("Z 1 ");
    String address = mia.get("/days?verdict=disputed").body().split("href=\"/days/0117")[1];
    assertThat(page("/days/0117" + address.substring(0, address.indexOf('"'))))
        .contains("Epoch e1, entries 3 to 3: held up to 2")
        .contains("Turnover differs 6.00 5.00")
        .contains("Taken: cash differs 6.00 5.00")
        .contains("Rounding 0.00 0.00");
    assertThat(mia.get("/days/0117-03/1/none").statusCode()).isEqualTo(404);
    assertThat(mia.get("/days?verdict=x").statusCode()).isEqualTo(400);
  }

  /** Of two entries, or of three, of which one has not come. */
  private void close(Shop shop, int z, int last) {
    Shop said = new Shop("0117", "0117-03").sell(9, "Bakery", 300).sell(10, "Bakery", 200);
    if (last == 3) {
      said.sell(11, "Bakery", 100);
    }
    String hash = said.entries().get(last - 1).hash().hex();
    Close close =
        new Close(
            z,
            "2026-01-01",
            List.of(new Segment("e1", 1, last, hash)),
            ControlTotals.of(said.entries().stream().map(Filed::of)));
    new Closes(new SqlSaleLog(database, () -> now), database, () -> now)
        .answer("0117-03", close, Wire.bytes(close));
  }

  @Test
  void betweenTwoVersionsEveryFieldThatChangedIsShown() throws Exception {
    publish(item("1", "{\"name\":\"Roll\",\"price\":35}"), item("2", "{\"name\":\"Bun\"}"));
    publish(item("1", "{\"name\":\"Roll\",\"price\":39}"), item("3", "{\"name\":\"New\"}"));
    publish(CatalogueRow.deleted("item", "2"), item("3", "{\"name\":\"Newer\"}"));
    publish(CatalogueRow.deleted("item", "3"));
    assertThat(page("/catalogue/changes?from=1&to=2"))
        .contains("item 1 Roll changed price 35 39 item 3 New new name New ");
    assertThat(page("/catalogue/changes?from=1&to=4"))
        .contains("item 1 Roll changed price 35 39 item 2 Bun deleted name Bun ")
        .doesNotContain("item 3");
    assertThat(page("/catalogue/changes?from=0&to=4"))
        .contains("item 1 Roll new name Roll price 39 ")
        .doesNotContain("item 2");
    assertThat(page("/catalogue")).contains(" 4 2026-01-01 12:00 1 0 ");
  }

  @Test
  void longListsOfChangesComePageByPage() throws Exception {
    CatalogueRow[] rows = new CatalogueRow[250];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = item("k" + (1000 + i), "{\"name\":\"N" + i + "\"}");
    }
    publish(rows);
    int shown = 0;
    String path = "/catalogue/changes?from=0&to=1";
    for (int pages = 0; pages < 3; pages++) {
      String body = mia.get(path).body();
      shown += body.split("<th scope=\"row\"").length - 1;
      int more = body.indexOf("&amp;after=");
      assertThat(more > 0).isEqualTo(pages < 2);
      path =
          "/catalogue/changes?from=0&to=1"
              + (more > 0 ? body.substring(more, body.indexOf('"', more)).replace("amp;", "") : "");
    }
    assertThat(shown).isEqualTo(250);
  }

  private static CatalogueRow item(String key, String value) {
    return CatalogueRow.of("item", key, RawJson.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  private void publish(CatalogueRow... rows) throws IOException {
    new Catalogue(database, () -> now)
        .publish(
            edition -> {
              for (CatalogueRow row : rows) {
                edition.put(row);
              }
            });
  }
}
