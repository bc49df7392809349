package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
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
  private static final InstantSource NOON = OfficeToLookAt.NOON;
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
      OfficeToLookAt.fill(database, directory);
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
    look("parked-entry", "parked/0118-01/e1/" + OfficeToLookAt.thirdsLast());
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
      OfficeToLookAt.draft(
          database, directory, catalogue, "weekend", "sku,price\n101,0.39\n102,0.59\n103,0.99\n");
    }
    return "weekend";
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
