package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that lost entries, and a real head office that has them. */
class RecoveryTest {
  @TempDir Path directory;
  private final MemoryJournal journal = new MemoryJournal("e1");
  private HeadOfficeServer server;
  private BadLine line;
  private Sync sync;
  private List<Entry> sold;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory, 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
    sync = syncOf(journal);
  }

  private Sync syncOf(MemoryJournal some) {
    return new Sync(
        some,
        new MemoryCatalogue(),
        CustomerFeed.NONE,
        line,
        () -> Instant.parse("2026-01-01T12:00:00Z"));
  }

  @AfterEach
  void stop() {
    line.cancel();
    server.close();
  }

  private void sellAndSend(int times) throws IOException {
    journal.sellOften(300, times);
    sync.round();
    sold = List.copyOf(journal.epochs.get("e1"));
    line.calls.clear();
  }

  @Test
  void whatATillHasLostComesBackFromHeadOffice() throws IOException {
    sellAndSend(1200);
    journal.lose("e1", 3).open("e2").sell(120);

    Round round = sync.round();

    assertThat(round.trouble()).isNull();
    assertThat(journal.recovered)
        .containsExactly("e1 3 to 502", "e1 503 to 1002", "e1 1003 to 1200");
    assertThat(journal.epochs.get("e1")).isEqualTo(sold);
    assertThat(journal.forks).isEmpty();
    assertThat(journal.acknowledged("e2")).isEqualTo(1);
    assertThat(line.calls)
        .containsExactly(
            "state",
            "hash at 2",
            "append 1 to 1",
            "entries of e1 from 3",
            "entries of e1 from 503",
            "entries of e1 from 1003");
    line.calls.clear();
    sync.round();
    assertThat(line.calls).containsExactly("state");
  }

  @Test
  void aRecoveryThatIsCutOffGoesOnNextRoundWhereItWas() throws IOException {
    sellAndSend(1200);
    journal.lose("e1", 1).open("e2");
    line.entryPagesBeforeCut = 1;
    assertThatThrownBy(sync::round).hasMessage("unexpected end of stream");
    assertThat(journal.recovered).containsExactly("e1 1 to 500");

    sync.round();

    assertThat(journal.recovered)
        .containsExactly("e1 1 to 500", "e1 501 to 1000", "e1 1001 to 1200");
    assertThat(journal.epochs.get("e1")).isEqualTo(sold);
  }

  @Test
  void aHeadOfficeThatSaysMoreAndGivesNothingIsNotAskedForEver() throws IOException {
    sellAndSend(5);
    journal.lose("e1", 4).open("e2").sell(120);
    line.saysMoreAndGivesNone = true;

    Round round = sync.round();

    assertThat(round.trouble())
        .isEqualTo(
            "epoch e1: entry 4 is lost here, and head office cannot give it back: it holds none"
                + " there");
    assertThat(journal.acknowledged("e2")).isEqualTo(1);
  }

  @Test
  void aTillThatLostEverythingGetsItAll() throws IOException {
    sellAndSend(3);
    MemoryJournal empty = new MemoryJournal("e2");
    syncOf(empty).round();
    assertThat(empty.epochs.get("e1")).isEqualTo(sold);
    assertThat(empty.forks).isEmpty();
  }

  @Test
  void anEndedEpochWithUnsentWordsIsLackingAndNoFork() throws IOException {
    sellAndSend(5);
    journal.lose("e1", 4).open("e2");
    // The till does not know any more what was confirmed.
    journal.acknowledged.put("e1", 1L);

    Round round = sync.round();

    assertThat(round.trouble()).isNull();
    assertThat(journal.forks).isEmpty();
    assertThat(line.calls).containsExactly("state", "hash at 3", "entries of e1 from 4");
    assertThat(journal.epochs.get("e1")).isEqualTo(sold);
    assertThat(journal.acknowledged("e1")).isEqualTo(5);
  }

  @Test
  void anEndedEpochThatIsAnotherIsStillAFork() throws IOException {
    sellAndSend(5);
    MemoryJournal clone = new MemoryJournal("e1").sellOften(999, 3).open("e2");
    Round round = syncOf(clone).round();
    assertThat(clone.forks).containsExactly("e1 at 5");
    assertThat(round.trouble()).startsWith("epoch e1: head office holds another entry 5, hash ");
  }

  @Test
  void theCurrentEpochIsStillAForkWhereHeadOfficeHoldsMore() throws IOException {
    sellAndSend(5);
    journal.lose("e1", 4);
    sync.round();
    assertThat(journal.forks).containsExactly("e1 at 5");
    assertThat(journal.recovered).isEmpty();
  }

  @Test
  void anEntryWhoseHashIsWrongIsNotTakenBackNorWhatFollows() throws IOException {
    sellAndSend(5);
    journal.lose("e1", 2).open("e2").sell(120);
    line.changedEntry = 4;

    Round round = sync.round();

    assertThat(round.trouble())
        .isEqualTo(
            "epoch e1: entry 4 is lost here, and head office cannot give it back: its hash "
                + sold.get(3).hash()
                + " is not that of its bytes");
    assertThat(round.refused()).isFalse();
    assertThat(journal.recovered).containsExactly("e1 2 to 3");
    assertThat(journal.acknowledged("e2")).isEqualTo(1);
  }

  @Test
  void whatAnotherCopyWroteIsNotTakenBackAndTheTillsOwnGoesUpBesideIt() throws IOException {
    sellAndSend(3);
    MemoryJournal clone = new MemoryJournal("e1").sellOften(999, 2).open("e2");
    clone.acknowledged.put("e1", 2L);
    Round round = syncOf(clone).round();
    assertThat(round.trouble())
        .isEqualTo("epoch e1: head office holds another entry 3, hash " + sold.get(2).hash());
    assertThat(clone.recovered).isEmpty();
    assertThat(clone.waiting()).isZero();
    assertThat(line.state().branches())
        .containsExactly(
            new BranchHead(
                "e1",
                BranchHead.name(clone.epochs.get("e1").get(0).hash()),
                2,
                clone.epochs.get("e1").get(1).hash().hex()));
  }

  @Test
  void aHeadOfficeThatFailsAtItIsAskedAgainLater() throws IOException {
    sellAndSend(3);
    journal.lose("e1", 2).open("e2");
    line.refused.put("entries", Duration.ofSeconds(7));
    journal.acknowledged.put("e1", 1L);
    Round round = sync.round();
    assertThat(round.refused()).isTrue();
    assertThat(round.pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(journal.recovered).isEmpty();
  }

  @Test
  void theTillIsToldWhomItsCarryFilesAreFor() throws IOException {
    sync.round();
    assertThat(journal.recipients).singleElement().asString().startsWith("age1");
  }
}
