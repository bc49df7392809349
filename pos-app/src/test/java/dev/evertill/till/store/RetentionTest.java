package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.Golden;
import dev.evertill.till.checkout.LastTotals;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.TillDocuments.DayAnchor;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.shift.GrandTotals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old days go from a real store of a counter that really sold them. */
class RetentionTest {
  private static final int KEPT = 2;

  /** Log-in, shift opened, two sales, shift closed; then the day's end. */
  private static final int ENTRIES_OF_A_DAY = 6;

  @TempDir private Path directory;
  private SellingCounter till;

  @BeforeEach
  void open() {
    till = SellingCounter.in(directory, KEPT, OpenTill.ROOMY);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void confirmedDays(int from, int to) {
    for (int z = from; z <= to; z++) {
      till.day(z, 2);
      till.confirm(z);
    }
  }

  private List<Anchor> anchors() {
    return till.ledger().anchors();
  }

  private long firstPosition() {
    return till.entries().get(0).position();
  }

  @Test
  void theOldestDaysGoAndTheLastTwoStay() {
    confirmedDays(1, 4);
    long last = till.ledger().lastPosition();

    // The epoch's opening goes with the first day, and each day's end stays until the next goes.
    assertThat(till.store().removeOldDays()).isEqualTo(2 * ENTRIES_OF_A_DAY);

    assertThat(firstPosition()).isEqualTo(2 * ENTRIES_OF_A_DAY + 1);
    assertThat(till.entries().get(0).entry().header().kind()).isEqualTo("day-closed");
    assertThat(till.ledger().lastPosition()).isEqualTo(last);
    till.isWhole();
    assertThat(till.store().removeOldDays()).as("nothing is left to go").isZero();
    till.reopened().isWhole();
    assertThat(till.ledger().lastPosition()).isEqualTo(last);
  }

  @Test
  void ofADayItsTotalsLastNumberAndHashStay() throws Exception {
    confirmedDays(1, 3);
    Recorded last = till.ledger().at(ENTRIES_OF_A_DAY).orElseThrow();
    DayClosed day =
        Documents.readDayClosed(
            till.ledger().at(ENTRIES_OF_A_DAY + 1).orElseThrow().entry().document());

    till.store().removeOldDays();

    Anchor anchor = anchors().get(0);
    assertThat(anchors()).hasSize(1);
    assertThat(anchor.cause()).isEqualTo(Anchor.Cause.PRUNED);
    assertThat(anchor.epoch()).isEqualTo(last.number().epoch());
    assertThat(anchor.firstPosition()).isEqualTo(1);
    assertThat(anchor.lastPosition()).isEqualTo(ENTRIES_OF_A_DAY);
    assertThat(anchor.lastNumber()).isEqualTo(ENTRIES_OF_A_DAY);
    assertThat(anchor.hash()).contains(last.entry().hash());
    DayAnchor kept = Wire.read(DayAnchor.class, anchor.day().orElseThrow(), 0);
    assertThat(kept.totals()).isEqualTo(day.totals());
    assertThat(kept.segments()).isEqualTo(day.segments());
    assertThat(kept.grandTotals()).isEqualTo(day.grandTotals());
    Golden.same("v1/anchor.json", anchor.day().orElseThrow());
  }

  @Test
  void onlyDaysThatHeadOfficeConfirmedGo() {
    for (int z = 1; z <= 5; z++) {
      till.day(z, 2);
    }
    assertThat(till.store().removeOldDays()).isZero();
    assertThat(till.store().removeConfirmedDays()).isZero();
    till.confirm(1);
    till.answer(2, CloseAnswer.PARKED);
    till.confirm(3);
    assertThat(till.store().removeOldDays()).isEqualTo(ENTRIES_OF_A_DAY);
    assertThat(till.store().removeConfirmedDays()).isEqualTo(2 * ENTRIES_OF_A_DAY);
    till.isWhole();
  }

  @Test
  void aDisputedOrUnansweredDayInTheMiddleStopsTheRemoval() {
    for (int z = 1; z <= 6; z++) {
      till.day(z, 2);
    }
    till.confirm(1);
    till.answer(2, CloseAnswer.DISPUTED);
    till.confirm(3);
    till.confirm(4);
    till.confirm(6);
    assertThat(till.store().removeConfirmedDays()).isEqualTo(ENTRIES_OF_A_DAY);
    assertThat(till.store().removeConfirmedDays()).isZero();

    till.confirm(2);
    assertThat(till.store().removeConfirmedDays()).isEqualTo(3 * ENTRIES_OF_A_DAY);
    assertThat(till.store().removeConfirmedDays()).as("Z 5 is not answered").isZero();
    till.isWhole();
  }

  @Test
  void aClockTenYearsAheadRemovesNothing() {
    confirmedDays(1, KEPT);
    till.set(Duration.ofDays(3653));
    assertThat(till.store().removeOldDays()).isZero();
    till.reopened();
    assertThat(till.store().removeOldDays()).isZero();
    assertThat(anchors()).isEmpty();
    assertThat(firstPosition()).isEqualTo(1);
  }

  @Test
  void aDayOfWhichAPaperStillWaitsStaysAndAllAfterIt() {
    till.opened();
    till.sells(2);
    till.closesDay(1);
    till.confirm(1);
    PrintJob receipt = till.store().printQueue().next().orElseThrow();
    till.store().printQueue().sending(receipt.key());
    confirmedDaysWithoutPrinting(2, 4);

    assertThat(till.store().removeOldDays()).isZero();
    assertThat(till.store().removeConfirmedDays()).isZero();
    till.store().printQueue().settled(receipt.key(), JobState.PRINTED, "");
    till.print();
    assertThat(till.store().removeConfirmedDays()).isEqualTo(3 * ENTRIES_OF_A_DAY);
  }

  private void confirmedDaysWithoutPrinting(int from, int to) {
    for (int z = from; z <= to; z++) {
      till.opened();
      till.sells(2);
      till.closesDay(z);
      till.confirm(z);
    }
  }

  @Test
  void whatHungOnRemovedEntriesGoesWithThem() {
    till.day(1, 2);
    Recorded sale = till.ledger().last(Kind.SALE).orElseThrow();
    till.store()
        .journalFeed()
        .acknowledge(
            sale.number().epoch(),
            sale.number().number(),
            sale.entry().hash(),
            List.of(new Parked(sale.number().number(), "why so cheap?")));
    till.confirm(1);
    confirmedDays(2, 3);
    assertThat(rows(ParkedRow.class)).isEqualTo(1);
    assertThat(rows(JobRow.class)).as("two receipts and a report a day").isEqualTo(9);

    till.store().removeOldDays();

    assertThat(rows(ParkedRow.class)).isZero();
    assertThat(rows(JobRow.class)).as("the first day's report is its end's").isEqualTo(7);
    assertThat(till.store().journal().boxFor(JobRow.class).getAll())
        .allMatch(job -> till.ledger().at(job.position).isPresent());
  }

  private long rows(Class<?> rows) {
    return till.store().journal().boxFor(rows).count();
  }

  @Test
  void theTillGoesOnAfterEverythingOldIsGone() throws Exception {
    confirmedDays(1, 4);
    GrandTotals before = LastTotals.of(till.ledger());
    Recorded lastSale = till.ledger().last(Kind.SALE).orElseThrow();
    assertThat(till.store().removeConfirmedDays()).isEqualTo(3 * ENTRIES_OF_A_DAY);
    till.reopened();

    assertThat(LastTotals.of(till.ledger())).isEqualTo(before);
    assertThat(till.store().lastClose()).contains(new LastClose(4, CloseAnswer.CONFIRMED));
    till.checkout().reprintLast();
    assertThat(till.notice())
        .isEqualTo(Notice.of(Notice.Kind.REPRINTED, lastSale.number().paper()));
    till.opened();
    assertThat(till.counter().shift().orElseThrow().id()).isEqualTo("5");
    till.sells(1);
    till.closesDay(5);
    till.confirm(5);

    DayClosed fifth =
        Documents.readDayClosed(
            till.ledger().last(Kind.DAY_CLOSED).orElseThrow().entry().document());
    assertThat(fifth.grandTotals().sales()).isEqualTo(before.sales().minor() + 45);
    till.print();
    till.isWhole();
    assertThat(till.store().removeConfirmedDays()).isPositive();
    till.isWhole();
  }

  @Test
  void aStopBetweenAnyTwoStepsLeavesAJournalThatVerifies() {
    confirmedDays(1, 3);
    long last = till.ledger().lastPosition();
    long left = last;
    while (left > last - ENTRIES_OF_A_DAY) {
      long before = left;
      stopAfterOneStep();
      till.reopened().isWhole();
      left = till.entries().size();
      assertThat(left).isLessThan(before).isGreaterThanOrEqualTo(before - 2);
      assertThat(till.ledger().lastPosition()).isEqualTo(last);
      assertThat(anchors()).as("one for a day, however often it stopped").hasSize(1);
      assertThat(anchors().get(0).lastPosition()).isEqualTo(last - left);
      till.sell();
      assertThat(till.notice().kind()).as("the day is closed").isEqualTo(Notice.Kind.NO_SHIFT);
    }
    assertThat(till.store().removeOldDays()).isZero();
    till.opened();
    till.sells(1);
    till.isWhole();
  }

  /** Two rows a transaction; the till stops behind the first of them. */
  private void stopAfterOneStep() {
    Retention removal =
        new Retention(
            till.store().journal(),
            till.ledger().entries(),
            Clock.systemUTC(),
            KEPT,
            2,
            () -> {
              throw new IllegalStateException("the till stops");
            });
    assertThatThrownBy(removal::removeOld).hasMessage("the till stops");
  }

  @Test
  void aDayOfTwoEpochsGoesWhole() throws Exception {
    till.opened();
    till.sells(1);
    String first = till.store().head().number().epoch();
    till.store()
        .journalFeed()
        .forked(first, till.store().head().number().number(), till.store().head().entry().hash());
    assertThat(till.store().head().entry().header().kind()).isEqualTo(Kind.EPOCH_OPENED.text());
    till.sells(1);
    till.closesDay(1);
    till.print();
    till.confirm(1);
    confirmedDays(2, 3);

    assertThat(till.store().removeOldDays()).isEqualTo(ENTRIES_OF_A_DAY + 1);
    till.isWhole();
    Anchor anchor = anchors().get(0);
    assertThat(anchors()).hasSize(1);
    assertThat(anchor.epoch()).isNotEqualTo(first);
    assertThat(new String(anchor.day().orElseThrow(), StandardCharsets.UTF_8))
        .contains(first)
        .contains(anchor.epoch());
    till.reopened().isWhole();
    assertThat(till.store().journalFeed().waiting()).isEqualTo(1);
  }
}
