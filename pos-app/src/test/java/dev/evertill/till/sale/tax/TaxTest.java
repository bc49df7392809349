package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.Tax.Inclusion;
import dev.evertill.till.sale.tax.Tax.Kind;
import org.junit.jupiter.api.Test;

class TaxTest {
  private static final UnitPrice CENT = UnitPrice.ofMinor(1);

  private static Tax tax(Kind kind, String rate, UnitPrice perUnit) {
    return new Tax("T", "Tax", kind, Percent.parse(rate), perUnit, Inclusion.BY_RULE, false, true);
  }

  @Test
  void aTaxIsByRuleAndOnTheRaisedBaseUntilItSaysOtherwise() {
    Percent rate = Percent.of(20);
    assertThat(Tax.percent("V", "VAT", rate))
        .isEqualTo(
            new Tax(
                "V", "VAT", Kind.PERCENT, rate, UnitPrice.ZERO, Inclusion.BY_RULE, false, true));
    assertThat(Tax.percentOfGross("I", "ICMS", rate))
        .isEqualTo(
            new Tax(
                "I",
                "ICMS",
                Kind.PERCENT_OF_GROSS,
                rate,
                UnitPrice.ZERO,
                Inclusion.BY_RULE,
                false,
                true));
    assertThat(Tax.perUnit("E", "Eco", CENT))
        .isEqualTo(
            new Tax("E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.BY_RULE, false, true));
  }

  @Test
  void eachWayOfATaxChangesNothingElse() {
    Tax eco = Tax.perUnit("E", "Eco", CENT);

    assertThat(eco.included())
        .isEqualTo(
            new Tax(
                "E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.INCLUDED, false, true));
    assertThat(eco.added().raisingBase())
        .isEqualTo(
            new Tax("E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.ADDED, true, true));
    assertThat(eco.raisingBase().onPlainBase())
        .isEqualTo(
            new Tax("E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.BY_RULE, true, false));
    assertThat(eco.raisingBase().onPlainBase().included())
        .isEqualTo(
            new Tax(
                "E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.INCLUDED, true, false));
    assertThat(eco.onPlainBase().raisingBase().added())
        .isEqualTo(
            new Tax("E", "Eco", Kind.PER_UNIT, Percent.ZERO, CENT, Inclusion.ADDED, true, false));
  }

  @Test
  void theRuleDecidesWhereTheTaxDoesNot() {
    Tax vat = Tax.percent("V", "VAT", Percent.of(20));

    assertThat(vat.isIncluded(TaxRule.Prices.TAX_INCLUDED)).isTrue();
    assertThat(vat.isIncluded(TaxRule.Prices.TAX_ADDED)).isFalse();
    for (TaxRule.Prices prices : TaxRule.Prices.values()) {
      assertThat(vat.included().isIncluded(prices)).isTrue();
      assertThat(vat.added().isIncluded(prices)).isFalse();
    }
  }

  @Test
  void aRateHasNoAmountAndAnAmountNoRate() {
    assertThatThrownBy(() -> tax(Kind.PER_UNIT, "0.5", CENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax T: 0.5 % on a tax per unit, 0 is allowed");
    assertThatThrownBy(() -> tax(Kind.PERCENT, "20", CENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax T: amount per unit on a tax by rate, 0 is allowed");
    assertThatThrownBy(() -> tax(Kind.PERCENT_OF_GROSS, "20", CENT))
        .hasMessage("tax T: amount per unit on a tax by rate, 0 is allowed");
    assertThat(tax(Kind.PERCENT, "0", UnitPrice.ZERO).percent()).isEqualTo(Percent.ZERO);
    assertThat(tax(Kind.PER_UNIT, "0", UnitPrice.ZERO).perUnit()).isEqualTo(UnitPrice.ZERO);
  }

  @Test
  void aRateOfTheGrossLeavesSomethingOfIt() {
    assertThatThrownBy(() -> tax(Kind.PERCENT_OF_GROSS, "100", UnitPrice.ZERO))
        .hasMessage("tax T: 100 % of gross, less than 100 is allowed");
    assertThat(tax(Kind.PERCENT_OF_GROSS, "99.999999", UnitPrice.ZERO).percent())
        .isEqualTo(Percent.parse("99.999999"));
    assertThat(tax(Kind.PERCENT, "250", UnitPrice.ZERO).percent()).isEqualTo(Percent.of(250));
  }

  @Test
  void aTaxHasACode() {
    assertThatThrownBy(() -> Tax.percent(" ", "VAT", Percent.ZERO))
        .hasMessage("tax without a code: VAT");
    assertThatThrownBy(() -> Tax.percent("V", null, Percent.ZERO))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(
            () ->
                new Tax("V", "VAT", Kind.PERCENT, Percent.ZERO, UnitPrice.ZERO, null, false, false))
        .isInstanceOf(NullPointerException.class);
  }
}
