package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.TillDocuments.DayClosed;
import org.junit.jupiter.api.Test;

/** A shift counts in the currency it was opened in, whatever the till knows of the shop later. */
class ShiftCurrencyTest {
  private static final Currency DINAR = Currency.of("KWD");

  private final OneTill till = new OneTill();

  private void shopOf(Currency currency) {
    till.goods.shop = new Shop("1", "Kiosk", "", "", currency, "");
  }

  @Test
  void aTillThatStartsWithoutAPriceListCountsInTheCurrencyOfItsShift() throws Exception {
    shopOf(DINAR);
    till.opened();
    till.checkout.cashIn(Money.of(5_000), "coins");
    till.says(Notice.Kind.CASH_LAID_IN, "5.000", "coins");
    shopOf(Currency.of("EUR"));
    till.goods.version = 0;
    till.restart();

    assertThat(till.counter.shift().orElseThrow().currency()).isEqualTo(DINAR);
    assertThat(till.expected()).isEqualTo(Money.of(15_000));
    till.checkout.cashOut(Money.of(1_500), "window cleaner");
    till.says(Notice.Kind.CASH_TAKEN_OUT, "1.500", "window cleaner");
    assertThat(till.expected()).isEqualTo(Money.of(13_500));
    till.checkout.closeDay(Money.of(13_500));
    DayClosed day = Documents.readDayClosed(till.entry(0).document());
    assertThat(day.currency()).isEqualTo("KWD");
    assertThat(day.decimals()).isEqualTo(3);
    assertThat(day.expectedCash()).isEqualTo(13_500);
    assertThat(day.movements().paidOut().get(0).amount()).isEqualTo(1_500);
  }

  @Test
  void nothingIsPaidInAnotherCurrencyThanTheDrawers() {
    shopOf(DINAR);
    till.opened();
    till.checkout.add("101");
    shopOf(Currency.of("EUR"));
    till.goods.version = 0;
    till.restart();
    till.checkout.payCash(Money.of(45));

    till.says(Notice.Kind.NO_CATALOGUE);
    assertThat(till.counter.basket().lines()).hasSize(1);
  }
}
