package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, as a manager walks through them. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserTest {
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:34:00Z");
  private static final String PASSWORD = "correct horse battery";
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final int PHONE = 360;

  /** Texts whose colour is too near to what is behind them, as the browser painted both. */
  private static final String TOO_PALE =
      """
      (() => {
        const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const behind = e => { for (let at = e; at; at = at.parentElement) {
          const c = getComputedStyle(at).backgroundColor;
          if (!c.endsWith(', 0)')) return c; } return 'rgb(255, 255, 255)'; };
        const pale = [];
        for (const e of document.querySelectorAll('body, body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || e.closest('title') || !e.getClientRects().length) continue;
          const style = getComputedStyle(e);
          const a = light(e instanceof SVGElement ? style.fill : style.color);
          const b = light(behind(e));
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) pale.push(e.tagName + ' ' + e.textContent.trim().slice(0, 40) + ' ' + ratio);
        }
        return pale;
      })()
      """;

  private static final String TOO_WIDE =
      "[document.documentElement.scrollWidth, document.body.scrollWidth]";

  @TempDir(cleanup = CleanupMode.NEVER)
  static Path profile;

  @TempDir static Path directory;
  private static HeadOfficeServer server;
  private static Chromium browser;

  @BeforeAll
  static void open() throws Exception {
    server =
        new HeadOfficeServer(
                OfficeSettings.in(directory)
                    .names(List.of("127.0.0.1"))
                    .page(PageSettings.NONE.at(0).in(ZoneOffset.UTC))
                    .clock(NOON))
            .start();
    try (Database database = new Database(directory)) {
      OfficePages.people(database, NOON, new SecureRandom()).add("mia", Role.MANAGER, PASSWORD);
      OfficePages.people(database, NOON, new SecureRandom())
          .add("ada.with-a-rather-long-name@headoffice.example", Role.ADMIN, PASSWORD);
      OfficePages.tokens(database, NOON, new SecureRandom()).add("export", Role.VIEWER);
      fill(database);
    }
    browser = new Chromium(profile);
  }

  @AfterAll
  static void close() throws Exception {
    try {
      browser.close();
    } finally {
      server.close();
    }
  }

  private static void fill(Database database) throws IOException {
    String[] groups = {"Bakery", "Produce", "Dairy & eggs", "Household"};
    Shop first = new Shop("0117", "0117-01", "9f0c4e0d2b7a4d1c8e5f60718293a4b5");
    Shop second = new Shop("0117", "0117-02", "1b0c4e0d2b7a4d1c8e5f60718293a4b5");
    Shop third = new Shop("0118 Graz, Hauptbahnhof", "0118-01");
    for (int i = 0; i < 60; i++) {
      Map<String, Long> basket = new LinkedHashMap<>();
      for (int g = 0; g <= i % groups.length; g++) {
        basket.put(groups[g], 90L + 37L * ((i * 7 + g * 13) % 29));
      }
      (i % 3 == 0 ? second : i % 7 == 0 ? third : first).sell(7 + (i * 5) % 13, basket);
    }
    first.takeBack(12, "Produce", 420);
    second.sell("2026-01-01", 13, "sale", "EUR", 2, Map.of("Bakery", 500L), 100);
    third.write("sale", "{\"format\":\"evertill.sale/1\"}".getBytes(StandardCharsets.UTF_8));
    third.sell("2025-12-30", 9, "sale", "EUR", 2, Map.of("<script>alert(1)</script>", 90L), 0);
    for (Shop shop : List.of(first, second, third)) {
      shop.handIn(database, NOON.instant().minusSeconds(90));
    }
    lostAndCopied(database);
    Closes closes = new Closes(new SqlSaleLog(database, NOON), database, NOON);
    close(closes, "0117-01", "9f0c4e0d2b7a4d1c8e5f60718293a4b5", first.entries(), 0);
    close(closes, "0117-02", "1b0c4e0d2b7a4d1c8e5f60718293a4b5", second.entries(), 1);
    seen(database, "0117-01", 2, "0.1.0", 0L, 2L, 300L);
    seen(database, "0117-02", 4_000, "0.1.0", 17L, 1L, -7_300_000L);
    seen(database, "0118-09-a-till-with-quite-a-long-name-for-a-till", 1, null, null, null, null);
    Catalogue catalogue = new Catalogue(database, NOON);
    catalogue.publish(
        edition -> {
          for (CatalogueRow row : DemoCatalogue.rows()) {
            edition.put(row);
          }
        });
    catalogue.publish(
        edition -> {
          edition.put(item("4011", "Bananas", 199));
          edition.put(item("999999", "<b>Bold</b> new thing & \"more\"", 1299));
          edition.put(CatalogueRow.deleted("item", DemoCatalogue.rows().get(40).key()));
        });
    draft(database, catalogue, "spring", "sku,price\n101,0.49\n102,0.69\n");
    draft(database, catalogue, "autumn", "sku,price\n101,0.55\n");
    Enrolments.of(directory, database, NOON).code("0118-02");
  }

  /** A till that lost a day, and of which an older state of the disk sold on. */
  private static void lostAndCopied(Database database) {
    String epoch = "5c0c4e0d2b7a4d1c8e5f60718293a4b5";
    Shop till = new Shop("0117", "0117-03", epoch);
    for (int i = 0; i < 40; i++) {
      till.sell("2025-12-30", 8 + i % 9, "sale", "EUR", 2, Map.of("Bakery", 300L + i), 0);
    }
    Shop copy = new Shop("0117", "0117-03", epoch);
    till.entries().subList(0, 35).forEach(e -> copy.write(e.header().kind(), e.document()));
    copy.sell("2025-12-31", 9, "sale", "EUR", 2, Map.of("Produce", 1_250L), 0);
    copy.sell("2025-12-31", 9, "sale", "EUR", 2, Map.of("Dairy & eggs", 480L), 0);
    SaleLog log = new SqlSaleLog(database, NOON);
    List<Arrival> arrivals = till.entries().stream().map(Arrival::of).toList();
    log.append("0117-03", epoch, arrivals.subList(0, 10));
    List<Entry> closed = till.entries().subList(4, 28);
    Close day =
        new Close(
            7,
            "2025-12-30",
            List.of(new Segment(epoch, 5, 28, closed.get(23).hash().hex())),
            ControlTotals.of(closed.stream().map(Filed::of)));
    Anchor anchor = new Anchor(25, till.entries().get(24).hash().hex(), List.of(day));
    log.anchor("0117-03", epoch, anchor, Wire.bytes(anchor));
    log.append("0117-03", epoch, arrivals.subList(25, 40));
    List<Arrival> copied = copy.entries().stream().map(Arrival::of).toList();
    log.branch("0117-03", epoch, BranchHead.name(copied.get(35).hash()), copied.subList(35, 37));
    seen(database, "0117-03", 3, "0.1.0", 0L, 2L, 10L);
  }

  private static void draft(Database database, Catalogue catalogue, String name, String lines)
      throws IOException {
    Path file = directory.resolve(name + ".csv");
    Files.writeString(file, lines);
    SheetFile prices =
        new SheetFile(
            "prices.csv", file, Sheets.named("prices").orElseThrow(), SheetFile.Format.CSV, false);
    try {
      new Drafts(database, catalogue, NOON).take(name, List.of(prices));
    } catch (NotTakenException e) {
      throw new AssertionError(e);
    }
  }

  private static CatalogueRow item(String key, String name, long price) {
    String value =
        Walkthrough.JSON
            .toJson(Map.of("name", name, "price", price))
            .replace(price + ".0", Long.toString(price));
    return CatalogueRow.of("item", key, RawJson.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** A day of all entries but so many. */
  private static void close(
      Closes closes, String till, String epoch, List<Entry> entries, int forgotten) {
    Entry last = entries.get(entries.size() - 1);
    Close close =
        new Close(
            1,
            "2025-12-31",
            List.of(new Segment(epoch, 1, last.number(), last.hash().hex())),
            ControlTotals.of(entries.stream().skip(forgotten).map(Filed::of)));
    closes.answer(till, close, Wire.bytes(close));
  }

  private static void seen(
      Database database,
      String till,
      long secondsAgo,
      String version,
      Long waiting,
      Long catalogue,
      Long drift) {
    database
        .writer()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into till_seen (till, contact, version, waiting, catalogue, drift)"
                        + " values (?, ?, ?, ?, ?, ?)",
                    till,
                    NOON.millis() - secondsAgo * 1000,
                    version,
                    waiting,
                    catalogue,
                    drift));
  }

  @BeforeEach
  void forget() throws Exception {
    browser.forget();
  }

  /** To us, or to nobody: browsers draw their own calendar with pictures they bring. */
  private static void nobodyElseWasAsked() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(asked -> asked.startsWith(base()) || asked.startsWith("data:"));
    assertThat(browser.errors()).isEmpty();
  }

  private static String base() {
    return server.pageUrl().orElseThrow();
  }

  private static void logIn(String name) throws Exception {
    browser.open(base() + "log-in");
    browser.type("#name", name);
    browser.type("#password", PASSWORD);
    browser.follow("button.main");
  }

  private static void logOut() throws Exception {
    browser.follow("#log-out");
    assertThat(browser.address("pathname")).isEqualTo("/log-in");
  }

  @Test
  @Order(1)
  void aManagerSeesATillResolvesAQuestionEnrolsATillAndLeaves() throws Exception {
    browser.look(1280, 900, false);
    logIn("mia");
    assertThat(browser.text("h1")).isEqualTo("Stores and tills");
    browser.picture(PICTURES.resolve("office-tills-light-1280x900.png"));
    browser.follow("a[href='/tills/0117-02']");
    assertThat(browser.text("h1")).isEqualTo("Till 0117-02");
    assertThat(browser.text("dl")).contains("17").contains("2 hours behind").contains("0.1.0");

    browser.follow("a[href^='/parked']");
    browser.follow("a[href^='/parked/0117-02/']");
    assertThat(browser.text("p.note")).isEqualTo("total 600: the lines sum to 500");
    assertThat(browser.text("pre")).contains("\"total\":600");
    browser.look(PHONE, 740, true);
    browser.picture(PICTURES.resolve("office-parked-dark-360x740.png"));
    browser.look(1280, 900, false);
    browser.type("#note", "Rung up twice;\nwas <b>refunded</b>.");
    browser.follow("#resolve");
    assertThat(browser.text("#note")).isEqualTo("Rung up twice;\nwas <b>refunded</b>.");
    assertThat(browser.text("blockquote footer")).isEqualTo("mia, 2026-01-01 12:34");
    browser.follow("a[href='/parked']");
    assertThat(browser.text("main")).doesNotContain("0117-02").contains("0118-01");

    browser.follow("a[href='/sales']");
    assertThat(browser.text("#turnover")).isEqualTo("924.90");
    browser.picture(PICTURES.resolve("office-sales-light-1280x900.png"));

    browser.follow("a[href='/enrolment']");
    browser.type("#till", "0119-01");
    browser.follow("#make");
    String code = browser.text("#code");
    assertThat(EnrolmentCode.read(code).text()).isEqualTo(code);
    browser.open(base() + "enrolment");
    assertThat(browser.text("main")).contains("0119-01").doesNotContain(code);

    logOut();
    browser.open(base() + "tills/0117-02");
    assertThat(browser.address("pathname")).isEqualTo("/log-in");
    nobodyElseWasAsked();
  }

  @Test
  @Order(2)
  void aManagerPublishesADraftAndGoesBackFromItAndTheOtherDraftIsOutOfDateThen() throws Exception {
    browser.look(1280, 900, false);
    logIn("mia");
    browser.open(base() + "catalogue");
    browser.follow("a[href='/catalogue/drafts/spring']");
    assertThat(browser.text("h1")).isEqualTo("Draft spring");
    assertThat(browser.text("#counts")).isEqualTo("0 new, 2 changed, 0 deleted.");
    browser.picture(PICTURES.resolve("office-draft-light-1280x900.png"));
    browser.follow("#publish");
    assertThat(browser.text("h1")).isEqualTo("What changed from 2 to 3");
    assertThat(browser.text("main")).contains("draft spring").contains("item 101");

    browser.open(base() + "catalogue/drafts/autumn");
    assertThat(browser.text("#warning"))
        .isEqualTo(
            "This draft was begun on version 2, and version 3 was published since: what the draft"
                + " says may be out of date. Discard it and import the files again.");
    assertThat(browser.script("document.querySelector('#publish') === null")).isEqualTo(true);
    look("draft-outdated", "catalogue/drafts/autumn");
    browser.look(1280, 900, false);
    browser.follow("#discard");
    assertThat(browser.text("main")).doesNotContain("autumn").contains("draft spring");

    browser.follow("a[href='/catalogue/versions/2/roll-back']");
    assertThat(browser.text("h1")).isEqualTo("Back to version 2");
    assertThat(browser.text("#publish")).isEqualTo("Publish version 2 again");
    browser.follow("#publish");
    assertThat(browser.text("h1")).isEqualTo("What changed from 3 to 4");
    assertThat(browser.text("main")).contains("version 2 again");
    logOut();
    nobodyElseWasAsked();
  }

  @Test
  void aPageThatIsTooPaleOrTooWideWouldBeNoticed() throws Exception {
    browser.look(PHONE, 740, false);
    browser.open(base() + "log-in");
    browser.script("document.querySelector('h1').style.cssText = 'color: #999; width: 400px'");
    assertThat((List<?>) browser.script(TOO_PALE)).hasSize(1);
    assertThat((Double) ((List<?>) browser.script(TOO_WIDE)).get(0)).isGreaterThan(PHONE);
    browser.script("fetch('https://elsewhere.example/').catch(() => 0)");
    assertThat(browser.errors()).anyMatch(error -> error.contains("elsewhere.example"));
  }

  @Test
  void everyPageFitsAPhoneAndCanBeReadInLightAndInDark() throws Exception {
    browser.look(1280, 900, false);
    look("log-in", "log-in");
    logIn("ada.with-a-rather-long-name@headoffice.example");
    look("tills", "");
    look("till", "tills/0117-01");
    look("till-missing-and-copied", "tills/0117-03");
    look("till-of-a-long-name", "tills/0118-09-a-till-with-quite-a-long-name-for-a-till");
    look("parked", "parked");
    look("parked-entry", "parked/0118-01/e1/" + thirdsLast());
    look("sales", "sales?day=2026-01-01");
    look("sales-hostile", "sales?day=2025-12-30");
    look("sales-empty", "sales?day=2025-01-01");
    look("days", "days");
    browser.open(base() + "days?verdict=disputed");
    look("close", browser.script("document.querySelector('tbody a').pathname").toString());
    look("catalogue", "catalogue");
    look("changes", "catalogue/changes?from=1&to=2");
    look("draft", "catalogue/drafts/" + draft());
    look("roll-back", "catalogue/versions/1/roll-back");
    look("enrolment", "enrolment");
    look("people", "people");
    nobodyElseWasAsked();
    look("problem", "nowhere");
    logOut();
  }

  /** One that no other test publishes. */
  private static String draft() throws IOException {
    try (Database database = new Database(directory)) {
      Catalogue catalogue = new Catalogue(database, NOON);
      draft(database, catalogue, "weekend", "sku,price\n101,0.39\n102,0.59\n103,0.99\n");
    }
    return "weekend";
  }

  private static long thirdsLast() {
    return LongStream.range(0, 60).filter(i -> i % 3 != 0 && i % 7 == 0).count() + 1;
  }

  private static void look(String name, String path) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {PHONE, 1280}) {
        browser.look(width, width == PHONE ? 740 : 900, dark);
        browser.open(base() + (path.startsWith("/") ? path.substring(1) : path));
        String view = name + "-" + width + (dark ? "-dark" : "");
        browser.picture(PICTURES.resolve(view + ".png"));
        for (Object needed : (List<?>) browser.script(TOO_WIDE)) {
          assertThat((Double) needed).as(view).isLessThanOrEqualTo(width);
        }
        assertThat((List<?>) browser.script(TOO_PALE)).as(view).isEmpty();
      }
    }
  }
}
