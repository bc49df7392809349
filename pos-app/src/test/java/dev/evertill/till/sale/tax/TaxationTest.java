package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.TaxRule.Order;
import dev.evertill.till.sale.tax.TaxRule.Prices;
import dev.evertill.till.sale.tax.TaxRule.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxationTest {
  private static final TaxRule EUROPE = TaxRule.INCLUDED_PER_DOCUMENT;
  private static final TaxRule ON_TOP =
      new TaxRule(Prices.TAX_ADDED, Scope.DOCUMENT, Order.TAX_FIRST, Rounding.HALF_UP);

  private static TaxRule rule(String text) {
    return TaxExamples.rule(text);
  }

  private static TaxClass goods(String taxes) {
    return TaxExamples.taxClass("A", taxes);
  }

  private static Taxable line(TaxClass taxClass, long minor) {
    return Taxable.of(taxClass, Quantity.ONE, Money.of(minor));
  }

  /** The sum of one line of {@code minor}. */
  private static String sum(TaxRule rule, String taxes, long minor) {
    Taxed taxed = Taxation.of(List.of(line(goods(taxes), minor)), rule);
    assertThat(TaxExamples.text(taxed.lines().get(0)))
        .isEqualTo(TaxExamples.text(taxed.sums().get(0)));
    return TaxExamples.text(taxed.sums().get(0));
  }

  private static List<String> lines(TaxRule rule, String taxes, long... minors) {
    List<Taxable> lines = new ArrayList<>();
    for (long minor : minors) {
      lines.add(line(goods(taxes), minor));
    }
    return Taxation.of(lines, rule).lines().stream().map(TaxExamples::text).toList();
  }

  @Test
  void anEmptyDocumentHasNoTax() {
    Taxed nothing = Taxation.of(List.of(), EUROPE);

    assertThat(nothing).isEqualTo(new Taxed(List.of(), List.of()));
    assertThat(nothing.gross()).isEqualTo(Money.ZERO);
  }

  @Test
  void theTaxInsideAPriceIsRoundedAndTheNetTakesTheCent() {
    assertThat(sum(EUROPE, "VAT 12 %", 5250)).isEqualTo("52.50 = 46.87 + VAT 5.63");
    assertThat(sum(EUROPE, "VAT 5 %", 500)).isEqualTo("5.00 = 4.76 + VAT 0.24");
    assertThat(sum(EUROPE, "VAT 8 %; FREE 0 %", 12440))
        .isEqualTo("124.40 = 115.19 + VAT 9.21 + FREE 0.00");
  }

  @Test
  void anExemptLineIsItsOwnNet() {
    TaxClass post = TaxClass.exempt("E", "Post", "");
    Taxed taxed = Taxation.of(List.of(line(post, 150), line(post, 30)), EUROPE);

    assertThat(taxed)
        .isEqualTo(
            new Taxed(
                List.of(
                    new TaxShare(Money.of(150), List.of(), Money.of(150)),
                    new TaxShare(Money.of(30), List.of(), Money.of(30))),
                List.of(new TaxSum(post, Money.of(180), List.of(), Money.of(180)))));
    assertThat(taxed.sums().get(0).tax()).isEqualTo(Money.ZERO);
  }

  @Test
  void theDocumentIsWholeValues() {
    Tax vat = Tax.percent("VAT", "VAT", Percent.of(20));
    TaxClass goods = TaxClass.taxed("A", "Normal", vat);
    TaxAmount amount = new TaxAmount(vat, Money.of(1000), Money.of(200));

    Taxed taxed = Taxation.of(List.of(line(goods, 1000)), ON_TOP);
    assertThat(taxed)
        .isEqualTo(
            new Taxed(
                List.of(new TaxShare(Money.of(1000), List.of(amount), Money.of(1200))),
                List.of(new TaxSum(goods, Money.of(1000), List.of(amount), Money.of(1200)))));
    assertThat(taxed.gross()).isEqualTo(Money.of(1200));
    assertThat(taxed.sums().get(0).tax()).isEqualTo(Money.of(200));
  }

  @Test
  void aTaxOfTheGrossIsPartOfItsOwnBase() {
    assertThat(sum(EUROPE, "ICMS 10 % of gross", 10000)).isEqualTo("100.00 = 90.00 + ICMS 10.00");
    assertThat(sum(ON_TOP, "ICMS 10 % of gross", 10000)).isEqualTo("111.11 = 100.00 + ICMS 11.11");
    assertThat(sum(ON_TOP, "ICMS 10 % of gross; ECO 10 each; VAT 10 %", 20000))
        .isEqualTo("252.22 = 200.00 + ICMS 22.22 + ECO 10.00 + VAT 20.00");
  }

  @Test
  void taxesOfTheGrossSideBySideShareOneGross() {
    String brazil =
        "A 5 % of gross; B 3 % of gross; C 0.65 % of gross; D 9 % of gross; E 15 % of gross";
    assertThat(sum(EUROPE, brazil, 4800))
        .isEqualTo("48.00 = 32.33 + A 2.40 + B 1.44 + C 0.31 + D 4.32 + E 7.20");
    assertThat(sum(ON_TOP, brazil, 3233))
        .isEqualTo("48.00 = 32.33 + A 2.40 + B 1.44 + C 0.31 + D 4.32 + E 7.20");
  }

  @Test
  void ofTheGrossStackedOrApartHasAGrossEach() {
    assertThat(sum(ON_TOP, "A 10 % of gross, raising the base; B 20 % of gross", 9000))
        .isEqualTo("125.00 = 90.00 + A 10.00 + B 25.00 of 100.00");
    assertThat(sum(ON_TOP, "A 10 % of gross; M 0 %; B 20 % of gross", 9000))
        .isEqualTo("122.50 = 90.00 + A 10.00 + M 0.00 + B 22.50");
    assertThat(sum(ON_TOP, "A 10 % of gross, included; B 20 % of gross", 10000))
        .isEqualTo("122.50 = 90.00 + A 10.00 + B 22.50");
    assertThat(
            sum(
                ON_TOP,
                "M 100 %, raising the base; A 10 % of gross, on the plain base; B 20 % of"
                    + " gross",
                9000))
        .isEqualTo("235.00 = 90.00 + M 90.00 + A 10.00 + B 45.00 of 180.00");
    assertThat(
            sum(
                ON_TOP,
                "A 10 % of gross, on the plain base, raising the base; B 20 % of gross, on"
                    + " the plain base",
                7000))
        .isEqualTo("100.00 = 70.00 + A 10.00 + B 20.00");
  }

  @Test
  void anAmountForEachGoesByQuantity() {
    Taxable five = Taxable.of(goods("ECO 1 each; VAT 21 %; BAG 2 each"), Quantity.of(5), m(10000));
    assertThat(texts(ON_TOP, five))
        .containsExactly("136.00 = 100.00 + ECO 5.00 + VAT 21.00 + BAG 10.00");

    Taxable raised =
        Taxable.of(
            goods("ECO 1 each, raising the base; VAT 21 %; BAG 2 each"), Quantity.of(5), m(9500));
    assertThat(texts(ON_TOP, raised))
        .containsExactly("131.00 = 95.00 + ECO 5.00 + VAT 21.00 of 100.00 + BAG 10.00 of 100.00");

    Taxable weighed = Taxable.of(goods("SUGAR 0.2555 each"), Quantity.parse("1.250"), m(300));
    assertThat(texts(ON_TOP, weighed)).containsExactly("3.32 = 3.00 + SUGAR 0.32");
  }

  @Test
  void aFixedTaxInAFreePriceIsTakenOffTheNet() {
    assertThat(sum(EUROPE, "ECO 0.05 each", 0)).isEqualTo("0.00 = -0.05 + ECO 0.05");
  }

  @Test
  void includedAndAddedTaxesMix() {
    assertThat(sum(ON_TOP, "X 15 %; VAT 5.5 %, included", 230000))
        .isEqualTo("2627.01 = 2180.09 + X 327.01 + VAT 119.91");
    assertThat(sum(ON_TOP, "ECO 1 each, raising the base; VAT 21 %, included; BAG 2 each", 12000))
        .isEqualTo("123.00 = 99.00 + ECO 1.00 + VAT 21.00 of 100.00 + BAG 2.00 of 100.00");
    assertThat(
            sum(
                ON_TOP,
                "ECO 1 each, raising the base; VAT 21 %, included, raising the base; BAG 2 each",
                12000))
        .isEqualTo("123.00 = 99.00 + ECO 1.00 + VAT 21.00 of 100.00 + BAG 2.00 of 121.00");
    assertThat(sum(ON_TOP, "ECO 1 each; VAT 21 %, included, raising the base; BAG 2 each", 12100))
        .isEqualTo("124.00 = 100.00 + ECO 1.00 + VAT 21.00 + BAG 2.00 of 121.00");
    assertThat(
            sum(
                ON_TOP,
                "ECO 1 each, included; VAT 21 %, included, raising the base; BAG 2 each",
                12200))
        .isEqualTo("124.00 = 100.00 + ECO 1.00 + VAT 21.00 + BAG 2.00 of 121.00");
    assertThat(sum(EUROPE, "ECO 1 each, raising the base; VAT 21 %, raising the base", 12100))
        .isEqualTo("121.00 = 99.00 + ECO 1.00 + VAT 21.00 of 100.00");
  }

  @Test
  void indiasTwinTaxesAreAlikeAndTheCessIsOnBoth() {
    String twins = "C 6 %, raising the base; S 6 %, raising the base, on the plain base";
    assertThat(sum(ON_TOP, twins + "; CESS 3 %", 10000))
        .isEqualTo("115.36 = 100.00 + C 6.00 + S 6.00 + CESS 3.36 of 112.00");
    assertThat(sum(EUROPE, twins + "; CESS 3 %, added", 11200))
        .isEqualTo("115.36 = 100.00 + C 6.00 + S 6.00 + CESS 3.36 of 112.00");
    assertThat(sum(EUROPE, twins, 1779)).isEqualTo("17.79 = 15.89 + C 0.95 + S 0.95");
    assertThat(
            sum(
                ON_TOP,
                "C 6 %, included, raising the base; S 6 %, on the plain base; CESS 3 %",
                10600))
        .isEqualTo("115.18 = 100.00 + C 6.00 + S 6.00 + CESS 3.18 of 106.00");
    assertThat(sum(ON_TOP, "C 6 %, raising the base; S 6 %, raising the base; CESS 3 %", 10000))
        .isEqualTo("115.73 = 100.00 + C 6.00 + S 6.36 of 106.00 + CESS 3.37 of 112.36");
  }

  @Test
  void quebecIsSideBySideAndWasStacked() {
    assertThat(sum(ON_TOP, "GST 5 %; QST 9.975 %", 10000))
        .isEqualTo("114.98 = 100.00 + GST 5.00 + QST 9.98");
    assertThat(sum(ON_TOP, "GST 5 %, raising the base; QST 7.5 %", 10000))
        .isEqualTo("112.88 = 100.00 + GST 5.00 + QST 7.88 of 105.00");
  }

  @Test
  void roundedOnceTheTaxDiffersFromTheTaxesOfTheLines() {
    assertThat(lines(EUROPE, "VAT 21 %", 1190, 280, 700))
        .containsExactly(
            "11.90 = 9.83 + VAT 2.07", "2.80 = 2.31 + VAT 0.49", "7.00 = 5.79 + VAT 1.21");
    assertThat(lines(EUROPE, "VAT 21 %", 100, 100, 100))
        .containsExactly(
            "1.00 = 0.82 + VAT 0.18", "1.00 = 0.83 + VAT 0.17", "1.00 = 0.83 + VAT 0.17");
    assertThat(
            lines(
                rule("prices with tax, rounded by line, tax first, half up"),
                "VAT 21 %",
                100,
                100,
                100))
        .containsExactly(
            "1.00 = 0.83 + VAT 0.17", "1.00 = 0.83 + VAT 0.17", "1.00 = 0.83 + VAT 0.17");
    assertThat(lines(ON_TOP, "TAX 10 %", 4, 4, 4))
        .containsExactly(
            "0.05 = 0.04 + TAX 0.01", "0.04 = 0.04 + TAX 0.00", "0.04 = 0.04 + TAX 0.00");
  }

  @Test
  void theMissingCentGoesToTheLineThatLostMost() {
    assertThat(lines(ON_TOP, "TAX 10 %", 4, 9, 7))
        .containsExactly(
            "0.04 = 0.04 + TAX 0.00", "0.10 = 0.09 + TAX 0.01", "0.08 = 0.07 + TAX 0.01");
    assertThat(lines(ON_TOP, "TAX 10 %", -4, -9, -7))
        .containsExactly(
            "-0.04 = -0.04 + TAX 0.00", "-0.10 = -0.09 + TAX -0.01", "-0.08 = -0.07 + TAX -0.01");
    assertThat(
            lines(
                rule("prices without tax, rounded by document, tax first, down"),
                "TAX 10 %",
                9,
                0,
                8))
        .containsExactly(
            "0.10 = 0.09 + TAX 0.01", "0.00 = 0.00 + TAX 0.00", "0.08 = 0.08 + TAX 0.00");
    assertThat(lines(ON_TOP, "TAX 10 %", 15, -4, 9, -20))
        .as("0.015, -0.004, 0.009 and -0.02 are 0.00 together")
        .containsExactly(
            "0.16 = 0.15 + TAX 0.01",
            "-0.04 = -0.04 + TAX 0.00",
            "0.10 = 0.09 + TAX 0.01",
            "-0.22 = -0.20 + TAX -0.02");
  }

  @Test
  void baseFirstTakesTheTaxOfTheRoundedNet() {
    String base = "prices with tax, rounded by document, base first, half up";
    assertThat(sum(rule(base), "VAT 21 %", 14)).isEqualTo("0.14 = 0.11 + VAT 0.03");
    assertThat(sum(EUROPE, "VAT 21 %", 14)).isEqualTo("0.14 = 0.12 + VAT 0.02");
    assertThat(sum(rule(base), "ICMS 18 % of gross; ECO 0.013 each", 1000))
        .isEqualTo("10.00 = 8.19 + ICMS 1.80 + ECO 0.01");
    assertThat(lines(rule(base), "VAT 21 %", 7, 7))
        .containsExactly("0.07 = 0.05 + VAT 0.02", "0.07 = 0.06 + VAT 0.01");
    assertThat(
            lines(rule("prices with tax, rounded by line, base first, half up"), "VAT 21 %", 7, 14))
        .containsExactly("0.07 = 0.06 + VAT 0.01", "0.14 = 0.11 + VAT 0.03");
  }

  @Test
  void addedStackedTaxesAreOnTheExactOrTheRoundedBase() {
    String taxes = "LUX 6 %, raising the base; VAT 15 %; X 15 %, on the plain base";
    assertThat(sum(ON_TOP, taxes, 9))
        .isEqualTo("0.12 = 0.09 + LUX 0.01 + VAT 0.01 of 0.10 + X 0.01");
    assertThat(sum(rule("prices without tax, rounded by document, base first, half up"), taxes, 9))
        .isEqualTo("0.13 = 0.09 + LUX 0.01 + VAT 0.02 of 0.10 + X 0.01");
  }

  @Test
  void eachWayOfRoundingMirrors() {
    String with = "prices with tax, rounded by document, tax first, ";
    for (String[] way :
        new String[][] {
          {"half up", "0.03 = 0.02 + VAT 0.01", "0.09 = 0.07 + VAT 0.02"},
          {"half down", "0.03 = 0.03 + VAT 0.00", "0.09 = 0.08 + VAT 0.01"},
          {"half even", "0.03 = 0.03 + VAT 0.00", "0.09 = 0.07 + VAT 0.02"},
          {"up", "0.03 = 0.02 + VAT 0.01", "0.09 = 0.07 + VAT 0.02"},
          {"down", "0.03 = 0.03 + VAT 0.00", "0.09 = 0.08 + VAT 0.01"}
        }) {
      assertThat(sum(rule(with + way[0]), "VAT 20 %", 3)).as(way[0]).isEqualTo(way[1]);
      assertThat(sum(rule(with + way[0]), "VAT 20 %", 9)).as(way[0]).isEqualTo(way[2]);
      assertThat(sum(rule(with + way[0]), "VAT 20 %", -9))
          .as(way[0])
          .isEqualTo(way[2].replace("0.", "-0."));
    }
  }

  @Test
  void goodsThatComeBackKeepTheTaxTheyWereSoldWith() {
    TaxClass goods = goods("VAT 20 %");
    TaxShare known = share(goods, -100, -99, -1);
    Taxable back = new Taxable(goods, Quantity.of(-1), Money.of(-100), Optional.of(known));

    for (Scope scope : Scope.values()) {
      TaxRule rule = new TaxRule(Prices.TAX_INCLUDED, scope, Order.TAX_FIRST, Rounding.HALF_UP);
      Taxed taxed = Taxation.of(List.of(line(goods, 3), back, line(goods, 600)), rule);
      assertThat(taxed.lines().get(1)).isSameAs(known);
      assertThat(taxed.lines().stream().map(TaxExamples::text))
          .containsExactly(
              "0.03 = 0.02 + VAT 0.01", "-1.00 = -0.99 + VAT -0.01", "6.00 = 5.00 + VAT 1.00");
      assertThat(taxed.sums().stream().map(TaxExamples::text))
          .containsExactly("5.03 = 4.03 + VAT 1.00");
    }
    assertThat(Taxation.of(List.of(back), EUROPE).sums().stream().map(TaxExamples::text))
        .containsExactly("-1.00 = -0.99 + VAT -0.01");
  }

  @Test
  void knownTaxesAreThoseOfTheClass() {
    TaxShare known = share(goods("VAT 19 %"), -119, -100, -19);

    assertThatThrownBy(
            () ->
                new Taxable(
                    goods("VAT 20 %; ECO 1 each"),
                    Quantity.of(-1),
                    Money.of(-119),
                    Optional.of(known)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A: known taxes [VAT] are not its taxes [VAT, ECO]");
    assertThatThrownBy(() -> Taxable.of(goods("VAT 20 %"), null, Money.ZERO))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Taxable.of(goods("VAT 20 %"), Quantity.ONE, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void netAndTaxesAreTheGrossOrItIsNoShare() {
    TaxClass goods = goods("VAT 19 %");

    assertThatThrownBy(() -> share(goods, 119, 100, 18))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line: net and taxes are 118, gross is 119");
    assertThatThrownBy(() -> new TaxSum(goods, Money.of(100), List.of(), Money.of(99)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A: net and taxes are 100, gross is 99");
  }

  @Test
  void aRuleSaysEverything() {
    assertThatThrownBy(() -> new TaxRule(null, Scope.LINE, Order.TAX_FIRST, Rounding.UP))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TaxRule(Prices.TAX_ADDED, null, Order.TAX_FIRST, Rounding.UP))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TaxRule(Prices.TAX_ADDED, Scope.LINE, null, Rounding.UP))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TaxRule(Prices.TAX_ADDED, Scope.LINE, Order.TAX_FIRST, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void sumsStandByCodeThenByTaxesHoweverTheyWereScanned() {
    Tax vat = Tax.percent("V", "VAT", Percent.of(19));
    List<TaxClass> order =
        List.of(
            TaxClass.exempt("A", "A", "a law"),
            TaxClass.exempt("A", "A", "b law"),
            TaxClass.outside("A", "A", ""),
            TaxClass.exempt("A", "B", ""),
            TaxClass.taxed("A", "A", Tax.percent("V", "VAT", Percent.of(16)).raisingBase()),
            TaxClass.taxed("A", "A", vat),
            TaxClass.taxed("A", "B", vat),
            TaxClass.taxed("A", "A", vat, vat),
            TaxClass.taxed("A", "A", vat.onPlainBase().raisingBase().included()),
            TaxClass.taxed("A", "A", vat.raisingBase().included()),
            TaxClass.taxed("A", "A", Tax.percent("V", "VAT 2", Percent.of(19))),
            TaxClass.taxed("A", "A", Tax.percent("W", "VAT", Percent.of(19))),
            TaxClass.taxed("A", "A", Tax.percentOfGross("V", "VAT", Percent.of(19))),
            TaxClass.taxed("B", "A", Tax.perUnit("E", "Eco", UnitPrice.ofMinor(1))),
            TaxClass.taxed("B", "A", Tax.perUnit("E", "Eco", UnitPrice.ofMinor(2)).onPlainBase()),
            TaxClass.taxed("B", "A", Tax.perUnit("E", "Eco", UnitPrice.ofMinor(2))));
    List<Taxable> lines = new ArrayList<>();
    order.forEach(taxClass -> lines.add(line(taxClass, 100)));
    for (int i = 0; i < order.size(); i++) {
      Collections.rotate(lines, 5);
      assertThat(Taxation.of(lines, EUROPE).sums().stream().map(TaxSum::taxClass))
          .containsExactlyElementsOf(order);
    }
  }

  @Test
  void amountsBeyondAnyShopAreExactOrAnErrorAndNeverWrap() {
    long most = Long.MAX_VALUE;
    assertThat(lines(EUROPE, "VAT 0 %", most).get(0))
        .isEqualTo("92233720368547758.07 = 92233720368547758.07 + VAT 0.00");
    assertThat(lines(EUROPE, "VAT 100 %", most - 1).get(0))
        .isEqualTo("92233720368547758.06 = 46116860184273879.03 + VAT 46116860184273879.03");
    assertThatThrownBy(() -> lines(ON_TOP, "VAT 1 %", most))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> lines(ON_TOP, "VAT 200 %", most))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> lines(EUROPE, "VAT 20 %", most, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(
            () ->
                Taxation.of(
                    List.of(
                        Taxable.of(goods("ECO 90000000000 each"), Quantity.of(most / 1000), m(1))),
                    ON_TOP))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Money m(long minor) {
    return Money.of(minor);
  }

  private static List<String> texts(TaxRule rule, Taxable... lines) {
    return Taxation.of(List.of(lines), rule).lines().stream().map(TaxExamples::text).toList();
  }

  private static TaxShare share(TaxClass goods, long gross, long net, long tax) {
    return new TaxShare(
        m(net), List.of(new TaxAmount(goods.taxes().get(0), m(net), m(tax))), m(gross));
  }
}
