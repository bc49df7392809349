package dev.evertill.till.sale;

import static dev.evertill.till.sale.Shelf.ANNA;
import static dev.evertill.till.sale.Shelf.APPLES;
import static dev.evertill.till.sale.Shelf.BOOK;
import static dev.evertill.till.sale.Shelf.FREE;
import static dev.evertill.till.sale.Shelf.MILK;
import static dev.evertill.till.sale.Shelf.NOON;
import static dev.evertill.till.sale.Shelf.NORMAL;
import static dev.evertill.till.sale.Shelf.PLAIN;
import static dev.evertill.till.sale.Shelf.SOAP;
import static dev.evertill.till.sale.Shelf.VAT_20;
import static dev.evertill.till.sale.Shelf.amount;
import static dev.evertill.till.sale.Shelf.amounts;
import static dev.evertill.till.sale.Shelf.m;
import static dev.evertill.till.sale.Shelf.now;
import static dev.evertill.till.sale.Shelf.part;
import static dev.evertill.till.sale.Shelf.piece;
import static dev.evertill.till.sale.Shelf.priced;
import static dev.evertill.till.sale.Shelf.reduction;
import static dev.evertill.till.sale.Shelf.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Reduction.Source;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxRule;
import dev.evertill.till.sale.tax.TaxShare;
import dev.evertill.till.sale.tax.TaxSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReturnTest {
  private static final Item CUP = piece("C", "Cup", 499, NORMAL);
  private static final TaxRule ON_TOP =
      new TaxRule(
          TaxRule.Prices.TAX_ADDED,
          TaxRule.Scope.DOCUMENT,
          TaxRule.Order.TAX_FIRST,
          Rounding.HALF_UP);

  /** Three cups at 14.97, 10 % off the line, 1.00 off the basket: 12.47 paid, 2.08 tax in it. */
  private static SoldLine threeCups() {
    return sold(
        priced(
            Basket.EMPTY
                .with(CUP, Quantity.of(3))
                .withDiscount(0, part(10))
                .withDiscount(amount(100))),
        0);
  }

  private static SoldLine returned(SoldLine sold, long pieces) {
    return RandomGoods.returned(sold, Quantity.of(pieces));
  }

  private static PricedLine back(SoldLine sold, Quantity quantity) {
    return priced(Basket.EMPTY.withBack(sold, quantity)).lines().get(0);
  }

  private static PricedLine back(SoldLine sold) {
    return back(sold, Quantity.ONE);
  }

  @Test
  void goodsComeBackAtTheirShareOfPriceReductionsAndTax() {
    SoldLine sold = threeCups();
    assertThat(sold.amount()).isEqualTo(m(1247));
    Line line =
        new Line(
            CUP,
            Quantity.of(2),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of(sold),
            false);

    assertThat(line.isBack()).isTrue();
    assertThat(back(sold, Quantity.of(2)))
        .isEqualTo(
            new PricedLine(
                line,
                m(-998),
                List.of(
                    reduction(Source.LINE_DISCOUNT, part(10), -100),
                    reduction(Source.BASKET_DISCOUNT, amount(100), -67)),
                m(-831),
                new TaxShare(m(-692), List.of(new TaxAmount(VAT_20, m(-692), m(-139))), m(-831))));
  }

  @Test
  void pieceByPieceItIsExactlyWhatWasPaid() {
    SoldLine sold = threeCups();
    PricedLine one = back(sold);
    PricedLine two = back(returned(sold, 1));
    PricedLine three = back(returned(sold, 2));

    assertThat(List.of(one.amount(), two.amount(), three.amount()))
        .containsExactly(m(-416), m(-415), m(-416));
    assertThat(List.of(one.taxes().net(), two.taxes().net(), three.taxes().net()))
        .containsExactly(m(-347), m(-345), m(-347));
    assertThat(List.of(one.listed(), two.listed(), three.listed()))
        .as("listed is always what was paid and what was taken off")
        .containsExactly(m(-499), m(-499), m(-499));
    assertThat(one.reductions()).extracting(Reduction::saved).containsExactly(m(-50), m(-33));
    assertThat(two.reductions()).extracting(Reduction::saved).containsExactly(m(-50), m(-34));
    assertThat(three.reductions()).extracting(Reduction::saved).containsExactly(m(-50), m(-33));
    assertThat(one.reductions()).extracting(Reduction::allowedBy).containsOnly(Optional.of(ANNA));
  }

  @Test
  void aTaxComesBackOnTheNetThatComesBackWithIt() {
    Tax fee = Tax.perUnit("ECO", "Eco", UnitPrice.ofMinor(5)).raisingBase();
    TaxClass stacked = TaxClass.taxed("S", "Stacked", fee, VAT_20);
    SoldLine sold =
        sold(
            priced(
                Basket.EMPTY
                    .with(piece("L", "Lamp", 334, stacked), Quantity.of(3))
                    .withDiscount(0, amount(2))),
            0);

    assertThat(back(sold).taxes())
        .isEqualTo(
            new TaxShare(
                m(-272),
                List.of(new TaxAmount(fee, m(-272), m(-5)), new TaxAmount(VAT_20, m(-277), m(-56))),
                m(-333)));
    assertThat(back(returned(sold, 1)).taxes().taxes())
        .extracting(TaxAmount::base)
        .containsExactly(m(-274), m(-279));
    assertThat(back(returned(sold, 2)).taxes().taxes())
        .extracting(TaxAmount::base)
        .containsExactly(m(-272), m(-277));
  }

  @Test
  void aShareOfAReductionThatIsNothingIsNoReduction() {
    Basket basket = Basket.EMPTY.with(CUP, Quantity.of(3)).withDiscount(0, amount(1));

    assertThat(back(sold(priced(basket), 0)).reductions()).isEmpty();
    assertThat(back(sold(priced(basket), 0)).listed()).isEqualTo(m(-499));
    assertThat(back(returned(sold(priced(basket), 0), 1)).reductions())
        .containsExactly(reduction(Source.LINE_DISCOUNT, amount(1), -1));
  }

  @Test
  void twoLinesOfOneBasketShareAsTwoBasketsWould() {
    SoldLine sold = threeCups();
    Basket basket =
        Basket.EMPTY
            .withBack(sold, Quantity.ONE)
            .with(SOAP, Quantity.ONE)
            .withBack(sold, Quantity.ONE)
            .withBack(sold, Quantity.ONE);

    assertThat(amounts(priced(basket))).containsExactly(m(-416), m(145), m(-415), m(-416));
    assertThat(amounts(priced(basket.withVoided(0))))
        .as("a voided line takes nothing back")
        .containsExactly(Money.ZERO, m(145), m(-416), m(-415));
  }

  @Test
  void whatWasAddedAsTaxComesBackToo() {
    TaxClass mixed = TaxClass.taxed("M", "Mixed", VAT_20.included(), VAT_20.added());
    Priced sale =
        Basket.EMPTY.with(piece("X", "X", 100, mixed), Quantity.of(2)).priced(PLAIN, NOON);
    PricedLine line = back(sold(sale, 0));

    assertThat(line.amount()).isEqualTo(m(-100));
    assertThat(line.taxes().net()).isEqualTo(m(-83));
    assertThat(line.taxes().gross()).isEqualTo(m(-117));
    assertThat(line.taxes().taxes()).extracting(TaxAmount::amount).containsExactly(m(-17), m(-17));
  }

  @Test
  void theRuleOfTheDayOfTheSaleCountsForTheReturn() {
    SoldLine american = sold(Shelf.of(CUP).priced(Shelf.with(ON_TOP), NOON), 0);
    Priced inEurope = priced(Basket.EMPTY.withBack(american, Quantity.ONE));

    assertThat(inEurope.total()).isEqualTo(m(-599));
    assertThat(inEurope.lines().get(0).taxes())
        .isEqualTo(
            new TaxShare(m(-499), List.of(new TaxAmount(VAT_20, m(-499), m(-100))), m(-599)));
    Priced inAmerica =
        Basket.EMPTY.withBack(sold(CUP, 1), Quantity.ONE).priced(Shelf.with(ON_TOP), NOON);
    assertThat(inAmerica.total()).isEqualTo(m(-499));
    assertThat(inAmerica.lines().get(0).taxes().net()).isEqualTo(m(-416));
  }

  @Test
  void aWeightComesBackByTheGram() {
    SoldLine sold = sold(priced(Basket.EMPTY.with(APPLES, Quantity.parse("0.750"))), 0);

    assertThat(back(sold, Quantity.parse("0.250")).amount()).isEqualTo(m(-62));
    assertThat(back(sold, Quantity.parse("0.750")).amount()).isEqualTo(m(-187));
    assertThat(sold.left()).isEqualTo(Quantity.parse("0.750"));
  }

  @Test
  void noMoreComesBackThanIsLeft() {
    SoldLine sold = returned(threeCups(), 1);
    Basket one = Basket.EMPTY.withBack(sold, Quantity.ONE);

    assertThat(sold.left()).isEqualTo(Quantity.of(2));
    assertThat(Basket.EMPTY.left(sold)).isEqualTo(Quantity.of(2));
    assertThat(one.left(sold)).isEqualTo(Quantity.ONE);
    assertThat(one.left(sold(SOAP, 1)))
        .as("the same place of another sale")
        .isEqualTo(Quantity.ZERO);
    assertThat(one.withBack(sold, Quantity.ONE).left(sold)).isEqualTo(Quantity.ZERO);
    assertThatThrownBy(() -> one.withBack(sold, Quantity.parse("1.001")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1.001 of C come back: at most 1 are left of that sale");
  }

  @Test
  void otherSalesOfTheSameItemHaveTheirOwnLeft() {
    SoldLine sold = threeCups();
    SoldLine other = sold(priced(Basket.EMPTY.with(CUP, Quantity.of(3))), 0, 2, Quantity.ZERO);
    Basket basket = Basket.EMPTY.with(CUP, Quantity.of(9)).withBack(other, Quantity.of(2));

    assertThat(basket.left(sold)).isEqualTo(Quantity.of(3));
    assertThat(basket.left(other)).isEqualTo(Quantity.ONE);
    assertThat(amounts(priced(basket.withBack(sold, Quantity.ONE))))
        .containsExactly(m(4491), m(-998), m(-416));
  }

  @Test
  void voidingALineThatComesBackFreesIt() {
    SoldLine sold = threeCups();
    Basket all = Basket.EMPTY.withBack(sold, Quantity.of(3));

    assertThat(all.withVoided(0).left(sold)).isEqualTo(Quantity.of(3));
    assertThat(all.withVoided(0).withBack(sold, Quantity.of(3)).left(sold))
        .isEqualTo(Quantity.ZERO);
    Line voided = all.lines().get(0).asVoided();
    assertThat(all.with(voided).left(sold))
        .as("a voided line asks for nothing")
        .isEqualTo(Quantity.ZERO);
  }

  @Test
  void theQuantityOfAReturnMayChangeWithinWhatIsLeft() {
    SoldLine sold = threeCups();
    Basket basket = Basket.EMPTY.withBack(sold, Quantity.ONE).withBack(sold, Quantity.ONE);

    assertThat(basket.withQuantity(1, Quantity.of(2)).left(sold)).isEqualTo(Quantity.ZERO);
    assertThatThrownBy(() -> basket.withQuantity(1, Quantity.of(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 of C come back: at most 2 are left of that sale");
    assertThat(basket.withVoided(1).withQuantity(1, Quantity.of(9)).left(sold))
        .as("a voided line asks for nothing")
        .isEqualTo(Quantity.of(2));
  }

  @Test
  void goodsThatComeBackHaveNoOtherPrice() {
    Basket basket = Basket.EMPTY.withBack(threeCups(), Quantity.ONE);
    String refused = "goods that come back have the price they were sold at, and no other: C";

    assertThatThrownBy(() -> basket.withOverride(0, now(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(refused);
    assertThatThrownBy(() -> basket.withDiscount(0, part(1))).hasMessage(refused);
    assertThatThrownBy(() -> basket.lines().get(0).withLabel(m(1))).hasMessage(refused);
    Priced reduced = priced(basket.withDiscount(part(50)).with(SOAP, Quantity.ONE));
    assertThat(amounts(reduced))
        .as("a discount of the basket is for what goes out")
        .containsExactly(m(-416), m(72));
    assertThat(reduced.saved()).isEqualTo(m(73));
  }

  @Test
  void anExchangeIsOneBasketWithOneTotal() {
    SoldLine sold = sold(CUP, 2);
    Basket back = Basket.EMPTY.withBack(sold, Quantity.ONE);

    assertThat(priced(back.with(BOOK, Quantity.ONE)).total()).isEqualTo(m(1501));
    assertThat(priced(back.with(MILK, Quantity.ONE)).total()).isEqualTo(m(-360));
    Priced even = priced(back.with(CUP, Quantity.ONE));
    assertThat(even.total()).isEqualTo(Money.ZERO);
    assertThat(even.taxes())
        .containsExactly(
            new TaxSum(
                NORMAL,
                Money.ZERO,
                List.of(new TaxAmount(VAT_20, Money.ZERO, Money.ZERO)),
                Money.ZERO));
    assertThat(even.basket().items()).isEqualTo(2);
  }

  @Test
  void aReturnWithThePriceOfAnotherRateIsASumOfItsOwn() {
    TaxClass after = TaxClass.taxed("A", "Normal", Tax.percent("VAT", "VAT", Percent.of(21)));
    Basket basket = Shelf.of(piece("C", "Cup", 121, after)).withBack(sold(CUP, 1), Quantity.ONE);

    assertThat(priced(basket).taxes()).extracting(TaxSum::gross).containsExactly(m(-499), m(121));
  }

  @Test
  void aLawOfPromotionsOfTodayDoesNotTouchWhatComesBack() {
    Terms terms = new Terms(PLAIN.profile().with(Rounding.DOWN), Promotions.NONE);

    assertThat(Basket.EMPTY.withBack(threeCups(), Quantity.ONE).priced(terms, NOON).total())
        .isEqualTo(m(-416));
  }

  @Test
  void moreReturnedThanSoldIsRefused() {
    SoldLine sold = sold(CUP, 2);

    assertThat(returned(sold, 2).left()).isEqualTo(Quantity.ZERO);
    assertThatThrownBy(() -> returned(sold, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("returned 3 of 2 that were sold");
    assertThatThrownBy(() -> returned(sold, -1)).hasMessage("returned -1 of 2 that were sold");
  }

  @Test
  void aSoldLineNeverChanges() {
    List<Reduction> reductions = new ArrayList<>(threeCups().reductions());
    SoldLine sold =
        new SoldLine(
            threeCups().origin(),
            CUP,
            Quantity.of(3),
            Quantity.ZERO,
            m(1497),
            reductions,
            m(1247),
            threeCups().taxes(),
            TaxRule.Prices.TAX_INCLUDED);
    reductions.clear();

    assertThat(sold).isEqualTo(threeCups());
  }

  @Test
  void emptiesThatWereTakenBackCanBeTakenOutAgain() {
    assertThat(back(sold(Shelf.EMPTIES, 4), Quantity.of(3)).amount()).isEqualTo(m(75));
    assertThat(back(sold(Shelf.EMPTIES, 4), Quantity.of(3)).taxes())
        .isEqualTo(new TaxShare(m(75), List.of(), m(75)));
    assertThat(FREE.taxes()).isEmpty();
    assertThat(Shelf.EMPTIES.price()).isEqualTo(UnitPrice.ofMinor(-25));
  }
}
