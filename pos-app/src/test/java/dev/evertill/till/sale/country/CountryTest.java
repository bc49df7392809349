package dev.evertill.till.sale.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CountryTest {
  private static final LocalDate FIRST = LocalDate.of(2009, 1, 1);
  private static final CashRounding FIVE = CashRounding.nearest(Money.of(5));

  private final Country slovakia =
      Country.of("SK", Currency.of("EUR"), TaxRule.INCLUDED_PER_DOCUMENT).since("2009-01-01");

  private static CashRounding cash(Country row, LocalDate day) {
    return row.on(day).orElseThrow().cash();
  }

  @Test
  void aRowIsRightFromTheDayOfItsCurrency() {
    assertThat(slovakia.on(FIRST.minusDays(1))).isEmpty();
    assertThat(slovakia.on(FIRST))
        .contains(
            new CountryProfile(
                "SK",
                Currency.of("EUR"),
                Rounding.HALF_UP,
                TaxRule.INCLUDED_PER_DOCUMENT,
                CashRounding.NONE));
    Country everKnown = Country.of("CH", Currency.of("CHF"), TaxRule.INCLUDED_PER_DOCUMENT);
    assertThat(cash(everKnown.always("0.05"), LocalDate.MIN)).isEqualTo(FIVE);
  }

  @Test
  void coinsHoldFromTheirDayUntilTheNext() {
    Country row =
        slovakia
            .from("2010-02-01", "0.05")
            .from("2012-03-01", "0.10", Rounding.DOWN)
            .keeping("0.02");
    assertThat(cash(row, LocalDate.of(2010, 1, 31))).isEqualTo(CashRounding.NONE);
    assertThat(cash(row, LocalDate.of(2010, 2, 1))).isEqualTo(FIVE);
    assertThat(cash(row, LocalDate.of(2012, 2, 29))).isEqualTo(FIVE);
    assertThat(cash(row, LocalDate.of(2012, 3, 1)))
        .isEqualTo(CashRounding.of(Money.of(10), Rounding.DOWN).keeping(Money.of(2)));
    assertThat(cash(row, LocalDate.MAX).step()).isEqualTo(Money.of(10));
  }

  @Test
  void aRuleForSmallAmountsBelongsToTheCoinsBeforeIt() {
    Country five = slovakia.from("2010-02-01", "0.05");
    LocalDate day = LocalDate.of(2010, 2, 1);
    assertThat(cash(five.raising("0.02"), day)).isEqualTo(FIVE.raising(Money.of(2)));
    assertThat(cash(five.keeping("0.02"), day)).isEqualTo(FIVE.keeping(Money.of(2)));
    assertThat(cash(five.onlyWhollyCash(), day)).isEqualTo(FIVE.onlyWhollyCash());
    assertThat(five.raising("0.02").on(FIRST.minusDays(1))).isEmpty();
    assertThat(cash(five.raising("0.02").always("1.00"), LocalDate.MAX).step())
        .isEqualTo(Money.of(100));
  }
}
