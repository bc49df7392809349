package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final Shift OPENED =
      new Shift("1", "1", "Anna K.", LocalDate.of(2026, 11, 3), Money.of(100_00), Money.ZERO);

  @Test
  void theDrawerOughtToHoldItsFloatAndTheCashOfItsSales() {
    Shift sold = OPENED.withSale(Money.of(12_50)).withSale(Money.of(3_05));

    assertThat(sold.cashSales()).isEqualTo(Money.of(15_55));
    assertThat(sold.expected()).isEqualTo(Money.of(115_55));
    assertThat(OPENED.expected()).as("the shift before is as it was").isEqualTo(Money.of(100_00));
  }

  @Test
  void lessThanExpectedIsShortAndMoreIsOver() {
    assertThat(OPENED.difference(Money.of(99_99))).isEqualTo(Money.of(-1));
    assertThat(OPENED.difference(Money.of(100_00))).isEqualTo(Money.ZERO);
    assertThat(OPENED.difference(Money.of(100_20))).isEqualTo(Money.of(20));
  }
}
