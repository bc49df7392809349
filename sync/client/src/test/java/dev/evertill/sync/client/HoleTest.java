package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that has removed old days, and a head office that was restored from before them. */
class HoleTest {
  @TempDir Path directory;
  private final MemoryJournal till = new MemoryJournal("e1");
  private HeadOfficeServer server;
  private BadLine line;
  private Close first;
  private Close second;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory, 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
  }

  @AfterEach
  void stop() {
    line.cancel();
    server.close();
  }

  private Round sync(MemoryJournal some) throws IOException {
    return new Sync(
            some,
            new MemoryCatalogue(),
            CustomerFeed.NONE,
            line,
            () -> Instant.parse("2026-01-01T12:00:00Z"))
        .round();
  }

  /** Two days of ten and five sales, confirmed long ago, and three sales since. */
  private void sellTwoDays() {
    first = till.sellOften(300, 10).closeDay(1, 1, 10);
    second = till.sellOften(500, 5).closeDay(2, 11, 15);
    till.closes.clear();
    till.sellOften(100, 3);
    till.acknowledged.put("e1", 15L);
  }

  private ControlTotals totals(long from, long to) throws Exception {
    String query = "v1/tills/" + TILL + "/epochs/e1/totals?first=" + from + "&last=" + to;
    return Wire.totals(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + query)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body());
  }

  /** Head office has the first four sales. */
  private void restoredFromTheFirstDay() throws IOException {
    MemoryJournal before = new MemoryJournal("e1").sellOften(300, 4);
    sync(before);
    line.calls.clear();
  }

  @Test
  void whatTheTillRemovedIsAHoleAndItsSalesGoOn() throws Exception {
    sellTwoDays();
    restoredFromTheFirstDay();
    till.remove("e1", 15, first, second);

    assertThat(sync(till).trouble()).isNull();

    assertThat(line.calls).containsExactly("state", "anchor 15", "append 16 to 18");
    assertThat(till.forks).isEmpty();
    assertThat(till.waiting()).isZero();
    assertThat(line.state().held("e1").number()).isEqualTo(18);
    assertThat(totals(1, 18).turnover()).isEqualTo(10 * 300 + 5 * 500 + 3 * 100);
    assertThat(totals(1, 10)).isEqualTo(first.totals());
    line.calls.clear();
    sync(till);
    assertThat(line.calls).containsExactly("state");
  }

  @Test
  void aHeadOfficeThatKnowsNothingOfTheTillGetsTheAnchorFirst() throws IOException {
    sellTwoDays();
    till.remove("e1", 10, first);
    sync(till);
    assertThat(line.calls).containsExactly("state", "anchor 10", "append 11 to 18");
    assertThat(line.state().held("e1").number()).isEqualTo(18);
  }

  @Test
  void whatTheTillStillHasIsNoHole() throws IOException {
    sellTwoDays();
    restoredFromTheFirstDay();
    sync(till);
    assertThat(line.calls).containsExactly("state", "append 5 to 18");
  }

  @Test
  void anEpochThatHasEndedGoesUpAgainToo() throws IOException {
    sellTwoDays();
    till.acknowledged.put("e1", 18L);
    till.open("e2").sell(7);
    restoredFromTheFirstDay();
    sync(till);
    assertThat(line.calls).containsExactly("state", "append 5 to 18", "append 1 to 1");
    assertThat(till.rewinds).containsExactly(4L);
    line.calls.clear();
    sync(till);
    assertThat(line.calls).containsExactly("state");
  }

  @Test
  void anEpochThatHasEndedAndIsRemovedIsAHoleToItsEnd() throws IOException {
    sellTwoDays();
    till.acknowledged.put("e1", 18L);
    till.remove("e1", 18, first, second);
    till.open("e2").sell(7);
    sync(till);
    assertThat(line.calls).containsExactly("state", "anchor 18", "append 1 to 1");
    assertThat(line.state().held("e1").number()).isEqualTo(18);
  }

  @Test
  void aRemovedDayOfAnotherTillsSalesIsAFork() throws IOException {
    sellTwoDays();
    sync(new MemoryJournal("e1").sellOften(999, 10));
    till.remove("e1", 15, first, second);

    Round round = sync(till);

    assertThat(round.trouble()).startsWith("epoch e1: head office holds another entry 10, hash ");
    assertThat(till.forks).containsExactly("e1 at 10");
  }

  @Test
  void anAnchorHeadOfficeDoesNotTakeIsToldAndHoldsUpNothingElse() throws IOException {
    sellTwoDays();
    till.remove("e1", 15, first, second);
    till.open("e2").sell(7);
    line.refused.put("anchor", Duration.ofSeconds(9));
    Round round = sync(till);
    assertThat(round.trouble()).isEqualTo("head office answers 500 for anchor");
    assertThat(round.refused()).isTrue();
    assertThat(till.acknowledged("e2")).isEqualTo(1);
  }

  @Test
  void aTillThatLostEverythingGetsBackWhatLiesBesideAHole() throws IOException {
    sellTwoDays();
    restoredFromTheFirstDay();
    till.remove("e1", 15, first, second);
    sync(till);
    MemoryJournal empty = new MemoryJournal("e2");

    Round round = sync(empty);

    assertThat(round.trouble())
        .isEqualTo(
            "epoch e1: entry 5 is lost here, and head office cannot give it back:"
                + " it holds none there");
    assertThat(empty.recovered).containsExactly("e1 1 to 4", "e1 16 to 18");
  }
}
