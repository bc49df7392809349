package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.JournalFeed;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import io.objectbox.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of two days, in the second of which another epoch began. Each entry is written as the
 * first letter of its status: pending, sent, confirmed, ? for parked.
 *
 * <pre>
 * position  1     2  3  4  5    6  7 | 8     9  10 11
 * epoch     first                    | second
 * number    1     2  3  4  5    6  7 | 1     2  3  4
 * kind      epoch s  s  s  Z 1  s  s | epoch s  s  Z 2
 * day       1 ··········· | 2 ···············  | 3
 * </pre>
 */
class StandingTest {
  private static final String SECOND = "00".repeat(16);
  private static final String DAY_ONE = "CCCC";

  @TempDir private Path directory;
  private OpenTill till;
  private String first;

  @BeforeEach
  void twoDays() throws Exception {
    till = new OpenTill(directory);
    first = till.store().head().number().epoch();
    sell(3);
    closeDay(1, segment(first, 1, 4));
    sell(2);
    till.ledger()
        .openEpoch(
            SECOND,
            0,
            (place, position) -> Posting.plain(Kind.EPOCH_OPENED, "x", 1, bytes("{\"n\":1}")));
    sell(2);
    closeDay(2, segment(first, 5, 7), segment(SECOND, 1, 3));
  }

  @AfterEach
  void close() {
    till.close();
  }

  private JournalFeed feed() {
    return till.store().journalFeed();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void sell(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      till.ledger().append(place -> Posting.sale("sale", 1, bytes("{}")));
    }
  }

  private void closeDay(int z, Segment... segments) throws Exception {
    Close close = new Close(z, "2026-11-16", List.of(segments), ControlTotals.NONE);
    till.ledger().append(place -> Posting.dayClosed("z" + z, z, bytes("{}"), close));
  }

  private Segment segment(String epoch, long from, long to) {
    return new Segment(epoch, from, to, hash(epoch, to).hex());
  }

  private Hash hash(String epoch, long number) {
    return feed().hashAt(epoch, number).orElseThrow();
  }

  private void holds(String epoch, long number, Parked... questions) {
    feed().acknowledge(epoch, number, hash(epoch, number), List.of(questions));
  }

  private void answers(int z, String verdict, Parked... questions) {
    feed()
        .closeAnswered(
            z, new CloseAnswer(verdict, ControlTotals.NONE, List.of(questions), List.of()));
  }

  private void holdsAll() {
    holds(first, 7);
    holds(SECOND, 4);
  }

  private String standing() {
    return LongStream.rangeClosed(1, till.ledger().lastPosition())
        .mapToObj(position -> letter(till.ledger().syncStatus(position)))
        .collect(Collectors.joining());
  }

  private static String letter(SyncStatus status) {
    return status.state() == SyncStatus.State.PARKED ? "?" : status.state().name().substring(0, 1);
  }

  @Test
  void everythingIsPendingBeforeHeadOfficeHasAnyOfIt() {
    assertThat(standing()).isEqualTo("PPPPPPPPPPP");
  }

  @Test
  void whatHeadOfficeHoldsOfAnEpochIsSentAndTheOtherEpochWaits() {
    holds(first, 3);
    assertThat(standing()).isEqualTo("SSSPPPPPPPP");
    holds(SECOND, 1);
    assertThat(standing()).isEqualTo("SSSPPPPSPPP");
  }

  @Test
  void aConfirmedDayConfirmsItsEntriesAndItsZReportIsOfTheNextDay() {
    holdsAll();
    assertThat(standing()).isEqualTo("SSSSSSSSSSS");
    answers(1, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo(DAY_ONE + "SSSSSSS");
    answers(2, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo(DAY_ONE + "CCCCCCS");
    till.reopened();
    assertThat(standing()).isEqualTo(DAY_ONE + "CCCCCCS");
  }

  @Test
  void aDayAcrossTwoEpochsIsConfirmedInBothAndSaysNothingOfTheDayBefore() {
    holdsAll();
    answers(2, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo("SSSSCCCCCCS");
  }

  @Test
  void aDisputedDayIsSentOnly() {
    holdsAll();
    answers(1, CloseAnswer.DISPUTED);
    answers(2, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo("SSSSCCCCCCS");
    answers(1, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo(DAY_ONE + "CCCCCCS");
  }

  @Test
  void aParkedEntryHasItsQuestionAlsoWhenItsDayIsConfirmed() {
    holds(first, 7, new Parked(3, "total 139, lines 140"));
    holds(SECOND, 4, new Parked(2, "till 04: the entry says 03"));
    assertThat(standing()).isEqualTo("SS?SSSSS?SS");
    answers(1, CloseAnswer.PARKED, new Parked(3, "total 139, lines 140"));
    answers(2, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo("CC?CCCCC?CS");
    assertThat(till.ledger().syncStatus(3)).isEqualTo(SyncStatus.parked("total 139, lines 140"));
    assertThat(till.ledger().syncStatus(9))
        .isEqualTo(SyncStatus.parked("till 04: the entry says 03"));
    till.reopened();
    assertThat(standing()).isEqualTo("CC?CCCCC?CS");
  }

  @Test
  void whatARestoredHeadOfficeHasLostWaitsAgainQuestionsToo() {
    holds(first, 7, new Parked(3, "total 139, lines 140"));
    holds(SECOND, 4);
    answers(1, CloseAnswer.PARKED, new Parked(3, "total 139, lines 140"));
    assertThat(standing()).isEqualTo("CC?CSSSSSSS");

    feed().rewind(first, 2, hash(first, 2));
    assertThat(standing()).isEqualTo("SSPPPPPSSSS");

    holds(first, 7, new Parked(3, "total 139, lines 140"));
    assertThat(standing()).as("nor does it know of the day").isEqualTo("SS?SSSSSSSS");
    answers(1, CloseAnswer.PARKED, new Parked(3, "total 139, lines 140"));
    assertThat(standing()).isEqualTo("CC?CSSSSSSS");
  }

  @Test
  void aRestoredHeadOfficeThatStillHasADayIsNotAskedAboutItAgain() {
    holdsAll();
    answers(1, CloseAnswer.CONFIRMED);
    answers(2, CloseAnswer.CONFIRMED);
    feed().rewind(first, 4, hash(first, 4));
    assertThat(feed().unconfirmedCloses()).extracting(Close::z).containsExactly(2);
    assertThat(feed().finishedEpochs()).isEmpty();
    holds(first, 7);
    assertThat(feed().finishedEpochs()).containsExactly(first);
  }

  @Test
  void aQuestionThatCameWithTheDayAloneIsKnownToo() {
    holdsAll(); // by way of a stick: what was parked there is not told with it
    answers(1, CloseAnswer.PARKED, new Parked(3, "total 139, lines 140"));
    assertThat(standing()).isEqualTo("CC?CSSSSSSS");
    assertThat(till.ledger().syncStatus(3)).isEqualTo(SyncStatus.parked("total 139, lines 140"));
  }

  /** Reading a day again for each entry took minutes for a journal of some years. */
  @Test
  void aDayIsReadOnceForAllItsEntries() {
    holdsAll();
    answers(1, CloseAnswer.CONFIRMED);
    assertThat(standing()).isEqualTo(DAY_ONE + "SSSSSSS");
    Box<CloseRow> closes = till.store().journal().boxFor(CloseRow.class);
    for (CloseRow day : closes.getAll()) {
      day.close = bytes("no close");
      closes.put(day);
    }

    assertThat(standing()).isEqualTo(DAY_ONE + "SSSSSSS");
    till.reopened();
    assertThat(standing()).as("what cannot be read confirms nothing").isEqualTo("SSSSSSSSSSS");
  }

  @Test
  void aNumberThatIsInBothEpochsOfADayIsNotGuessed() throws Exception {
    holdsAll();
    answers(2, CloseAnswer.PARKED, new Parked(6, "of the first"), new Parked(2, "of the second"));
    assertThat(standing()).isEqualTo("SSSSC?CC?CS");

    sell(1);
    closeDay(3, segment(first, 1, 7), segment(SECOND, 1, 5));
    holds(SECOND, 6);
    answers(3, CloseAnswer.PARKED, new Parked(1, "of either"));
    assertThat(till.ledger().syncStatus(1)).isEqualTo(SyncStatus.CONFIRMED);
    assertThat(till.ledger().syncStatus(8)).isEqualTo(SyncStatus.CONFIRMED);
  }
}
