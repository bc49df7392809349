package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.SaleDocuments;
import dev.evertill.till.record.TillDocuments.ClockJumped;
import dev.evertill.till.record.TillDocuments.DayClosed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The till's clock jumps by three days, and nothing is lost: order is by number alone. */
class ClockJumpsTest {
  private static final Duration THREE_DAYS = Duration.ofDays(3);

  private final OneTill till = new OneTill();

  private ClockJumped jump(int back) throws Exception {
    return Wire.read(ClockJumped.class, till.entry(back).document(), 0);
  }

  /** Numbers without gaps, and each entry chained to the one before. */
  private void theJournalIsWhole() {
    Hash previous = Hash.ZERO;
    long number = 0;
    for (Recorded recorded : till.ledger.entries()) {
      number++;
      assertThat(recorded.entry().number()).isEqualTo(number);
      assertThat(recorded.entry().previous()).isEqualTo(previous);
      assertThat(recorded.entry().isAuthentic()).isTrue();
      previous = recorded.entry().hash();
    }
  }

  private void inMidSale(Duration by, String after, String shown, long millis) throws Exception {
    till.opened();
    till.checkout.add("101");
    till.set(by);
    till.checkout.add("102");
    till.checkout.payCash(Money.of(2_00));

    till.says(Notice.Kind.CLOCK_JUMPED, shown);
    assertThat(till.counter.notice().isTrouble()).isTrue();
    assertThat(till.counter.paid().orElseThrow().change()).isEqualTo(Money.of(90));
    assertThat(till.kinds()).containsExactly("log-in", "shift-opened", "clock-jump", "sale");
    assertThat(jump(1).at()).isEqualTo(after);
    assertThat(jump(1).before()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(jump(1).after()).isEqualTo(after);
    assertThat(jump(1).byMillis()).isEqualTo(millis);
    assertThat(jump(1).seenBy()).isEqualTo("steady-clock");
    assertThat(SaleDocuments.read(till.entry(0).document()).at()).isEqualTo(after);
    assertThat(SaleDocuments.read(till.entry(0).document()).businessDay())
        .as("the day is that of the shift")
        .isEqualTo("2026-11-16");
    till.sell("101", 45);
    till.says(Notice.Kind.PAID, "03-9F2C-000005", "0.00");
    theJournalIsWhole();
  }

  @Test
  void threeDaysBackInMidSaleAreToldAheadOfIt() throws Exception {
    inMidSale(
        THREE_DAYS.negated(), "2026-11-13T14:32:07.25+01:00", "2026-11-13 14:32", -259_200_000);
  }

  @Test
  void threeDaysAheadInMidSaleAreToldAheadOfIt() throws Exception {
    inMidSale(THREE_DAYS, "2026-11-19T14:32:07.25+01:00", "2026-11-19 14:32", 259_200_000);
  }

  @Test
  void threeDaysBackWhileTheTillWasOffAreSeenByTheLastEntry() throws Exception {
    till.opened();
    till.sell("101", 45);
    till.checkout.add("102");
    till.set(THREE_DAYS.negated());
    till.restart();
    till.says(Notice.Kind.BASKET_BACK, "1");
    till.checkout.payCash(Money.of(65));

    till.says(Notice.Kind.CLOCK_JUMPED, "2026-11-13 14:32");
    assertThat(jump(1).seenBy()).isEqualTo("last-entry");
    assertThat(jump(1).before()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(till.expected()).isEqualTo(Money.of(100_00 + 45 + 65));
    theJournalIsWhole();
  }

  @Test
  void threeDaysAheadWhileTheTillWasOffLookLikeThreeDaysOff() {
    till.opened();
    till.set(THREE_DAYS);
    till.restart();
    till.sell("101", 45);

    till.says(Notice.Kind.PAID, "03-9F2C-000003", "0.00");
    theJournalIsWhole();
  }

  private void acrossTheDaysEnd(Duration by, String shown, String nextDay) throws Exception {
    till.opened();
    till.sell("101", 45);
    till.set(by);
    till.checkout.closeDay(Money.of(100_45));

    till.says(Notice.Kind.CLOCK_JUMPED, shown);
    assertThat(till.kinds())
        .containsExactly(
            "log-in", "shift-opened", "sale", "clock-jump", "shift-closed", "day-closed");
    DayClosed day = Documents.readDayClosed(till.entry(0).document());
    assertThat(day.businessDay()).as("of the shift").isEqualTo("2026-11-16");
    assertThat(day.totals().turnover()).isEqualTo(45);
    assertThat(day.expectedCash()).isEqualTo(100_45);
    assertThat(day.segments().get(0).last()).isEqualTo(5);

    till.restart();
    till.opened();
    till.sell("102", 65);
    assertThat(SaleDocuments.read(till.entry(0).document()).businessDay())
        .as("of the clock when the next shift opened")
        .isEqualTo(nextDay);
    till.checkout.closeDay(Money.of(100_65));
    till.says(Notice.Kind.DAY_CLOSED, "2");
    DayClosed next = Documents.readDayClosed(till.entry(0).document());
    assertThat(next.totals().turnover()).isEqualTo(65);
    assertThat(next.segments().get(0).first()).isEqualTo(6);
    theJournalIsWhole();
  }

  @Test
  void aDayClosesOverAJumpBackAndTheNextBegins() throws Exception {
    acrossTheDaysEnd(THREE_DAYS.negated(), "2026-11-13 14:32", "2026-11-13");
  }

  @Test
  void aDayClosesOverAJumpAheadAndTheNextBegins() throws Exception {
    acrossTheDaysEnd(THREE_DAYS, "2026-11-19 14:32", "2026-11-19");
  }

  @Test
  void aJumpThatCouldNotBeToldIsToldWithTheNextTry() {
    till.opened();
    till.checkout.add("101");
    till.set(THREE_DAYS);
    till.ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    till.checkout.payCash(Money.of(45));
    till.says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(till.kinds()).containsExactly("log-in", "shift-opened");
    till.checkout.payCash(Money.of(45));

    till.says(Notice.Kind.CLOCK_JUMPED, "2026-11-19 14:32");
    assertThat(till.kinds()).containsExactly("log-in", "shift-opened", "clock-jump", "sale");
  }

  @Test
  void anActThatIsRefusedTellsOfNoJumpAndTheNextOneDoes() {
    till.opened();
    till.checkout.add("101");
    till.set(THREE_DAYS.negated());
    till.checkout.payCash(Money.of(1));
    till.says(Notice.Kind.TENDER_TOO_SMALL);
    till.checkout.payCash(Money.of(45));

    till.says(Notice.Kind.CLOCK_JUMPED, "2026-11-13 14:32");
  }

  @Test
  void aClockThatWasSetRightAgainJumpedTwice() throws Exception {
    till.opened();
    till.set(THREE_DAYS);
    till.sell("101", 45);
    till.pass(Duration.ofMinutes(5));
    till.set(THREE_DAYS.negated());
    till.sell("101", 45);

    assertThat(till.kinds())
        .containsExactly("log-in", "shift-opened", "clock-jump", "sale", "clock-jump", "sale");
    assertThat(jump(1).byMillis()).isEqualTo(-THREE_DAYS.toMillis());
    assertThat(jump(1).after()).isEqualTo("2026-11-16T14:37:07.25+01:00");
  }

  @Test
  void aClockThatIsCorrectedByTheNetworkIsNoNews() {
    till.opened();
    for (int i = 0; i < 5; i++) {
      till.pass(Duration.ofHours(1));
      till.set(Duration.ofSeconds(i % 2 == 0 ? 90 : -90));
      till.sell("101", 45);
    }

    assertThat(till.kinds()).doesNotContain("clock-jump");
  }
}
