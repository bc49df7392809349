package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.server.DemoCatalogue;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of sync with a real head office on the same machine. */
class SyncTest {
  @TempDir Path directory;
  private final MemoryJournal journal = new MemoryJournal("e1");
  private final MemoryCatalogue catalogue = new MemoryCatalogue();
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private HeadOfficeServer server;
  private BadLine line;
  private Sync sync;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory.resolve("office"), 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
    sync = new Sync(journal, catalogue, CustomerFeed.NONE, line, clock());
  }

  private InstantSource clock() {
    return () -> now;
  }

  @AfterEach
  void stop() {
    line.cancel();
    server.close();
  }

  private List<EpochHead> held() throws IOException {
    HeadOffice asked = new HttpHeadOffice(server.url(), TILL);
    try {
      return asked.state().epochs();
    } finally {
      // A server that stops waits a little for lines that say nothing.
      asked.cancel();
    }
  }

  private EpochHead head(String epoch, long number) {
    return new EpochHead(epoch, number, journal.hashAt(epoch, number).orElseThrow().hex());
  }

  private void importing(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "import";
    arguments[1] = "--data";
    arguments[2] = directory.resolve("office").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    assertThat(Main.run(arguments)).isZero();
  }

  private void importGoods(int from, int to) throws IOException {
    StringBuilder goods = new StringBuilder();
    for (int code = from; code < to; code++) {
      goods.append(code).append("\tGoods ").append(code).append('\n');
    }
    Path file = Files.writeString(directory.resolve("goods.tsv"), goods);
    importing("--goods", file.toString(), "--invent-prices");
  }

  @Test
  void salesGoUpAndAreAcknowledged() throws IOException {
    journal.sellOften(300, 3);
    assertThat(sync.round().trouble()).isNull();
    assertThat(held()).containsExactly(head("e1", 3));
    assertThat(journal.waiting()).isZero();
    assertThat(line.calls).containsExactly("state", "append 1 to 3");
  }

  @Test
  void aLostReplyCostsARepeatAndNothingElse() throws IOException {
    journal.sellOften(300, 3);
    line.loseReply = true;
    assertThatThrownBy(sync::round).hasMessage("unexpected end of stream");
    assertThat(journal.waiting()).isEqualTo(3);
    assertThat(held()).containsExactly(head("e1", 3));

    sync.round();

    assertThat(line.calls).containsExactly("state", "append 1 to 3", "state", "append 1 to 3");
    assertThat(journal.waiting()).isZero();
    assertThat(held()).containsExactly(head("e1", 3));
  }

  @Test
  void aLostReplyDoesNotLoseWhatWasParked() throws IOException {
    journal.sell(300).sell(500, 499);
    line.loseReply = true;
    assertThatThrownBy(sync::round).isInstanceOf(IOException.class);
    sync.round();
    assertThat(journal.parked).containsEntry(2L, "total 500: the lines sum to 499");
  }

  @Test
  void aParkedSaleDoesNotStopItsNeighbours() throws IOException {
    journal.sell(300).sell(500, 499).sell(120);
    sync.round();
    assertThat(journal.waiting()).isZero();
    assertThat(journal.parked).hasSize(1).containsEntry(2L, "total 500: the lines sum to 499");
  }

  @Test
  void aHeadOfficeRestoredFromAnOlderCopyGetsTheRestAgain() throws IOException {
    journal.sellOften(300, 3);
    sync.round();
    stop();
    directory = directory.resolve("restored");
    start();
    sync.round();
    assertThat(journal.rewinds).containsExactly(0L);
    assertThat(held()).containsExactly(head("e1", 3));
  }

  @Test
  void aGapMeetsARewind() throws IOException {
    journal.sellOften(300, 4);
    sync.round();
    journal.sellOften(300, 2);
    // It answers the probe, and is exchanged for an older copy before the batch comes.
    HeadOffice before = new HttpHeadOffice(server.url(), TILL);
    HeadOfficeServer older = new HeadOfficeServer(directory.resolve("older"), 0).start();
    HeadOffice after = new HttpHeadOffice(older.url(), TILL);
    after.append("e1", journal.after("e1", 0, 2));
    HeadOffice exchanged =
        new BadLine(after) {
          @Override
          public dev.evertill.sync.protocol.TillState state() throws IOException {
            return before.state();
          }
        };
    new Sync(journal, catalogue, CustomerFeed.NONE, exchanged, clock()).round();
    assertThat(journal.rewinds).containsExactly(2L);
    assertThat(journal.waiting()).isZero();
    assertThat(after.state().epochs()).containsExactly(head("e1", 6));
    before.cancel();
    after.cancel();
    older.close();
  }

  @Test
  void aCloneIsAForkAndHoldsUpNothingElse() throws IOException {
    new Sync(
            new MemoryJournal("e1").sell(999),
            new MemoryCatalogue(),
            CustomerFeed.NONE,
            line,
            clock())
        .round();
    journal.sellOften(300, 2).open("e2").sell(120);

    Round round = sync.round();

    assertThat(journal.forks).containsExactly("e1 at 1");
    assertThat(round.trouble()).startsWith("epoch e1: head office holds another entry 1, hash ");
    assertThat(held()).extracting(EpochHead::epoch).containsExactly("e1", "e2");
    assertThat(journal.acknowledged("e2")).isEqualTo(1);
  }

  @Test
  void aTillRestoredFromAnOlderCopyIsAFork() throws IOException {
    journal.sellOften(300, 3);
    sync.round();
    MemoryJournal older = new MemoryJournal("e1").sellOften(300, 2);
    new Sync(older, catalogue, CustomerFeed.NONE, line, clock()).round();
    assertThat(older.forks).containsExactly("e1 at 3");
  }

  @Test
  void batchesGrowWhileHeadOfficeIsQuick() throws IOException {
    journal.sellOften(100, 400);
    sync.round();
    assertThat(line.calls)
        .containsExactly(
            "state",
            "append 1 to 50",
            "append 51 to 150",
            "append 151 to 350",
            "append 351 to 400");
  }

  @Test
  void aTimeOutHalvesTheBatch() throws IOException {
    journal.sellOften(100, 60);
    line.timeOut = true;
    assertThatThrownBy(sync::round).hasMessage("timeout");
    line.timeOut = false;
    sync.round();
    assertThat(line.calls).contains("append 1 to 50", "append 1 to 25", "append 26 to 60");
  }

  @Test
  void aBatchThatIsTooLargeIsHalved() throws IOException {
    journal.sellOften(100, 20);
    line.largest = 6;
    sync.round();
    assertThat(journal.waiting()).isZero();
    assertThat(line.calls).contains("append 1 to 20", "append 1 to 12", "append 1 to 6");
  }

  @Test
  void aDayIsConfirmedByBothSides() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 3);
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED));
    assertThat(journal.unconfirmedCloses()).isEmpty();
  }

  @Test
  void aDisputedDayComesWithHeadOfficesFiguresAndIsNotAskedEveryTime() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 2);
    sync.round();
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(CloseAnswer.DISPUTED);
              assertThat(answer.office().turnover()).isEqualTo(900);
            });
    sync.askAgain();
    sync.round();
    assertThat(journal.answers).hasSize(2);
  }

  @Test
  void aDayThatIsNotSentYetIsNotAskedAbout() throws IOException {
    journal.sellOften(300, 3);
    journal.closeDay(1, 1, 3);
    line.refused.put("e1", Duration.ZERO);
    Round round = sync.round();
    assertThat(round.trouble()).isEqualTo("head office answers 500 for e1");
    assertThat(line.calls).containsExactly("state", "append 1 to 3");
    assertThat(journal.answers).isEmpty();

    line.refused.clear();
    sync.round();
    assertThat(journal.answers)
        .singleElement()
        .satisfies(answer -> assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED));
  }

  @Test
  void theLongerPauseHeadOfficeAsksForIsKept() throws IOException {
    importing("--demo");
    journal.sell(300).open("e2").sell(120);
    line.refused.put("e1", Duration.ofSeconds(30));
    line.refused.put("e2", Duration.ofSeconds(5));
    line.refused.put("catalogue", Duration.ZERO);
    assertThat(sync.round().pause()).isEqualTo(Duration.ofSeconds(30));

    line.refused.remove("e2");
    line.refused.remove("catalogue");
    assertThat(sync.round().pause()).isEqualTo(Duration.ofSeconds(30));
    assertThat(journal.acknowledged("e2")).isEqualTo(1);
  }

  @Test
  void theCatalogueComesDown() throws IOException {
    importing("--demo");
    sync.round();
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.live.values()).containsExactlyInAnyOrderElementsOf(DemoCatalogue.rows());
    assertThat(catalogue.unfinished()).isEmpty();
    sync.round();
    assertThat(line.calls).containsExactly("state", "catalogue since 0", "state");
  }

  @Test
  void onlyWhatChangedComesNextTime() throws IOException {
    importing("--demo");
    sync.round();
    importGoods(1_000, 1_003);
    sync.round();
    assertThat(catalogue.version()).isEqualTo(2);
    assertThat(catalogue.live).hasSize(DemoCatalogue.rows().size() + 3);
    assertThat(line.calls).contains("catalogue since 1");
  }

  @Test
  void aCutPullResumesWhereItStopped() throws IOException {
    importGoods(10_000, 22_000);
    line.pagesBeforeCut = 1;
    assertThatThrownBy(sync::round).hasMessage("unexpected end of stream");
    assertThat(catalogue.version()).isZero();
    Pull kept = catalogue.unfinished().orElseThrow();
    importGoods(30_000, 30_001);

    sync.round();

    // The pull goes on to the version it began with; the next round fetches the other.
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.live).hasSize(12_000 + 3);
    assertThat(catalogue.pages).hasSize(3).startsWith(kept);
    assertThat(line.calls)
        .filteredOn(call -> call.startsWith("catalogue"))
        .containsExactly(
            "catalogue since 0",
            "catalogue since 0, going on",
            "catalogue since 0, going on",
            "catalogue since 0, going on");
    sync.round();
    assertThat(catalogue.version()).isEqualTo(2);
  }

  @Test
  void salesDoNotWaitForALongPriceList() throws IOException {
    importGoods(10_000, 22_000);
    MemoryCatalogue selling =
        new MemoryCatalogue() {
          @Override
          public void page(Pull after, List<dev.evertill.sync.protocol.CatalogueRow> rows) {
            super.page(after, rows);
            journal.sell(100);
          }
        };
    new Sync(journal, selling, CustomerFeed.NONE, line, clock()).round();
    assertThat(line.calls)
        .containsExactly(
            "state",
            "catalogue since 0",
            "append 1 to 1",
            "catalogue since 0, going on",
            "append 2 to 2",
            "catalogue since 0, going on");
  }

  @Test
  void aJournalThatCannotGoUpDoesNotMakeTheOtherWaitForALongPriceList() throws IOException {
    new Sync(
            new MemoryJournal("e1").sell(999),
            new MemoryCatalogue(),
            CustomerFeed.NONE,
            line,
            clock())
        .round();
    line.calls.clear();
    importGoods(10_000, 22_000);
    journal.sellOften(300, 2).open("e2");
    MemoryCatalogue selling =
        new MemoryCatalogue() {
          @Override
          public void page(Pull after, List<dev.evertill.sync.protocol.CatalogueRow> rows) {
            super.page(after, rows);
            journal.sell(100);
          }
        };
    Round round = new Sync(journal, selling, CustomerFeed.NONE, line, clock()).round();
    assertThat(round.trouble()).startsWith("epoch e1: head office holds another entry 1");
    assertThat(journal.forks).containsExactly("e1 at 1");
    assertThat(line.calls)
        .containsExactly(
            "state",
            "hash at 1",
            "branch 1 to 2",
            "catalogue since 0",
            "append 1 to 1",
            "catalogue since 0, going on",
            "append 2 to 2",
            "catalogue since 0, going on");
  }

  @Test
  void aPriceListHeadOfficeDoesNotGiveIsTroubleAndNoBrokenLink() throws IOException {
    importing("--demo");
    journal.sell(300);
    line.refused.put("catalogue", Duration.ofSeconds(20));
    Round round = sync.round();
    assertThat(round.trouble()).isEqualTo("head office answers 500 for catalogue");
    assertThat(round.pause()).isEqualTo(Duration.ofSeconds(20));
    assertThat(round.refused()).isTrue();
    assertThat(journal.waiting()).isZero();
  }

  @Test
  void aPriceListTheTillCannotKeepIsTroubleAndNoBrokenLinkAndTriedLater() throws IOException {
    importing("--demo");
    journal.sell(300);
    catalogue.full = true;
    String trouble = "the price list could not be kept on this till (the disk is full)";
    assertThat(sync.round().trouble()).isEqualTo(trouble);
    assertThat(journal.waiting()).isZero();

    journal.sell(120);
    assertThat(sync.round().trouble()).isEqualTo(trouble);
    assertThat(journal.waiting()).isZero();
    assertThat(line.calls)
        .containsExactly("state", "append 1 to 1", "catalogue since 0", "state", "append 2 to 2");

    catalogue.full = false;
    now = now.plus(Duration.ofMinutes(2));
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void aPriceListIsNotFetchedWhileThereIsNoRoomForItAndTheReasonIsSaid() throws IOException {
    importing("--demo");
    journal.sell(300);
    catalogue.noRoom = "the disk has 100 MB left";
    String trouble = "no room for a price list: the disk has 100 MB left";
    assertThat(sync.round().trouble()).isEqualTo(trouble);
    assertThat(journal.waiting()).isZero();
    assertThat(line.calls).containsExactly("state", "append 1 to 1");
    assertThat(sync.round().trouble()).isEqualTo(trouble);

    catalogue.noRoom = null;
    assertThat(sync.round().trouble()).as("looked at once a minute").isEqualTo(trouble);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetBackKeepsNoPriceListAway() throws IOException {
    importing("--demo");
    catalogue.noRoom = "the disk has 100 MB left";
    sync.round();
    catalogue.noRoom = null;
    now = now.minus(Duration.ofDays(3));
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void aWrongDigestIsRefusedAndEverythingIsFetchedLater() throws IOException {
    importing("--demo");
    sync.round();
    importGoods(1_000, 1_003);
    line.wrongDigest = "0".repeat(64);

    assertThat(sync.round().trouble())
        .startsWith("catalogue 2: digest ")
        .endsWith(", head office has " + "0".repeat(64));
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.live).hasSize(DemoCatalogue.rows().size());

    line.wrongDigest = null;
    line.calls.clear();
    sync.round();
    assertThat(line.calls).containsExactly("state");
    now = now.plus(Duration.ofMinutes(2));
    sync.round();
    assertThat(line.calls).containsExactly("state", "state", "catalogue since 0");
    assertThat(catalogue.version()).isEqualTo(2);
  }

  @Test
  void aPriceListThatCannotBeUsedIsToldAndNotFetchedAgainUntilThereIsAnother() throws IOException {
    importing("--demo");
    sync.round();
    importGoods(1_000, 1_003);
    catalogue.unusable = "setting currency.decimals two: allowed are 0, 2, 3";

    assertThat(sync.round().trouble())
        .isEqualTo("catalogue 2 is not used: setting currency.decimals two: allowed are 0, 2, 3");
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.unfinished()).isEmpty();

    catalogue.unusable = null;
    line.calls.clear();
    now = now.plus(Duration.ofHours(2));
    assertThat(sync.round().trouble())
        .isEqualTo("catalogue 2 is not used: setting currency.decimals two: allowed are 0, 2, 3");
    assertThat(line.calls).containsExactly("state");

    importGoods(2_000, 2_003);
    now = now.plus(Duration.ofMinutes(2));
    sync.round();
    assertThat(line.calls).containsExactly("state", "state", "catalogue since 1");
    assertThat(catalogue.version()).isEqualTo(3);
  }

  @Test
  void whoPressesTheKeyHasAPriceListThatCouldNotBeUsedFetchedAgain() throws IOException {
    importing("--demo");
    sync.round();
    importGoods(1_000, 1_003);
    catalogue.unusable = "setting currency.decimals two: allowed are 0, 2, 3";
    sync.round();
    catalogue.unusable = null;

    sync.askAgain();
    sync.round();

    assertThat(catalogue.version()).isEqualTo(2);
  }

  @Test
  void aVersionHeadOfficeDoesNotKnowIsReplacedByEverything() throws IOException {
    importing("--demo");
    importGoods(1_000, 1_003);
    sync.round();
    stop();
    directory = directory.resolve("restored");
    start();
    importing("--demo");
    sync.round();
    assertThat(line.calls).containsExactly("state", "catalogue since 2", "catalogue since 0");
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(catalogue.live).hasSize(DemoCatalogue.rows().size());
  }

  @Test
  void otherPricesUnderAVersionTheTillKnowsReplaceThem() throws IOException {
    importing("--demo");
    importGoods(1_000, 1_003);
    sync.round();
    stop();
    directory = directory.resolve("restored");
    start();
    importing("--demo");
    importGoods(2_000, 2_007);
    sync.round();
    sync.round();
    assertThat(line.calls).containsExactly("state", "catalogue since 0", "state");
    assertThat(catalogue.version()).isEqualTo(2);
    assertThat(catalogue.live).hasSize(DemoCatalogue.rows().size() + 7);
  }
}
