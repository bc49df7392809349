package dev.evertill.till.shift;

import static dev.evertill.till.shift.Day.ANN;
import static dev.evertill.till.shift.Day.CASH;
import static dev.evertill.till.shift.Day.document;
import static dev.evertill.till.shift.Day.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayBookTest {
  private static final Instant NIGHT = Instant.parse("2026-03-02T20:00:00Z");

  private static Figures sold(long entry, long amount) {
    return Figures.of(List.of(document().goods("", amount, 0).pay(CASH, amount, 0).at(entry, ANN)));
  }

  private static ZReport z(long number, Figures figures, long sales, long refunds) {
    return new ZReport(
        number, NIGHT, figures, Drawer.NONE, new GrandTotals(money(sales), money(refunds), number));
  }

  @Test
  void theFirstDayIsZ1AndTheGrandTotalsBeginWithIt() {
    Figures day = sold(1, 1_000).plus(sold(2, -300));
    ZReport first = DayBook.NEW.close(NIGHT, day, Drawer.NONE);
    assertThat(first).isEqualTo(z(1, day, 1_000, 300));
    assertThat(first.totals().net()).isEqualTo(money(700));
    assertThat(DayBook.NEW.lastZ()).isZero();
  }

  @Test
  void grandTotalsGoOnFromOneZToTheNext() {
    DayBook book = DayBook.NEW.with(DayBook.NEW.close(NIGHT, sold(1, 1_000), Drawer.NONE));
    assertThat(book).isEqualTo(new DayBook(new GrandTotals(money(1_000), Money.ZERO, 1), 1));
    ZReport second = book.close(NIGHT, sold(5, 234), Drawer.NONE);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.totals()).isEqualTo(new GrandTotals(money(1_234), Money.ZERO, 2));
    assertThat(book.with(second).lastZ()).isEqualTo(2);
    assertThat(book.with(second).lastEntry()).isEqualTo(5);
  }

  @Test
  void anXReportLeavesEverythingAsItIs() {
    DayBook book = DayBook.NEW.with(DayBook.NEW.close(NIGHT, sold(1, 1_000), Drawer.NONE));
    Figures soFar = sold(2, 500);
    Drawer drawer = Drawer.of(List.of(document().goods("", 5, 0).pay(CASH, 5, 0).at(2, ANN)));
    XReport x = book.read(NIGHT, soFar, drawer);
    assertThat(x)
        .isEqualTo(
            new XReport(1, NIGHT, soFar, drawer, new GrandTotals(money(1_500), Money.ZERO, 1)));
    assertThat(book.read(NIGHT, soFar, drawer)).isEqualTo(x);
    assertThat(book.close(NIGHT, soFar, drawer).totals().sales()).isEqualTo(money(1_500));
    assertThat(book.close(NIGHT, soFar, drawer).drawer()).isEqualTo(drawer);
  }

  @Test
  void aDayWithoutEntriesIsClosedAllTheSame() {
    DayBook book = DayBook.NEW.with(DayBook.NEW.close(NIGHT, sold(3, 1_000), Drawer.NONE));
    DayBook next = book.with(book.close(NIGHT, Figures.NONE, Drawer.NONE));
    assertThat(next).isEqualTo(new DayBook(new GrandTotals(money(1_000), Money.ZERO, 2), 3));
  }

  @Test
  void aZReportThatIsNotTheNextIsRefused() {
    DayBook book = DayBook.NEW.with(z(1, sold(1, 1_000), 1_000, 0));
    assertThatThrownBy(() -> book.with(z(3, sold(2, 500), 1_500, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 3 after Z 1: the next is Z 2");
    assertThatThrownBy(() -> book.with(z(1, sold(2, 500), 1_500, 0)))
        .hasMessage("Z 1 after Z 1: the next is Z 2");
    assertThatThrownBy(() -> DayBook.NEW.with(z(0, Figures.NONE, 0, 0)))
        .hasMessage("Z 0 after Z 0: the next is Z 1");
  }

  @Test
  void grandTotalsThatDoNotGoOnAreRefused() {
    DayBook book = DayBook.NEW.with(z(1, sold(1, 1_000), 1_000, 0));
    assertThatThrownBy(() -> book.with(z(2, sold(2, 500), 500, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 2: grand total of sales is 500, expected 1500");
    assertThatThrownBy(() -> book.with(z(2, sold(2, -500), 1_000, 0)))
        .hasMessage("Z 2: grand total of refunds is 0, expected 500");
  }

  @Test
  void noEntryIsClosedTwice() {
    DayBook book = DayBook.NEW.with(z(1, sold(5, 1_000), 1_000, 0));
    String message = "entry 5 is closed already: Z 1 ends with 5";
    Figures again = sold(5, 1_000).plus(sold(6, 100));
    assertThatThrownBy(() -> book.close(NIGHT, again, Drawer.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> book.read(NIGHT, again, Drawer.NONE)).hasMessage(message);
    assertThatThrownBy(() -> book.with(z(2, again, 2_100, 0))).hasMessage(message);
    assertThat(book.close(NIGHT, sold(6, 100), Drawer.NONE).number()).isEqualTo(2);
  }

  @Test
  void aZReportHasTheNumberOfItsGrandTotals() {
    assertThatThrownBy(() -> new ZReport(2, NIGHT, Figures.NONE, Drawer.NONE, GrandTotals.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 2: its grand totals are those of Z 0");
  }

  @Test
  void grandTotalsAreNeverBelowZeroAndNeverWrap() {
    assertThatThrownBy(() -> new GrandTotals(money(-1), money(2), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("grand totals < 0: sales -1, refunds 2, closings 3");
    assertThatThrownBy(() -> new GrandTotals(money(1), money(-2), 3))
        .hasMessage("grand totals < 0: sales 1, refunds -2, closings 3");
    assertThatThrownBy(() -> new GrandTotals(money(1), money(2), -3))
        .hasMessage("grand totals < 0: sales 1, refunds 2, closings -3");
    GrandTotals full = new GrandTotals(money(Long.MAX_VALUE), Money.ZERO, Long.MAX_VALUE);
    assertThatThrownBy(() -> full.plus(sold(1, 1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(full::closed).isInstanceOf(ArithmeticException.class);
    assertThat(full.plus(Figures.NONE)).isEqualTo(full);
  }

  @Test
  void aMonthIsItsZReportsTogether() {
    Figures first = sold(10, 100).plus(sold(11, -40));
    Figures second = sold(12, 200);
    PeriodReport month = PeriodReport.of(List.of(z(7, first, 1_100, 90), z(8, second, 1_300, 90)));
    assertThat(month)
        .isEqualTo(
            new PeriodReport(
                7, 8, first.plus(second), new GrandTotals(money(1_300), money(90), 8)));
    assertThat(PeriodReport.of(List.of(z(1, second, 200, 0))).firstZ()).isEqualTo(1);
  }

  @Test
  void aMonthWithAMissingZReportIsRefused() {
    assertThatThrownBy(
            () -> PeriodReport.of(List.of(z(7, sold(1, 1), 1, 0), z(9, sold(2, 1), 2, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 9 after Z 7: the next is Z 8");
    assertThatThrownBy(() -> PeriodReport.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a period without Z report");
    assertThatThrownBy(() -> PeriodReport.of(List.of(z(1, sold(1, 5), 6, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z 1: grand total of sales is 6, expected 5");
  }

  @Test
  void whereverDaysAreCutTheGrandTotalsAreThoseOfAllEntries() {
    Seeds.each(
        200,
        chance -> {
          List<DrawerEvent> entries = Day.any(chance);
          DayBook book = DayBook.NEW;
          List<ZReport> reports = new ArrayList<>();
          int from = 0;
          while (from < entries.size()) {
            int to = from + 1 + chance.nextInt(entries.size() - from);
            ZReport z = book.close(NIGHT, Figures.of(entries.subList(from, to)), Drawer.NONE);
            book = book.with(z);
            reports.add(z);
            from = to;
          }
          Takings all = Figures.of(entries).takings();
          assertThat(book.totals())
              .isEqualTo(
                  new GrandTotals(all.sold().amount(), all.refunds().amount(), reports.size()));
          assertThat(book.totals().net()).isEqualTo(all.gross());
          assertThat(book.lastEntry()).isEqualTo(entries.size());
          if (!reports.isEmpty()) {
            assertThat(PeriodReport.of(reports).figures()).isEqualTo(Figures.of(entries));
          }
        });
  }
}
