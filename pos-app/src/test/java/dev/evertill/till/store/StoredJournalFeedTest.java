package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of six entries: its epoch and five sales. */
class StoredJournalFeedTest {
  @TempDir private Path directory;
  private OpenTill till;
  private String epoch;

  @BeforeEach
  void open() throws Exception {
    till = new OpenTill(directory);
    epoch = till.store().head().number().epoch();
    for (int i = 1; i <= 5; i++) {
      sell(i);
    }
  }

  @AfterEach
  void close() {
    till.close();
  }

  private JournalFeed feed() {
    return till.store().journalFeed();
  }

  private void sell(int number) throws Exception {
    till.ledger().append(place -> Posting.sale("sale-" + number, number, bytes("{}")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Hash hash(long number) {
    return till.ledger().at(number).orElseThrow().entry().hash();
  }

  @Test
  void everythingWaitsUntilHeadOfficeConfirmsIt() {
    assertThat(feed().till()).isEqualTo("03");
    assertThat(feed().unfinishedEpochs()).containsExactly(epoch);
    assertThat(feed().acknowledged(epoch)).isZero();
    assertThat(feed().waiting()).isEqualTo(6);

    feed().acknowledge(epoch, 4, hash(4), List.of());

    assertThat(feed().acknowledged(epoch)).isEqualTo(4);
    assertThat(feed().waiting()).isEqualTo(2);
    assertThat(till.reopened().store().journalFeed().waiting()).isEqualTo(2);
    feed().acknowledge(epoch, 6, hash(6), List.of());
    assertThat(feed().waiting()).isZero();
    assertThat(feed().unfinishedEpochs()).as("it is written on").containsExactly(epoch);
  }

  @Test
  void entriesGoOutInOrderAndInPages() {
    List<Entry> page = feed().after(epoch, 0, 4);
    assertThat(page).extracting(Entry::number).containsExactly(1L, 2L, 3L, 4L);
    assertThat(page).allMatch(Entry::isAuthentic);
    List<Entry> rest = feed().after(epoch, 4, 4);
    assertThat(rest).extracting(Entry::number).containsExactly(5L, 6L);
    assertThat(rest.get(0).previous()).isEqualTo(page.get(3).hash());
    assertThat(rest).allMatch(Entry::isAuthentic);
    assertThat(feed().after(epoch, 6, 4)).isEmpty();
  }

  @Test
  void headOfficeThatWasRestoredGetsTheEntriesAgain() {
    feed().acknowledge(epoch, 6, hash(6), List.of());
    feed().rewind(epoch, 2, hash(2));

    assertThat(feed().acknowledged(epoch)).isEqualTo(2);
    assertThat(feed().waiting()).isEqualTo(4);
    assertThat(feed().after(epoch, 2, 500)).extracting(Entry::number).startsWith(3L);
  }

  @Test
  void theHashAtANumberIsTheTillsOwn() {
    assertThat(feed().hashAt(epoch, 0)).contains(Hash.ZERO);
    assertThat(feed().hashAt(epoch, 3)).contains(hash(3));
    assertThat(feed().hashAt(epoch, 7)).isEmpty();
    assertThat(feed().hashAt("another epoch", 1)).isEmpty();
    assertThat(feed().acknowledged("another epoch")).isZero();
    assertThatThrownBy(() -> feed().after("another epoch", 0, 5))
        .hasMessage("no epoch another epoch on this till");
  }

  @Test
  void anEpochBeforeIsFinishedWhenAllOfItIsConfirmed() throws Exception {
    String second = "00".repeat(16);
    till.ledger()
        .openEpoch(
            second,
            0,
            (place, position) -> Posting.plain(Kind.EPOCH_OPENED, "x", 1, bytes("{\"n\":1}")));
    sell(6);

    assertThat(feed().unfinishedEpochs()).containsExactly(epoch, second);
    assertThat(feed().waiting()).isEqualTo(8);
    assertThat(feed().after(epoch, 4, 500)).extracting(Entry::number).containsExactly(5L, 6L);
    List<Entry> ofSecond = feed().after(second, 0, 500);
    assertThat(ofSecond).extracting(Entry::number).containsExactly(1L, 2L);
    assertThat(ofSecond.get(0).previous()).isEqualTo(Hash.ZERO);
    assertThat(ofSecond).allMatch(Entry::isAuthentic);
    assertThat(feed().hashAt(epoch, 7)).as("that is the second's first").isEmpty();
    assertThat(feed().hashAt(second, 1)).contains(ofSecond.get(0).hash());

    feed().acknowledge(epoch, 6, hash(6), List.of());
    assertThat(feed().unfinishedEpochs()).containsExactly(second);
    assertThat(feed().waiting()).isEqualTo(2);
  }

  @Test
  void whatHeadOfficeParksIsKeptWithItsReason() {
    feed()
        .acknowledge(
            epoch, 6, hash(6), List.of(new Parked(3, "total 139, lines 140"), new Parked(5, "?")));
    till.reopened();

    assertThat(till.store().journal().boxFor(ParkedRow.class).getAll())
        .extracting(row -> row.position + " " + row.reason)
        .containsExactly("3 total 139, lines 140", "5 ?");
    assertThat(feed().waiting()).isZero();
  }

  @Test
  void aQuestionIsKeptWithItsCodeAndOneOfBeforeThereWereCodesStaysReadable() {
    Parked named = new Parked(3, "total 139: lines\n140", epoch, "wrong-total");
    feed().acknowledge(epoch, 6, hash(6), List.of(named, new Parked(5, "why so cheap?")));
    till.reopened();
    assertThat(till.ledger().syncStatus(3))
        .isEqualTo(SyncStatus.parked("wrong-total", "total 139: lines 140"));
    assertThat(till.ledger().syncStatus(5)).isEqualTo(SyncStatus.parked("why so cheap?"));
  }

  @Test
  void aCloseIsAskedUntilItIsAnsweredAndADisputedOneOnAndOn() throws Exception {
    Close first =
        new Close(
            1, "2026-11-16", List.of(new Segment(epoch, 1, 6, hash(6).hex())), ControlTotals.NONE);
    Close second = new Close(2, "2026-11-17", List.of(), ControlTotals.NONE);
    till.ledger().append(place -> Posting.dayClosed("z1", 1, bytes("{}"), first));
    till.ledger().append(place -> Posting.dayClosed("z2", 2, bytes("{}"), second));
    assertThat(feed().unconfirmedCloses()).containsExactly(first, second);
    assertThat(till.store().answerTo(1)).isEmpty();

    CloseAnswer disputed =
        new CloseAnswer(CloseAnswer.DISPUTED, ControlTotals.NONE, List.of(), List.of());
    CloseAnswer confirmed =
        new CloseAnswer(CloseAnswer.CONFIRMED, ControlTotals.NONE, List.of(), List.of());
    feed().closeAnswered(1, disputed);
    feed().closeAnswered(2, confirmed);

    assertThat(feed().unconfirmedCloses()).containsExactly(first);
    assertThat(till.reopened().store().answerTo(1)).contains(disputed);
    assertThat(till.store().answerTo(2)).contains(confirmed);
    feed().closeAnswered(1, confirmed);
    assertThat(feed().unconfirmedCloses()).isEmpty();
    assertThat(till.store().answerTo(3)).isEmpty();
    assertThatThrownBy(() -> feed().closeAnswered(3, confirmed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 3 was never asked");
  }

  @Test
  void theLastDayIsKnownWithHeadOfficesVerdict() throws Exception {
    assertThat(till.store().lastClose()).isEmpty();

    Close first = new Close(1, "2026-11-16", List.of(), ControlTotals.NONE);
    till.ledger().append(place -> Posting.dayClosed("z1", 1, bytes("{}"), first));
    assertThat(till.store().lastClose()).contains(new LastClose(1, ""));

    feed()
        .closeAnswered(
            1, new CloseAnswer(CloseAnswer.CONFIRMED, ControlTotals.NONE, List.of(), List.of()));
    assertThat(till.reopened().store().lastClose())
        .contains(new LastClose(1, CloseAnswer.CONFIRMED));
  }
}
