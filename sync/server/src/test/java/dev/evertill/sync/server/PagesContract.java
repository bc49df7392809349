package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        .contains("item 1 Roll changed price 0.35 0.39 item 3 New new name New ");
    assertThat(page("/catalogue/changes?from=1&to=4"))
        .contains("item 1 Roll changed price 0.35 0.39 item 2 Bun deleted name Bun ")
        .doesNotContain("item 3");
    assertThat(page("/catalogue/changes?from=0&to=4"))
        .contains("item 1 Roll new name Roll price 0.39 ")
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

  private void draft(String lines) throws Exception {
    Path file = Files.writeString(directory.resolve("goods.csv"), lines);
    SheetFile goods =
        new SheetFile(
            "goods.csv", file, Sheets.named("goods").orElseThrow(), SheetFile.Format.CSV, false);
    Catalogue catalogue = new Catalogue(database, () -> now);
    new Drafts(database, catalogue, () -> now).take("spring", List.of(goods));
  }

  private void publishGoods() throws Exception {
    publish(
        CatalogueRow.of(
            "tax", "A", RawJson.of("{\"name\":\"VAT\",\"percent\":\"20\"}".getBytes(UTF_8))),
        item(
            "1",
            "{\"name\":\"Roll\",\"group\":\"B\",\"price\":35,\"tax\":\"A\",\"unit\":\"piece\"}"));
  }

  /** What the form on a page sends back of what was looked at. */
  private Map<String, String> seen(String path) throws Exception {
    Map<String, String> seen = new LinkedHashMap<>();
    Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">")
        .matcher(mia.get(path).body())
        .results()
        .forEach(field -> seen.put(field.group(1), field.group(2)));
    return seen;
  }

  @Test
  void aDraftIsPublishedOnlyAsItWasLookedAt() throws Exception {
    publishGoods();
    draft("sku,price\n1,0.39\n");
    assertThat(page("/catalogue")).contains("spring version 1 1 2026-01-01 12:00");
    assertThat(page("/catalogue/drafts/spring"))
        .contains("0 new, 1 changed, 0 deleted.")
        .contains("item 1 Roll changed price 0.35 0.39");
    Map<String, String> seen = seen("/catalogue/drafts/spring");
    draft("sku,price\n1,9.39\n");
    HttpResponse<String> late = mia.post("/catalogue/drafts/spring/publish", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(text(late))
        .contains(
            "Nothing was published: something was imported into draft spring since you looked at"
                + " it: look at it again")
        .contains("price 0.35 9.39");
    HttpResponse<String> done =
        mia.post("/catalogue/drafts/spring/publish", seen("/catalogue/drafts/spring"));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).contains("/catalogue/changes?from=1&to=2");
    assertThat(page("/catalogue/changes?from=1&to=2"))
        .contains("Version 2 was published 2026-01-01 12:00: draft spring.")
        .contains("price 0.35 9.39");
    assertThat(mia.get("/catalogue/drafts/spring").statusCode()).isEqualTo(404);
    assertThat(page("/catalogue")).contains(" 2 2026-01-01 12:00 2 0 draft spring ");
  }

  @Test
  void aDraftIsNotPublishedAfterAnotherVersionAndIsDiscarded() throws Exception {
    publishGoods();
    draft("sku,price\n1,0.39\n");
    Map<String, String> seen = seen("/catalogue/drafts/spring");
    publish(item("2", "{\"name\":\"Bun\"}"));
    HttpResponse<String> late = mia.post("/catalogue/drafts/spring/publish", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(text(late))
        .contains("Nothing was published: another version was published since.")
        .contains("This draft was begun on version 1, and version 2 was published since");
    assertThat(page("/catalogue")).contains("spring version 1 out of date 1");
    HttpResponse<String> gone = mia.post("/catalogue/drafts/spring/discard", seen);
    assertThat(gone.headers().firstValue("Location")).contains("/catalogue");
    assertThat(page("/catalogue")).doesNotContain("spring");
    assertThat(mia.post("/catalogue/drafts/spring/discard", seen).statusCode()).isEqualTo(404);
  }

  @Test
  void aDraftThatDoesNotFitTogetherSaysWhyOnItsPage() throws Exception {
    publishGoods();
    draft("sku,price\n1,0.39\n");
    Path file = Files.writeString(directory.resolve("taxes.csv"), "class,remove\nA,yes\n");
    new Drafts(database, new Catalogue(database, () -> now), () -> now)
        .take(
            "spring",
            List.of(
                new SheetFile(
                    "taxes.csv",
                    file,
                    Sheets.named("taxes").orElseThrow(),
                    SheetFile.Format.CSV,
                    false)));
    HttpResponse<String> refused =
        mia.post("/catalogue/drafts/spring/publish", seen("/catalogue/drafts/spring"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(text(refused)).contains("Nothing was published: ").contains("A");
    assertThat(page("/catalogue")).contains("spring");
  }

  @Test
  void anEarlierVersionIsPublishedAgainOnlyAsItWasLookedAt() throws Exception {
    publish(item("1", "{\"name\":\"Roll\",\"price\":35}"));
    publish(item("1", "{\"name\":\"Roll\",\"price\":39}"));
    String address = "/catalogue/versions/1/roll-back";
    assertThat(page(address))
        .contains("Back to version 1")
        .contains("Publish version 1 again")
        .contains("item 1 Roll changed price 0.39 0.35");
    Map<String, String> seen = seen(address);
    publish(item("1", "{\"name\":\"Roll\",\"price\":41}"));
    HttpResponse<String> late = mia.post(address, seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(text(late))
        .contains(
            "Nothing was published: version 3 was published since you looked: look at what would"
                + " change again")
        .contains("price 0.41 0.35");
    HttpResponse<String> done = mia.post(address, seen(address));
    assertThat(done.headers().firstValue("Location")).contains("/catalogue/changes?from=3&to=4");
    assertThat(page("/catalogue/changes?from=3&to=4"))
        .contains("version 1 again")
        .contains("price 0.41 0.35");
    assertThat(mia.get("/catalogue/versions/9/roll-back").statusCode()).isEqualTo(404);
    assertThat(mia.get("/catalogue/versions/x/roll-back").statusCode()).isEqualTo(400);
  }

  @Test
  void whoOnlySeesPublishesNothing() throws Exception {
    publish(item("1", "{\"name\":\"Roll\",\"price\":35}"));
    publishGoods();
    draft("sku,price\n1,0.39\n");
    OfficePages.people(database, () -> now, new SecureRandom()).add("vic", Role.VIEWER, PASSWORD);
    Reader vic = new Reader(server.pageUrl().orElseThrow());
    vic.logIn("vic", PASSWORD);
    assertThat(vic.get("/catalogue").body()).contains("spring").doesNotContain("roll-back");
    assertThat(vic.get("/catalogue/drafts/spring").body())
        .contains("price")
        .doesNotContain("id=\"publish\"")
        .doesNotContain("id=\"discard\"");
    assertThat(vic.get("/catalogue/versions/1/roll-back").statusCode()).isEqualTo(403);
    for (String path :
        List.of(
            "/catalogue/drafts/spring/publish",
            "/catalogue/drafts/spring/discard",
            "/catalogue/versions/1/roll-back")) {
      assertThat(
              vic.fill("/catalogue", path, Map.of("made", "1", "imports", "1", "current", "2"))
                  .statusCode())
          .as(path)
          .isEqualTo(403);
      assertThat(mia.post(path, Map.of("made", "1", "imports", "1", "current", "2")).statusCode())
          .as("without the form's token: " + path)
          .isEqualTo(403);
    }
    assertThat(page("/catalogue")).contains("spring");
  }

  @Test
  void whatIsMissingAndWhatACopySoldStandsWithTheTill() throws Exception {
    Shop till = new Shop("0117", "0117-03", "9f0c");
    for (int i = 0; i < 8; i++) {
      till.sell(9, "Bakery", 100);
    }
    Shop copy = new Shop("0117", "0117-03", "9f0c");
    till.entries().subList(0, 2).forEach(e -> copy.write(e.header().kind(), e.document()));
    copy.sell(10, "Bakery", 1_000).takeBack(11, "Bakery", 250);
    SaleLog log = new SqlSaleLog(database, () -> now);
    List<Arrival> arrivals = till.entries().stream().map(Arrival::of).toList();
    List<Arrival> copied = copy.entries().stream().map(Arrival::of).toList();
    log.append("0117-03", "9f0c", arrivals.subList(0, 3));
    assertThat(page("/tills/0117-03"))
        .doesNotContain("Missing entries")
        .doesNotContain("Sold by a copy");
    Close day =
        new Close(
            4,
            "2026-01-01",
            List.of(new Segment("9f0c", 3, 6, till.entries().get(5).hash().hex())),
            ControlTotals.of(till.entries().subList(2, 6).stream().map(Filed::of)));
    Anchor anchor = new Anchor(7, till.entries().get(6).hash().hex(), List.of(day));
    log.anchor("0117-03", "9f0c", anchor, Wire.bytes(anchor));
    log.append("0117-03", "9f0c", arrivals.subList(7, 8));
    now = now.plus(Duration.ofMinutes(5));
    log.branch("0117-03", "9f0c", BranchHead.name(copied.get(2).hash()), copied.subList(2, 4));
    assertThat(page("/"))
        .contains("0117-03 never asked 4 entries missing 1 copy sold too ")
        .contains(" 6 1 0 ");
    assertThat(page("/tills/0117-03"))
        .contains("9f0c 4 " + till.entries().get(7).hash().hex())
        .contains("9F0C-000004 to 9F0C-000007 4 entries, missing since 2026-01-01 12:00")
        .contains("Z 4 2026-01-01 4 sales 4.00")
        .contains("9F0C-000003 to 9F0C-000004 2 2026-01-01 12:05 1 sale, 1 return 7.50");
    log.append("0117-03", "9f0c", arrivals.subList(3, 5));
    assertThat(page("/tills/0117-03"))
        .contains("9F0C-000006 to 9F0C-000007 2 entries, missing since");
    log.append("0117-03", "9f0c", arrivals.subList(5, 7));
    assertThat(page("/tills/0117-03")).doesNotContain("Missing entries");
    assertThat(page("/")).contains("0117-03 never asked 1 copy sold too ").contains(" 10 1 0 ");
    assertThat(page("/sales?day=2026-01-01")).contains("15.50");
  }
}
