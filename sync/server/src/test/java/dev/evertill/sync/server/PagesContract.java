package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Sessions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages show of tills, days and sales, whatever the storage. */
abstract class PagesContract extends OfficeWithPages {
  private final HttpClient http = HttpClient.newHttpClient();

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
  void whatWasHeardWhileTheClockWasAheadIsUnknownUntilTheTillCallsAgain() throws Exception {
    now = now.plus(Duration.ofDays(100));
    asks("0117-03", "Evertill-Waiting", "1", "Evertill-Time", Long.toString(now.toEpochMilli()));
    now = now.minus(Duration.ofDays(100));
    assertThat(page("/")).contains("0117-03 quiet unknown 1 unknown");
    assertThat(page("/tills/0117-03")).contains("Last contact unknown").contains("Clock unknown");
    asks("0117-03", "Evertill-Waiting", "2", "Evertill-Time", Long.toString(now.toEpochMilli()));
    assertThat(page("/")).contains("0117-03 in touch 0 seconds ago 2 right");
  }

  @Test
  void aTillsOwnPageHasItsLastCallAndNothingOfOtherTills() throws Exception {
    asks("0117-03", "Evertill-Version", "0.2.1");
    asks("0117-04", "Evertill-Version", "0.3.0");
    assertThat(page("/tills/0117-03"))
        .contains("Last contact 2026-01-01 12:00, 0 seconds ago")
        .contains("0.2.1")
        .doesNotContain("0.3.0");
    assertThat(page("/")).contains("0.2.1").contains("0.3.0");
    assertThat(mia.get("/tills/0117-05").statusCode()).isEqualTo(404);
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
  void twoCopiesOfATillThatAreAtWorkStandWithTheTill() throws Exception {
    Shop till = new Shop("0117", "0117-03", "9f0c").sell(9, "Bakery", 100).sell(11, "Bakery", 100);
    List<Arrival> arrivals = till.entries().stream().map(Arrival::of).toList();
    Shop copy = new Shop("0117", "0117-03", "54e5").sell(10, "Bakery", 100);
    SaleLog log = new SqlSaleLog(database, () -> now);
    log.append("0117-03", "9f0c", arrivals.subList(0, 1));
    now = now.plus(Duration.ofMinutes(5));
    log.append("0117-03", "54e5", copy.entries().stream().map(Arrival::of).toList());
    assertThat(page("/")).doesNotContain("two copies at work");
    assertThat(page("/tills/0117-03")).doesNotContain("Two copies at work");
    now = now.plus(Duration.ofMinutes(5));
    log.append("0117-03", "9f0c", arrivals.subList(1, 2));
    assertThat(page("/")).contains("0117-03 never asked two copies at work");
    assertThat(page("/tills/0117-03"))
        .contains("Two copies at work Entries came for an epoch of this till after it had begun");
  }

  @Test
  void whatATillHasLostAndComesLateIsNoSecondCopy() throws Exception {
    Entry first = new Shop("0117", "0117-03", "9f0c").sell(9, "Bakery", 100).entries().get(0);
    Entry lost =
        Entry.of(
            new EntryHeader("0117-03", "9f0c", 2, "note", "id-2", 1_767_250_000_000L, null),
            first.hash(),
            "{}".getBytes(UTF_8));
    Shop till = new Shop("0117", "0117-03", "54e5").sell(10, "Bakery", 100);
    SaleLog log = new SqlSaleLog(database, () -> now);
    log.append("0117-03", "9f0c", List.of(Arrival.of(first)));
    now = now.plus(Duration.ofMinutes(5));
    log.append("0117-03", "54e5", till.entries().stream().map(Arrival::of).toList());
    now = now.plus(Duration.ofMinutes(5));
    log.append("0117-03", "9f0c", List.of(Arrival.of(lost)));
    assertThat(page("/")).contains("0117-03 never asked").doesNotContain("two copies at work");
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
