package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every sale log promises. */
abstract class SaleLogContract extends LogOfATill {
  private static final Parked WRONG_TOTAL =
      new Parked(5, "total 500: the lines sum to 499", "e1", QuestionCode.WRONG_TOTAL);

  @Test
  void nothingIsHeldOfATillThatNeverCalled() {
    assertThat(log().held(TILL, "e1")).isEqualTo(Head.NONE);
    assertThat(log().heads(TILL)).isEmpty();
  }

  @Test
  void whatFollowsWhatIsHeldIsTaken() {
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 2))).isEqualTo(stored(head(2)));
    assertThat(log().append(TILL, "e1", journal.arrivals(3, 4))).isEqualTo(stored(head(4)));
    assertThat(log().heads(TILL)).containsExactly(new EpochHead("e1", 4, journal.hashAt(4).hex()));
  }

  @Test
  void aRepeatIsAnsweredLikeTheFirstTimeAndHeldOnce() {
    Verdict first = log().append(TILL, "e1", journal.arrivals(1, 4));
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 4))).isEqualTo(first);
    try (Stream<Arrival> all = log().read(TILL, "e1", 1, Long.MAX_VALUE)) {
      assertThat(all.map(Arrival::entry)).containsExactlyElementsOf(journal.entries(1, 4));
    }
  }

  @Test
  void batchesMayBeCutAnewOnEveryTry() {
    log().append(TILL, "e1", journal.arrivals(1, 3));
    assertThat(log().append(TILL, "e1", journal.arrivals(2, 4))).isEqualTo(stored(head(4)));
  }

  @Test
  void aGapIsAnsweredWithWhatIsHeld() {
    log().append(TILL, "e1", journal.arrivals(1, 1));
    assertThat(log().append(TILL, "e1", journal.arrivals(3, 4)))
        .isEqualTo(new Verdict.Gap(head(1)));
    assertThat(log().held(TILL, "e1")).isEqualTo(head(1));
  }

  @Test
  void anotherEntryAtAHeldNumberIsAFork() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    Journal clone = new Journal("e1").sell(300).sell(999).sell(5);
    assertThat(log().append(TILL, "e1", clone.arrivals(1, 3))).isEqualTo(new Verdict.Fork(head(2)));
  }

  @Test
  void anEntryOnAnotherChainIsAFork() {
    log().append(TILL, "e1", journal.arrivals(1, 2));
    Journal clone = new Journal("e1").sell(300).sell(999).sell(5);
    assertThat(log().append(TILL, "e1", clone.arrivals(3, 3))).isEqualTo(new Verdict.Fork(head(2)));
  }

  @Test
  void ofABatchThatForksInsideTheGoodPartIsKept() {
    Journal clone = new Journal("e1").sell(300).sell(999).sell(5);
    List<Arrival> mixed = new ArrayList<>(journal.arrivals(1, 2));
    mixed.addAll(clone.arrivals(3, 3));
    assertThat(log().append(TILL, "e1", mixed)).isEqualTo(new Verdict.Fork(head(2)));
    assertThat(log().held(TILL, "e1")).isEqualTo(head(2));
  }

  @Test
  void aParkedEntryDoesNotStopItsNeighbours() {
    journal.sell(500, 499).sell(70);
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 6)))
        .isEqualTo(stored(head(6), WRONG_TOTAL));
  }

  @Test
  void aRepeatSaysAgainWhatIsParked() {
    journal.sell(500, 499);
    log().append(TILL, "e1", journal.arrivals(1, 5));
    assertThat(log().append(TILL, "e1", journal.arrivals(5, 5)))
        .isEqualTo(stored(head(5), WRONG_TOTAL));
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 4))).isEqualTo(stored(head(5)));
  }

  @Test
  void aLineThatCannotBeReadIsParkedAlone() throws Exception {
    List<String> lines = journal.lines(1, 4);
    lines.set(1, "{garbled");
    List<Arrival> batch = Batch.of(TILL, "e1", Journal.body(lines)).arrivals();

    assertThat(log().append(TILL, "e1", batch))
        .isEqualTo(
            stored(
                head(4),
                new Parked(
                    2,
                    "unreadable: line 2: $.: JSON is expected",
                    "e1",
                    QuestionCode.UNREADABLE_LINE)));
    assertThat(log().hashAt(TILL, "e1", 2)).contains(journal.hashAt(2));
    try (Stream<Arrival> held = log().read(TILL, "e1", 2, 2)) {
      assertThat(held.map(arrival -> new String(arrival.line(), UTF_8)))
          .containsExactly("{garbled");
    }
  }

  @Test
  void twoUnreadableLinesInARowStopNothingEither() throws Exception {
    List<String> lines = journal.lines(1, 4);
    lines.set(1, "");
    lines.set(2, "?");
    List<Arrival> batch = Batch.of(TILL, "e1", Journal.body(lines)).arrivals();

    Verdict.Stored verdict = (Verdict.Stored) log().append(TILL, "e1", batch);

    assertThat(verdict.head()).isEqualTo(head(4));
    assertThat(verdict.parked()).extracting(Parked::number).containsExactly(2L, 3L);
    assertThat(log().hashAt(TILL, "e1", 2)).isEmpty();
    assertThat(log().append(TILL, "e1", batch)).isEqualTo(verdict);
  }

  @Test
  void totalsAreThoseOfTheDocuments() {
    journal.write("shift", "{}".getBytes(UTF_8));
    log().append(TILL, "e1", journal.arrivals(1, 5));
    ControlTotals totals = log().totals(TILL, List.of(new SaleLog.Range("e1", 2, 5)));
    assertThat(totals).isEqualTo(ControlTotals.of(journal.entries(2, 5).stream().map(Filed::of)));
    assertThat(totals.turnover()).isEqualTo(120 + 95 + 450);
  }

  @Test
  void anUnreadableLineIsCountedAsOne() throws Exception {
    List<String> lines = journal.lines(1, 1);
    lines.set(0, "{garbled");
    log().append(TILL, "e1", Batch.of(TILL, "e1", Journal.body(lines)).arrivals());
    assertThat(log().totals(TILL, List.of(new SaleLog.Range("e1", 1, 1))).kinds())
        .containsExactly(new KindCount("unreadable", 1));
  }

  @Test
  void epochsAndTillsAreKeptApart() {
    Journal other = new Journal("e2").sell(1);
    log().append(TILL, "e1", journal.arrivals(1, 2));
    log().append(TILL, "e2", other.arrivals(1, 1));
    assertThat(log().heads(TILL)).extracting(EpochHead::epoch).containsExactly("e1", "e2");
    assertThat(log().heads("0117-04")).isEmpty();
    assertThat(log().hashAt(TILL, "e1", 0)).contains(Hash.ZERO);
    assertThat(log().hashAt(TILL, "e1", 3)).isEmpty();
  }

  @Test
  void aQuestionThatQuotesWhatNoDatabaseKeepsStopsNothing() {
    SaleDocument sale = new PlainSale("x\0y\ud800", "e1", 5, "id-5").of(10, 10);
    journal.write("sale", Wire.bytes(sale)).sell(70);
    Parked parked =
        new Parked(5, "till x\ufffdy?: the entry says 0117-03", "e1", QuestionCode.OTHER_ENTRY);
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 6))).isEqualTo(stored(head(6), parked));
    assertThat(log().parked(TILL, "e1", 1, 6)).containsExactly(parked);
  }

  @Test
  void aLongRangeIsReadInItsOrder() {
    for (int i = 0; i < 1_200; i++) {
      journal.sell(100 + i);
    }
    log().append(TILL, "e1", journal.arrivals(1, 1_204));
    try (Stream<Arrival> all = log().read(TILL, "e1", 1, Long.MAX_VALUE)) {
      assertThat(all.map(Arrival::entry)).containsExactlyElementsOf(journal.entries(1, 1_204));
    }
  }

  @Test
  void aJournalThatDoesNotBeginAtItsBeginningLeavesNoTrace() {
    Journal clone = new Journal("e2").sell(1).sell(2);
    assertThat(log().append(TILL, "e2", clone.arrivals(2, 2)))
        .isEqualTo(new Verdict.Gap(Head.NONE));
    Arrival second = clone.arrivals(2, 2).get(0);
    Arrival asFirst = new Arrival(1, second.hash(), second.entry(), null, null);
    assertThat(log().append(TILL, "e2", List.of(asFirst))).isEqualTo(new Verdict.Fork(Head.NONE));
    assertThat(log().heads(TILL)).isEmpty();
  }
}
