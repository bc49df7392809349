package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of one till, each of which sells, and a real head office. */
class BranchTest {
  @TempDir Path directory;
  private final MemoryJournal till = new MemoryJournal("e1");
  private HeadOfficeServer server;
  private BadLine line;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory.resolve("office"), 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
  }

  @AfterEach
  void stop() {
    line.cancel();
    server.close();
  }

  private void restore() throws IOException {
    stop();
    server = new HeadOfficeServer(directory.resolve("restored"), 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
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

  private List<BranchHead> branches() throws IOException {
    return line.state().branches();
  }

  private static BranchHead branch(MemoryJournal of, long first, long last) {
    List<Entry> entries = of.epochs.get("e1");
    return new BranchHead(
        "e1",
        BranchHead.name(entries.get((int) first - 1).hash()),
        last,
        entries.get((int) last - 1).hash().hex());
  }

  /** Ten sales, of which head office has eight; then each sells by itself. */
  private MemoryJournal copied() throws IOException {
    till.sellOften(300, 8);
    sync(till);
    till.sellOften(300, 2);
    MemoryJournal copy = till.copy();
    till.sellOften(500, 3);
    copy.sellOften(700, 4);
    return copy;
  }

  @Test
  void whatTheCopySoldGoesUpAsABranchAndTheCopyGoesOnInANewEpoch() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    line.calls.clear();

    Round round = sync(copy);

    assertThat(round.trouble()).startsWith("epoch e1: head office holds another entry 13, hash ");
    assertThat(branches()).containsExactly(branch(copy, 11, 14));
    assertThat(copy.waiting()).isZero();
    assertThat(line.calls)
        .containsExactly(
            "state",
            "hash at 7",
            "hash at 10",
            "hash at 12",
            "hash at 11",
            "branch 11 to 14",
            "state");
    copy.sell(120);
    assertThat(sync(copy).trouble()).isNull();
    assertThat(copy.acknowledged("e1-2")).isEqualTo(1);
    assertThat(sync(till).trouble()).isNull();
    assertThat(till.forks).isEmpty();
  }

  @Test
  void aBranchThatIsHeldIsNotAskedAboutAgain() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    sync(copy);
    line.calls.clear();
    assertThat(sync(copy).trouble()).isNull();
    assertThat(line.calls).containsExactly("state");
  }

  @Test
  void anEpochThatOnlyTheOtherCopyWentOnWithIsLookedThroughOnce() throws IOException {
    till.sellOften(300, 8);
    sync(till);
    MemoryJournal copy = till.copy();
    till.sellOften(500, 3);
    sync(till);
    copy.forked("e1", 9, till.hashAt("e1", 9).orElseThrow());
    copy.forked.add("e1"); // as the till does that has heard of the other copy
    copy.sell(700);
    Sync same =
        new Sync(
            copy,
            new MemoryCatalogue(),
            CustomerFeed.NONE,
            line,
            () -> Instant.parse("2026-01-01T12:00:00Z"));
    same.round();
    till.sellOften(500, 2);
    sync(till);
    line.calls.clear();

    assertThat(same.round().trouble()).isNull();

    assertThat(line.calls).containsExactly("state");
    assertThat(branches()).isEmpty();
  }

  @Test
  void aLostReplyToABranchCostsNothing() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    line.loseReply = true;
    assertThatThrownBy(() -> sync(copy)).hasMessage("unexpected end of stream");
    assertThat(copy.waiting()).isEqualTo(4);
    line.calls.clear();

    sync(copy);

    assertThat(copy.waiting()).isZero();
    assertThat(line.calls).containsExactly("state");
    assertThat(branches()).containsExactly(branch(copy, 11, 14));
  }

  @Test
  void aLongBranchGoesOnWhereItWasCutOff() throws IOException {
    MemoryJournal copy = copied();
    copy.sellOften(10, 60);
    sync(till);
    BadLine cut =
        new BadLine(line) {
          private int left = 1;

          @Override
          public AppendAnswer branch(String epoch, String name, List<Entry> batch)
              throws IOException {
            if (left-- == 0) {
              throw new IOException("unexpected end of stream");
            }
            return super.branch(epoch, name, batch);
          }
        };
    Sync cutOff =
        new Sync(copy, new MemoryCatalogue(), CustomerFeed.NONE, cut, () -> Instant.EPOCH);
    assertThatThrownBy(cutOff::round).hasMessage("unexpected end of stream");
    assertThat(branches()).containsExactly(branch(copy, 11, 60));
    line.calls.clear();

    sync(copy);

    assertThat(line.calls).containsExactly("state", "branch 61 to 74");
    assertThat(branches()).containsExactly(branch(copy, 11, 74));
  }

  @Test
  void aCopyOfTheCopyIsABranchOfItsBranch() throws IOException {
    MemoryJournal copy = copied();
    MemoryJournal third = copy.copy();
    copy.sell(1);
    third.sell(2).sell(3);
    sync(till);
    sync(copy);

    sync(third);

    assertThat(branches()).containsExactly(branch(copy, 11, 15), branch(third, 15, 16));
    assertThat(third.waiting()).isZero();
  }

  @Test
  void aHeadOfficeThatLostTheBranchGetsItAgain() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    sync(copy);
    restore();
    sync(till);

    assertThat(sync(copy).trouble()).isNull();

    assertThat(branches()).containsExactly(branch(copy, 11, 14));
    assertThat(copy.waiting()).isZero();
  }

  @Test
  void ofAHeadOfficeThatLostBothTheFirstToComeGoesOnAndNothingIsHeldTwice() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    sync(copy);
    restore();

    assertThat(sync(copy).trouble()).isNull();
    assertThat(sync(till).trouble())
        .startsWith("epoch e1: head office holds another entry 14, hash ");
    sync(till);

    assertThat(branches()).containsExactly(branch(till, 11, 13));
    assertThat(line.state().held("e1").number()).isEqualTo(14);
    assertThat(copy.waiting()).isZero();
    assertThat(till.waiting()).isZero();
    assertThat(sync(copy).trouble()).isNull();
    assertThat(sync(till).trouble()).isNull();
    assertThat(branches()).containsExactly(branch(till, 11, 13));
  }

  @Test
  void aHeadOfficeThatLostTheForkTakesWhatBothHaveInCommonOnce() throws IOException {
    till.sellOften(300, 8);
    sync(till);
    MemoryJournal copy = till.copy();
    till.sellOften(500, 3);
    copy.sellOften(700, 4);
    sync(till);
    sync(copy);
    restore();
    MemoryJournal older = new MemoryJournal("e1").sellOften(300, 5);
    sync(older);

    sync(copy);
    sync(till);
    sync(till);

    assertThat(branches()).containsExactly(branch(till, 9, 11));
    assertThat(line.state().held("e1").number()).isEqualTo(12);
    assertThat(copy.waiting() + till.waiting()).isZero();
  }

  @Test
  void theDayOfTheCopyCountsWhatTheCopySold() throws IOException {
    MemoryJournal copy = copied();
    copy.closeDay(1, 1, 14);
    sync(till);
    sync(copy);
    assertThat(copy.answers)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED);
              assertThat(answer.office().turnover()).isEqualTo(10 * 300 + 4 * 700);
            });
  }

  @Test
  void theDayOfACopyOfTheCopyCountsWhatAllThreeHaveInCommonOnce() throws IOException {
    MemoryJournal copy = copied();
    MemoryJournal third = copy.copy();
    copy.sell(1);
    third.sell(2).sell(3).closeDay(1, 3, 16);
    sync(till);
    sync(copy);
    sync(third);
    assertThat(third.answers)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.verdict()).isEqualTo(CloseAnswer.CONFIRMED);
              assertThat(answer.office().turnover()).isEqualTo(8 * 300 + 4 * 700 + 2 + 3);
            });
  }

  @Test
  void aQuestionAboutASaleOfTheCopyReachesTheCopy() throws IOException {
    MemoryJournal copy = copied();
    copy.sell(500, 499).closeDay(1, 1, 15);
    sync(till);
    sync(copy);
    assertThat(copy.parked).containsEntry(15L, "total 500: the lines sum to 499");
    assertThat(copy.answers)
        .singleElement()
        .satisfies(
            answer ->
                assertThat(answer.parked())
                    .containsExactly(
                        new Parked(15, "total 500: the lines sum to 499", "e1", "wrong-total")));
  }

  @Test
  void anOlderHeadOfficeIsSentNoBranch() throws IOException {
    MemoryJournal copy = copied();
    sync(till);
    BadLine older =
        new BadLine(line) {
          @Override
          public TillState state() throws IOException {
            TillState state = super.state();
            return new TillState(
                state.time(),
                state.catalogueVersion(),
                state.tillVersion(),
                state.epochs(),
                state.carryRecipient(),
                state.customers(),
                null,
                state.catalogueDigest());
          }
        };
    new Sync(copy, new MemoryCatalogue(), CustomerFeed.NONE, older, () -> Instant.EPOCH).round();
    assertThat(copy.forks).containsExactly("e1 at 13");
    assertThat(branches()).isEmpty();
    assertThat(copy.waiting()).isEqualTo(6);
  }
}
