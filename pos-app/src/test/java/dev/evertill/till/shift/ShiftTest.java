package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final At AT =
      new At(1, Instant.parse("2026-11-03T08:00:00Z"), new At.Cashier("1", "Anna K."));
  private static final Shift OPENED =
      new Shift(
              "1",
              "1",
              "Anna K.",
              LocalDate.of(2026, 11, 3),
              Money.of(100_00),
              Currency.of("EUR"),
              Drawer.NONE)
          .after(new DrawerEvent.Opened(AT, Contents.cash("EUR", Money.of(100_00))));

  @Test
  void theDrawerOughtToHoldItsFloatAndWhatWasLaidIn() {
    Shift later =
        OPENED.after(new DrawerEvent.PaidIn(AT, Contents.cash("EUR", Money.of(15_55)), "change"));

    assertThat(later.expected()).isEqualTo(Money.of(115_55));
    assertThat(later.openingFloat()).isEqualTo(Money.of(100_00));
    assertThat(later.id()).isEqualTo("1");
    assertThat(OPENED.expected()).as("the shift before is as it was").isEqualTo(Money.of(100_00));
  }

  @Test
  void foreignCashIsNotTheShopsCash() {
    Shift later =
        OPENED.after(new DrawerEvent.PaidIn(AT, Contents.cash("USD", Money.of(5_00)), "found"));

    assertThat(later.expected()).isEqualTo(Money.of(100_00));
    assertThat(later.drawer().expected(TenderType.cash("USD"))).isEqualTo(Money.of(5_00));
  }

  @Test
  void lessThanExpectedIsShortAndMoreIsOver() {
    assertThat(OPENED.difference(Money.of(99_99))).isEqualTo(Money.of(-1));
    assertThat(OPENED.difference(Money.of(100_00))).isEqualTo(Money.ZERO);
    assertThat(OPENED.difference(Money.of(100_20))).isEqualTo(Money.of(20));
  }
}
