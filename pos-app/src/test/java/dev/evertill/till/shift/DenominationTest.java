package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenominationTest {
  @Test
  void aPieceIsACoinOrANoteOfItsValue() {
    assertThat(Denomination.coin(50))
        .isEqualTo(new Denomination(Money.of(50), Denomination.Kind.COIN));
    assertThat(Denomination.note(500))
        .isEqualTo(new Denomination(Money.of(500), Denomination.Kind.NOTE));
    assertThat(Denomination.Kind.COIN.text()).isEqualTo("coin");
    assertThat(Denomination.Kind.NOTE.text()).isEqualTo("note");
  }

  @Test
  void aPieceIsWorthSomething() {
    assertThat(Denomination.coin(1).value()).isEqualTo(Money.of(1));
    assertThatThrownBy(() -> Denomination.coin(0)).hasMessage("a coin of 0");
    assertThatThrownBy(() -> Denomination.note(-500)).hasMessage("a note of -500");
  }

  @Test
  void aCountSheetBeginsWithTheLargestAndANoteStandsBeforeItsCoin() {
    assertThat(Denominations.of("USD"))
        .containsExactly(
            Denomination.note(10_000),
            Denomination.note(5_000),
            Denomination.note(2_000),
            Denomination.note(1_000),
            Denomination.note(500),
            Denomination.note(200),
            Denomination.note(100),
            Denomination.coin(100),
            Denomination.coin(50),
            Denomination.coin(25),
            Denomination.coin(10),
            Denomination.coin(5),
            Denomination.coin(1));
  }

  @Test
  void theTableHasTheCoinsAndNotesThatCirculate() {
    assertThat(table("EUR"))
        .isEqualTo("0.01 0.02 0.05 0.10 0.20 0.50 1.00 2.00 | 5 10 20 50 100 200 500");
    assertThat(table("CHF"))
        .isEqualTo("0.05 0.10 0.20 0.50 1.00 2.00 5.00 | 10 20 50 100 200 1000");
    assertThat(table("GBP")).isEqualTo("0.01 0.02 0.05 0.10 0.20 0.50 1.00 2.00 | 5 10 20 50");
    assertThat(table("CAD")).isEqualTo("0.05 0.10 0.25 0.50 1.00 2.00 | 5 10 20 50 100");
    assertThat(table("AUD")).isEqualTo("0.05 0.10 0.20 0.50 1.00 2.00 | 5 10 20 50 100");
    assertThat(table("NZD")).isEqualTo("0.10 0.20 0.50 1.00 2.00 | 5 10 20 50 100");
    assertThat(table("SEK")).isEqualTo("1.00 2.00 5.00 10.00 | 20 50 100 200 500 1000");
    assertThat(table("NOK")).isEqualTo("1.00 5.00 10.00 20.00 | 50 100 200 500 1000");
    assertThat(table("DKK")).isEqualTo("0.50 1.00 2.00 5.00 10.00 20.00 | 50 100 200 500");
    assertThat(table("ISK")).isEqualTo("1 5 10 50 100 | 500 1000 2000 5000 10000");
    assertThat(table("CZK"))
        .isEqualTo("1.00 2.00 5.00 10.00 20.00 50.00 | 100 200 500 1000 2000 5000");
    assertThat(table("HUF"))
        .isEqualTo("5.00 10.00 20.00 50.00 100.00 200.00 | 500 1000 2000 5000 10000 20000");
    assertThat(table("PLN"))
        .isEqualTo("0.01 0.02 0.05 0.10 0.20 0.50 1.00 2.00 5.00 | 10 20 50 100 200 500");
    assertThat(table("RON")).isEqualTo("0.01 0.05 0.10 0.50 | 1 5 10 20 50 100 200 500");
    assertThat(table("ZAR")).isEqualTo("0.10 0.20 0.50 1.00 2.00 5.00 | 10 20 50 100 200");
    assertThat(table("MYR")).isEqualTo("0.05 0.10 0.20 0.50 | 1 5 10 20 50 100");
    assertThat(table("SGD")).isEqualTo("0.05 0.10 0.20 0.50 1.00 | 2 5 10 50 100");
    assertThat(table("JPY")).isEqualTo("1 5 10 50 100 500 | 1000 2000 5000 10000");
    assertThat(table("KWD")).isEqualTo("0.005 0.010 0.020 0.050 0.100 | 0.25 0.5 1 5 10 20");
    assertThat(table("ILS")).isEqualTo("0.10 0.50 1.00 2.00 5.00 10.00 | 20 50 100 200");
    assertThat(table("BRL")).isEqualTo("0.05 0.10 0.25 0.50 1.00 | 2 5 10 20 50 100 200");
  }

  /** With the decimals the platform knows for the currency, coins first. */
  private static String table(String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    StringBuilder coins = new StringBuilder();
    StringBuilder notes = new StringBuilder();
    List<Denomination> all = Denominations.of(currency);
    for (int i = all.size() - 1; i >= 0; i--) {
      BigDecimal value = BigDecimal.valueOf(all.get(i).value().minor(), decimals);
      if (all.get(i).kind() == Denomination.Kind.COIN) {
        coins.append(value.toPlainString()).append(' ');
      } else {
        notes.append(' ').append(value.stripTrailingZeros().toPlainString());
      }
    }
    return coins + "|" + notes;
  }

  @Test
  void aCurrencyWithoutATableIsCountedByItsAmount() {
    assertThat(Denominations.of("XTS")).isEmpty();
    assertThat(Denominations.currencies()).doesNotContain("XTS").contains("EUR", "KWD").hasSize(22);
  }

  @Test
  void noPieceStandsTwiceInATable() {
    for (String currency : Denominations.currencies()) {
      assertThat(Denominations.of(currency)).as(currency).doesNotHaveDuplicates().isSorted();
    }
  }
}
