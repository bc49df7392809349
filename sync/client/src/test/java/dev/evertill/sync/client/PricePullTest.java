package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.server.DemoCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prices come down, whole, from a real head office on the same machine. */
final class PricePullTest extends WithHeadOffice {
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
          public void page(Pull after, List<CatalogueRow> rows) {
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
          public void page(Pull after, List<CatalogueRow> rows) {
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
  void aNewTillDoesNotFetchAWholePriceListItCannotUseEveryMinute() throws IOException {
    importing("--demo");
    catalogue.unusable = "setting currency.decimals two: allowed are 0, 2, 3";
    for (int minute = 0; minute < 3; minute++) {
      assertThat(sync.round().trouble())
          .isEqualTo("catalogue 1 is not used: setting currency.decimals two: allowed are 0, 2, 3");
      now = now.plus(Duration.ofMinutes(2));
    }
    assertThat(line.calls).containsExactly("state", "catalogue since 0", "state", "state");
  }

  @Test
  void aPullThatEndsWithAnOlderListThatCannotBeUsedKeepsTheOneThatMendsItNotAway()
      throws IOException {
    importGoods(10_000, 22_000);
    line.pagesBeforeCut = 1;
    assertThatThrownBy(sync::round).hasMessage("unexpected end of stream");
    importGoods(30_000, 30_001);
    catalogue.unusable = "setting currency.decimals two: allowed are 0, 2, 3";
    assertThat(sync.round().trouble()).startsWith("catalogue 1 is not used: ");

    catalogue.unusable = null;
    now = now.plus(Duration.ofMinutes(2));

    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(2);
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
