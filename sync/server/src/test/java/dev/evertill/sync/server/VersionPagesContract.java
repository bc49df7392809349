package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How people look at versions and drafts and publish them, whatever the storage. */
abstract class VersionPagesContract extends OfficeWithPages {
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
}
