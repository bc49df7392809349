package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is sold goes up, once, with a real head office on the same machine. */
final class SyncTest extends WithHeadOffice {
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
          public TillState state() throws IOException {
            return before.state();
          }
        };
    new Sync(journal, catalogue, CustomerFeed.NONE, exchanged, clock()).round();
    assertThat(journal.rewinds).containsExactly(2L);
    assertThat(journal.waiting()).isZero();
    assertThat(after.state().epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("heard")
        .containsExactly(head("e1", 6));
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
}
