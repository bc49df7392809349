package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.MissingRange;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage of closed days promises. */
abstract class ClosesContract {
  private final Journal journal = new Journal("e1").sell(300).sell(120).sell(95);
  private SaleLog log;
  private Closes closes;

  abstract Database database();

  @BeforeEach
  void open() {
    log = new SqlSaleLog(database(), InstantSource.system());
    closes = new Closes(log, database(), InstantSource.system());
  }

  private Close day(int z, long first, long last) {
    return new Close(
        z,
        "2026-01-01",
        List.of(new Segment("e1", first, last, journal.hashAt(last).hex())),
        totals(first, last));
  }

  private ControlTotals totals(long first, long last) {
    return ControlTotals.of(journal.entries(first, last).stream().map(Filed::of));
  }

  private long kept() {
    return database()
        .reader()
        .withHandle(
            handle -> handle.createQuery("select count(*) from day_close").mapTo(Long.class).one());
  }

  private CloseAnswer answer(String till, Close close) {
    return closes.answer(till, close, Wire.bytes(close));
  }

  @Test
  void aDayBothSidesAgreeOnIsConfirmedHoweverOftenAndKeptOnce() {
    log.append(TILL, "e1", journal.arrivals(1, 3));
    CloseAnswer confirmed =
        new CloseAnswer(CloseAnswer.CONFIRMED, totals(1, 3), List.of(), List.of());
    assertThat(answer(TILL, day(1, 1, 3))).isEqualTo(confirmed);
    assertThat(answer(TILL, day(1, 1, 3))).isEqualTo(confirmed);
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aDisputedDayIsConfirmedWhenItsSalesHaveCome() {
    log.append(TILL, "e1", journal.arrivals(1, 2));
    assertThat(answer(TILL, day(1, 1, 3)))
        .isEqualTo(
            new CloseAnswer(
                CloseAnswer.DISPUTED,
                totals(1, 2),
                List.of(),
                List.of(new MissingRange("e1", 3, 3, "held up to 2"))));
    log.append(TILL, "e1", journal.arrivals(3, 3));
    assertThat(answer(TILL, day(1, 1, 3)).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void otherFiguresForAConfirmedDayAreKeptAndDisputed() {
    log.append(TILL, "e1", journal.arrivals(1, 3));
    answer(TILL, day(1, 1, 2));
    assertThat(answer(TILL, day(1, 1, 3)).missing())
        .containsExactly(
            new MissingRange("e1", 1, 3, "Z 1 was confirmed before with other figures"));
    assertThat(answer(TILL, day(1, 1, 2)).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(answer("0117-04", day(1, 1, 3)).verdict()).isEqualTo(CloseAnswer.DISPUTED);
    assertThat(kept()).isEqualTo(3);
  }

  @Test
  void aCloseOfMoreEpochsThanFitAnIndexIsAnswered() {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      segments.add(new Segment("epoch-" + i, 1, 1, journal.hashAt(i % 3 + 1).hex()));
    }
    Close close = new Close(1, "2026-01-01", segments, totals(1, 3));
    CloseAnswer answer = answer(TILL, close);
    assertThat(answer.verdict()).isEqualTo(CloseAnswer.DISPUTED);
    assertThat(answer.missing()).hasSize(500);
    assertThat(answer(TILL, close)).isEqualTo(answer);
    assertThat(kept()).isEqualTo(1);
  }

  /** A copy of the till, which parted from it after so many entries. */
  private Journal copy(long after) {
    Journal copy = SomeUploads.copy(journal, after);
    return copy.sell(1_000).sell(2_000).sell(3_000);
  }

  private void sendBranch(Journal copy, long first, long last) {
    assertThat(
            log.branch(TILL, "e1", BranchHead.name(copy.hashAt(first)), copy.arrivals(first, last)))
        .isInstanceOf(Verdict.Stored.class);
  }

  private static Close day(int z, Segment... segments) {
    return new Close(z, "2026-01-01", List.of(segments), ControlTotals.NONE);
  }

  private static Segment segment(Journal of, long first, long last) {
    return new Segment(of.epoch(), first, last, of.hashAt(last).hex());
  }

  private static Close withTotals(Close close, Journal... journals) {
    List<Filed> entries = new ArrayList<>();
    for (int i = 0; i < journals.length; i++) {
      Segment segment = close.segments().get(i);
      journals[i].entries(segment.first(), segment.last()).forEach(e -> entries.add(Filed.of(e)));
    }
    return new Close(
        close.z(), close.businessDay(), close.segments(), ControlTotals.of(entries.stream()));
  }

  @Test
  void ofTwoCopiesOfATillEachHasItsDayConfirmedWithItsFigures() {
    Journal copy = copy(1);
    log.append(TILL, "e1", journal.arrivals(1, 3));
    assertThat(answer(TILL, day(1, 1, 3)).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    Close other = withTotals(day(1, segment(copy, 1, 4)), copy);
    assertThat(answer(TILL, other).missing())
        .as("its entries are not here yet")
        .contains(new MissingRange("e1", 4, 4, "held up to 3"));
    sendBranch(copy, 2, 3);
    assertThat(answer(TILL, other).missing())
        .contains(new MissingRange("e1", 4, 4, "held up to 3"));
    sendBranch(copy, 2, 4);
    assertThat(answer(TILL, other))
        .isEqualTo(new CloseAnswer(CloseAnswer.CONFIRMED, other.totals(), List.of(), List.of()));
    assertThat(answer(TILL, day(1, 1, 3)).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void theDaysOfACopyInItsNextEpochAreItsOwnToo() {
    Journal copy = copy(1);
    Journal next = new Journal("e2").sell(7).sell(8).sell(9);
    log.append(TILL, "e1", journal.arrivals(1, 3));
    answer(TILL, day(1, 1, 2));
    answer(TILL, day(2, 3, 3));
    sendBranch(copy, 2, 4);
    log.append(TILL, "e2", next.arrivals(1, 3));
    Close first = withTotals(day(1, segment(copy, 1, 4), segment(next, 1, 1)), copy, next);
    Close second = withTotals(day(2, segment(next, 2, 3)), next);
    assertThat(answer(TILL, first).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(answer(TILL, second).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    Close again = withTotals(day(2, segment(next, 2, 2)), next);
    assertThat(answer(TILL, again).missing())
        .as("the same copy, with other figures")
        .containsExactly(
            new MissingRange("e2", 2, 2, "Z 2 was confirmed before with other figures"));
  }

  @Test
  void aCopyThatWordsItsDayOtherwiseIsDisputed() {
    Journal copy = copy(1);
    log.append(TILL, "e1", journal.arrivals(1, 3));
    sendBranch(copy, 2, 4);
    Close day = withTotals(day(1, segment(copy, 1, 3)), copy);
    assertThat(answer(TILL, day).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    Close wrong = new Close(2, "2026-01-01", List.of(segment(copy, 4, 4)), day.totals());
    assertThat(answer(TILL, wrong))
        .as("both sides' figures are said")
        .isEqualTo(
            new CloseAnswer(
                CloseAnswer.DISPUTED,
                ControlTotals.of(copy.entries(4, 4).stream().map(Filed::of)),
                List.of(),
                List.of()));
    Close longer = withTotals(day(1, segment(copy, 1, 4)), copy);
    assertThat(answer(TILL, longer).missing())
        .containsExactly(
            new MissingRange("e1", 1, 4, "Z 1 was confirmed before with other figures"));
  }

  @Test
  void aDayThatGoesOnInABranchAfterAConfirmedOneIsNoDayOfACopy() {
    Journal copy = copy(2);
    log.append(TILL, "e1", journal.arrivals(1, 3));
    assertThat(answer(TILL, day(1, 1, 2)).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    sendBranch(copy, 3, 5);
    Close longer = withTotals(day(1, segment(copy, 1, 5)), copy);
    assertThat(answer(TILL, longer).missing())
        .containsExactly(
            new MissingRange("e1", 1, 5, "Z 1 was confirmed before with other figures"));
  }

  @Test
  void ofADayInABranchWhatLiesInAHoleBeforeItIsSaidToBeMissing() {
    for (int i = 0; i < 4; i++) {
      journal.sell(10);
    }
    Journal copy = copy(5);
    log.append(TILL, "e1", journal.arrivals(1, 2));
    Anchor anchor = new Anchor(4, journal.hashAt(4).hex(), List.of());
    log.anchor(TILL, "e1", anchor, Wire.bytes(anchor));
    log.append(TILL, "e1", journal.arrivals(5, 7));
    sendBranch(copy, 6, 8);
    Close day = withTotals(day(1, segment(copy, 1, 8)), copy);
    assertThat(answer(TILL, day).missing())
        .containsExactly(new MissingRange("e1", 3, 4, "the till does not have them any more"));
    log.append(TILL, "e1", journal.arrivals(3, 4));
    assertThat(answer(TILL, day).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
  }
}
