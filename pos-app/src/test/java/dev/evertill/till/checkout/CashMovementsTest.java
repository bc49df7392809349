package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting.Print;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.TillDocuments.CashMoved;
import dev.evertill.till.record.TillDocuments.DayClosed;
import dev.evertill.till.record.TillDocuments.LoggedIn;
import dev.evertill.till.record.TillDocuments.NoSale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cash that no sale moves, at the counter. */
class CashMovementsTest {
  private final OneTill till = new OneTill();

  private CashMoved lastMoved() throws Exception {
    return Wire.read(CashMoved.class, till.entry(0).document(), 0);
  }

  @Test
  void cashLaidInIsAnEntryASlipAnOpenDrawerAndMoreInTheDrawer() throws Exception {
    till.opened();
    till.checkout.cashIn(Money.of(50_00), " coins of the bank ");

    till.says(Notice.Kind.CASH_LAID_IN, "50.00", "coins of the bank");
    assertThat(till.counter.notice().isTrouble()).isFalse();
    assertThat(till.expected()).isEqualTo(Money.of(150_00));
    assertThat(till.entry(0).header().kind()).isEqualTo("cash-in");
    assertThat(till.ledger.prints()).containsExactly(new Print(3, SlipKind.CASH_MOVEMENT, 0));
    assertThat(till.ledger.drawerOpenings()).isEqualTo(1);
    assertThat(lastMoved().amount()).isEqualTo(50_00);
    assertThat(lastMoved().reason()).isEqualTo("coins of the bank");
    assertThat(lastMoved().at()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(lastMoved().cashier().name()).isEqualTo("Anna K.");
  }

  @Test
  void cashTakenOutAndDroppedIsNoLongerThere() throws Exception {
    till.opened();
    till.checkout.cashOut(Money.of(12_40), "window cleaner");
    till.says(Notice.Kind.CASH_TAKEN_OUT, "12.40", "window cleaner");
    till.checkout.drop(Money.of(80_00), "B-1187");
    till.says(Notice.Kind.DROPPED, "80.00", "B-1187");

    assertThat(till.expected()).isEqualTo(Money.of(7_60));
    assertThat(lastMoved().bag()).isEqualTo("B-1187");
    assertThat(till.ledger.prints()).hasSize(2);
    till.restart();
    assertThat(till.expected()).as("after a stop").isEqualTo(Money.of(7_60));
  }

  @Test
  void noMoreLeavesTheDrawerThanItHolds() {
    till.opened();
    till.sell("101", 45);
    till.checkout.cashOut(Money.of(100_46), "supplier");
    till.says(Notice.Kind.DRAWER_HOLDS_LESS, "100.45");
    till.checkout.drop(Money.of(100_46), "B-1");
    till.says(Notice.Kind.DRAWER_HOLDS_LESS, "100.45");
    assertThat(till.counter.notice().isTrouble()).isTrue();
    assertThat(till.ledger.count(Kind.CASH_OUT) + till.ledger.count(Kind.DROP)).isZero();

    till.checkout.drop(Money.of(100_45), "B-1");
    till.says(Notice.Kind.DROPPED, "100.45", "B-1");
    assertThat(till.expected()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatMovesNothingOrSaysNothingIsRefused() {
    till.checkout.cashIn(Money.of(1), "coins");
    till.says(Notice.Kind.NO_SHIFT);
    till.checkout.noSale("change");
    till.says(Notice.Kind.NO_SHIFT);
    till.opened();
    till.checkout.cashIn(Money.ZERO, "coins");
    till.says(Notice.Kind.AMOUNT_NOT_ABOVE_ZERO, "0.00");
    till.checkout.cashOut(Money.of(-1), "supplier");
    till.says(Notice.Kind.AMOUNT_NOT_ABOVE_ZERO, "-0.01");
    till.checkout.cashIn(Money.of(1), " ");
    till.says(Notice.Kind.REASON_MISSING);
    till.checkout.cashOut(Money.of(1), "");
    till.says(Notice.Kind.REASON_MISSING);
    till.checkout.drop(Money.of(1), "");
    till.says(Notice.Kind.BAG_MISSING);
    till.checkout.noSale(" ");
    till.says(Notice.Kind.REASON_MISSING);

    assertThat(till.kinds()).containsExactly("log-in", "shift-opened");
    assertThat(till.ledger.drawerOpenings()).isZero();
  }

  @Test
  void cashThatCouldNotBeRecordedDidNotMove() {
    till.opened();
    till.ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    till.checkout.cashIn(Money.of(50_00), "coins");

    till.says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(till.expected()).isEqualTo(OneTill.FLOAT);
    assertThat(till.ledger.prints()).isEmpty();
  }

  @Test
  void goodsOnTheCounterStayWhileCashMoves() {
    till.opened();
    till.checkout.add("101");
    till.checkout.cashIn(Money.of(50_00), "coins");
    till.checkout.noSale("change for the parking meter");

    assertThat(till.counter.basket().lines()).hasSize(1);
    assertThat(till.ledger.kept()).isPresent();
  }

  @Test
  void aDrawerOpenedForNothingIsAnEntryWithoutPaper() throws Exception {
    till.opened();
    till.checkout.noSale("change for the parking meter");

    till.says(Notice.Kind.DRAWER_OPENED, "change for the parking meter");
    assertThat(till.ledger.drawerOpenings()).isEqualTo(1);
    assertThat(till.ledger.prints()).isEmpty();
    assertThat(till.expected()).isEqualTo(OneTill.FLOAT);
    assertThat(Wire.read(NoSale.class, till.entry(0).document(), 0).reason())
        .isEqualTo("change for the parking meter");
  }

  @Test
  void theDayReportTellsOfAllOfIt() throws Exception {
    till.opened();
    till.checkout.cashIn(Money.of(50_00), "coins");
    till.checkout.cashOut(Money.of(12_40), "window cleaner");
    till.checkout.drop(Money.of(80_00), "B-1187");
    till.checkout.noSale("change");
    till.checkout.closeDay(Money.of(57_60));

    DayClosed day = Documents.readDayClosed(till.entry(0).document());
    assertThat(day.expectedCash()).isEqualTo(57_60);
    assertThat(day.movements().paidIn()).hasSize(1);
    assertThat(day.movements().paidOut().get(0).amount()).isEqualTo(12_40);
    assertThat(day.movements().drops().amount()).isEqualTo(80_00);
    assertThat(day.movements().noSales()).isEqualTo(1);
    assertThat(day.totals().kinds())
        .contains(
            new KindCount("cash-in", 1),
            new KindCount("cash-out", 1),
            new KindCount("drop", 1),
            new KindCount("no-sale", 1),
            new KindCount("log-in", 1));
    assertThat(day.totals().turnover()).isZero();
  }

  @Test
  void whoTakesTheDrawerIsToldFirst() throws Exception {
    till.checkout.logIn(till.goods.staff().get(1));
    assertThat(till.counter.shift()).isEmpty();
    till.opened();

    assertThat(till.kinds()).containsExactly("log-in", "log-in", "shift-opened");
    LoggedIn read = Wire.read(LoggedIn.class, till.entry(1).document(), 0);
    assertThat(read.staff().name()).isEqualTo("Anna K.");
    assertThat(read.how() + " " + read.outcome()).isEqualTo("tapped in");
    till.opened();
    assertThat(till.ledger.count(Kind.LOG_IN)).as("the drawer is taken").isEqualTo(2);
  }
}
