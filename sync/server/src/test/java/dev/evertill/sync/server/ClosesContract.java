package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

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
}
