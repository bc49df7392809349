package dev.evertill.till.sale;

import static dev.evertill.till.sale.ReductionTest.applied;
import static dev.evertill.till.sale.ReductionTest.given;
import static dev.evertill.till.sale.ReductionTest.off;
import static dev.evertill.till.sale.ReductionTest.offering;
import static dev.evertill.till.sale.ReductionTest.promotion;
import static dev.evertill.till.sale.Shelf.APPLES;
import static dev.evertill.till.sale.Shelf.BOOK;
import static dev.evertill.till.sale.Shelf.FREE;
import static dev.evertill.till.sale.Shelf.MILK;
import static dev.evertill.till.sale.Shelf.NOON;
import static dev.evertill.till.sale.Shelf.NORMAL;
import static dev.evertill.till.sale.Shelf.PLAIN;
import static dev.evertill.till.sale.Shelf.REDUCED;
import static dev.evertill.till.sale.Shelf.SOAP;
import static dev.evertill.till.sale.Shelf.VAT_20;
import static dev.evertill.till.sale.Shelf.amounts;
import static dev.evertill.till.sale.Shelf.m;
import static dev.evertill.till.sale.Shelf.part;
import static dev.evertill.till.sale.Shelf.piece;
import static dev.evertill.till.sale.Shelf.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.promotion.Selector;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxShare;
import dev.evertill.till.sale.tax.TaxSum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static final TaxRule ON_TOP =
      new TaxRule(
          TaxRule.Prices.TAX_ADDED,
          TaxRule.Scope.DOCUMENT,
          TaxRule.Order.TAX_FIRST,
          Rounding.HALF_UP);

  @Test
  void nothingCostsNothing() {
    assertThat(priced(Basket.EMPTY)).isEqualTo(Priced.NOTHING);
    assertThat(Priced.NOTHING.total()).isEqualTo(Money.ZERO);
    assertThat(Priced.NOTHING.saved()).isEqualTo(Money.ZERO);
  }

  @Test
  void aBasketAddsUpWhatIsInIt() {
    Basket basket =
        Basket.EMPTY
            .with(MILK, Quantity.of(3))
            .with(SOAP, Quantity.ONE)
            .with(APPLES, Quantity.parse("0.750"));
    Priced priced = priced(basket);

    assertThat(amounts(priced)).containsExactly(m(417), m(145), m(187));
    assertThat(priced.total()).isEqualTo(m(749));
    assertThat(priced.taxes())
        .extracting(TaxSum::taxClass, TaxSum::net, TaxSum::tax, TaxSum::gross)
        .containsExactly(
            tuple(NORMAL, m(121), m(24), m(145)), tuple(REDUCED, m(549), m(55), m(604)));
  }

  @Test
  void aPricedLineIsWholeValues() {
    Priced priced = priced(Shelf.of(SOAP));

    TaxAmount tax = new TaxAmount(VAT_20, m(121), m(24));
    TaxShare share = new TaxShare(m(121), List.of(tax), m(145));
    assertThat(priced)
        .isEqualTo(
            new Priced(
                Shelf.of(SOAP),
                PLAIN,
                List.of(
                    new PricedLine(Line.of(SOAP, Quantity.ONE), m(145), List.of(), m(145), share)),
                List.of(),
                List.of(new TaxSum(NORMAL, m(121), List.of(tax), m(145))),
                m(145)));
  }

  @Test
  void taxIsAddedWhereThePricesDoNotHoldIt() {
    Priced priced = Shelf.of(SOAP, MILK).priced(Shelf.with(ON_TOP), NOON);

    assertThat(amounts(priced)).containsExactly(m(145), m(139));
    assertThat(priced.lines().get(0).taxes())
        .isEqualTo(new TaxShare(m(145), List.of(new TaxAmount(VAT_20, m(145), m(29))), m(174)));
    assertThat(priced.total()).isEqualTo(m(174 + 153));
    assertThat(priced.taxes()).extracting(TaxSum::net).containsExactly(m(145), m(139));
  }

  @Test
  void aPriceFinerThanTheCurrencyIsRoundedOnceWithTheQuantity() {
    Item fuel =
        new Item("F", "", "Fuel", "Fuel", new UnitPrice(1799, 1), NORMAL, Unit.KILOGRAM, 0, false);
    Basket basket = Basket.EMPTY.with(fuel, Quantity.parse("42.370"));

    assertThat(priced(basket).total()).isEqualTo(m(7622));
    Terms cut = new Terms(PLAIN.profile().with(Rounding.DOWN), Promotions.NONE);
    Item half = piece("H", "Half", 5, NORMAL);
    Item cents = new Item("C", "", "C", "", new UnitPrice(19, 1), FREE, Unit.PIECE, 0, false);
    assertThat(amounts(Shelf.of(cents, half).priced(cut, NOON))).containsExactly(m(1), m(5));
  }

  @Test
  void aVoidedLineStaysVisibleAndCostsNothing() {
    Basket basket =
        Shelf.of(MILK, SOAP, BOOK).withDiscount(0, part(10)).withDiscount(part(10)).withVoided(0);
    Priced priced = basket.priced(offering(promotion("P", off(Selector.ALL, 20))), NOON);

    assertThat(priced.lines()).hasSize(3);
    assertThat(priced.lines().get(0))
        .isEqualTo(
            new PricedLine(
                basket.lines().get(0),
                Money.ZERO,
                List.of(),
                Money.ZERO,
                new TaxShare(Money.ZERO, List.of(), Money.ZERO)));
    assertThat(amounts(priced)).containsExactly(Money.ZERO, m(104), m(2000));
    assertThat(priced.lines().get(1).taxes().gross()).isEqualTo(m(104));
    assertThat(priced.taxes()).extracting(TaxSum::gross).containsExactly(m(104), m(2000));
  }

  @Test
  void aClassWhoseRateChangedIsTwoClassesOnTheSlip() {
    TaxClass after = TaxClass.taxed("A", "Normal", Tax.percent("VAT", "VAT", Percent.of(21)));
    Priced priced =
        priced(Shelf.of(piece("1", "After noon", 121, after), piece("2", "Before", 120, NORMAL)));

    assertThat(priced.taxes()).extracting(TaxSum::taxClass).containsExactly(NORMAL, after);
    assertThat(priced.taxes()).extracting(TaxSum::net).containsExactly(m(100), m(100));
  }

  @Test
  void tooMuchMoneyIsAnErrorAndNeverAWrongTotal() {
    Item ship = piece("1", "Ship", Long.MAX_VALUE, FREE);

    assertThat(priced(Shelf.of(ship)).total()).isEqualTo(m(Long.MAX_VALUE));
    assertThatThrownBy(() -> priced(Shelf.of(ship, MILK))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> priced(Basket.EMPTY.with(ship, Quantity.of(2))))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aPricedBasketNeverChanges() {
    List<PricedLine> lines = new ArrayList<>(priced(Shelf.of(SOAP)).lines());
    List<Applied> promotions = new ArrayList<>(List.of(applied("P", 0, 1)));
    List<TaxSum> taxes = new ArrayList<>(priced(Shelf.of(SOAP)).taxes());
    Priced priced = new Priced(Shelf.of(SOAP), PLAIN, lines, promotions, taxes, m(145));
    List<Reduction> reductions = new ArrayList<>(List.of(given("P", 1)));
    PricedLine line =
        new PricedLine(
            Line.of(SOAP, Quantity.ONE), m(145), reductions, m(144), lines.get(0).taxes());
    lines.clear();
    promotions.clear();
    taxes.clear();
    reductions.clear();

    assertThat(priced.lines()).hasSize(1);
    assertThat(priced.promotions()).containsExactly(applied("P", 0, 1));
    assertThat(priced.taxes()).hasSize(1);
    assertThat(line.reductions()).containsExactly(given("P", 1));
  }

  @Test
  void aTotalIsSplitOverPayersToTheCent() {
    assertThat(priced(Shelf.of(piece("1", "Dinner", 10_000, NORMAL))).split(3))
        .containsExactly(m(3333), m(3334), m(3333));
    assertThat(Shelf.due(PLAIN, -100).split(3)).containsExactly(m(-33), m(-34), m(-33));
    assertThat(priced(Shelf.of(SOAP)).split(1)).containsExactly(m(145));
    assertThatThrownBy(() -> priced(Shelf.of(SOAP)).split(0)).hasMessage("parts < 1: 0");
  }

  @Test
  void nowhereInParticularEveryAmountIsPayableAndHoldsItsTax() {
    Currency dinar = new Currency("KWD", 3);

    assertThat(Terms.plain(dinar))
        .isEqualTo(
            new Terms(
                new CountryProfile(
                    "ZZ",
                    dinar,
                    Rounding.HALF_UP,
                    TaxRule.INCLUDED_PER_DOCUMENT,
                    CashRounding.NONE),
                Promotions.NONE));
  }
}
