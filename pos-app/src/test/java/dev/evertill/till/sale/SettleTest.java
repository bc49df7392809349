package dev.evertill.till.sale;

import static dev.evertill.till.sale.Shelf.EUR;
import static dev.evertill.till.sale.Shelf.MILK;
import static dev.evertill.till.sale.Shelf.PLAIN;
import static dev.evertill.till.sale.Shelf.due;
import static dev.evertill.till.sale.Shelf.in;
import static dev.evertill.till.sale.Shelf.m;
import static dev.evertill.till.sale.Shelf.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.Tender.Foreign;
import dev.evertill.till.sale.Tender.Kind;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.promotion.Promotions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettleTest {
  private static final Currency DOLLAR = new Currency("USD", 2);

  private static Tender cash(long minor) {
    return Tender.cash(m(minor));
  }

  private static Tender card(long minor) {
    return Tender.of(Kind.CARD, m(minor), "A1");
  }

  private static Tender dollars(long minor, String rate) {
    return Tender.foreignCash(new Foreign(DOLLAR, m(minor), new BigDecimal(rate)), EUR);
  }

  /** {@code change 0.58, rounding -0.01} in minor units, or why not. */
  private static String settle(Priced basket, Tender... tenders) {
    Settlement settlement = basket.settle(List.of(tenders));
    if (settlement.sale().isEmpty()) {
      return settlement.refusal().orElseThrow().name();
    }
    Sale sale = settlement.sale().get();
    assertThat(sale).isEqualTo(new Sale(basket, List.of(tenders), sale.rounding(), sale.change()));
    Money given = Arrays.stream(tenders).map(Tender::amount).reduce(Money.ZERO, Money::plus);
    assertThat(given.minus(sale.change())).isEqualTo(sale.total().plus(sale.rounding()));
    assertThat(settlement.refusal()).isEmpty();
    return "change " + sale.change().minor() + ", rounding " + sale.rounding().minor();
  }

  @Test
  void thereMustBeSomethingToPayFor() {
    Basket voided = Shelf.of(MILK).withVoided(0);

    assertThat(settle(Priced.NOTHING)).isEqualTo("NOTHING_TO_PAY");
    assertThat(settle(Priced.NOTHING, cash(100))).isEqualTo("NOTHING_TO_PAY");
    assertThat(settle(priced(voided))).isEqualTo("NOTHING_TO_PAY");
    assertThat(settle(priced(voided.with(MILK, Quantity.ONE)), cash(139)))
        .isEqualTo("change 0, rounding 0");
    assertThat(Settlement.refused(Refusal.NOTHING_TO_PAY))
        .isEqualTo(new Settlement(Optional.empty(), Optional.of(Refusal.NOTHING_TO_PAY)));
  }

  @Test
  void enoughIsTheTotalToTheCent() {
    Priced basket = due(PLAIN, 139);

    assertThat(settle(basket)).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(basket, cash(138))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(basket, cash(139))).isEqualTo("change 0, rounding 0");
    assertThat(settle(basket, cash(140))).isEqualTo("change 1, rounding 0");
    assertThat(settle(basket, card(138))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(basket, card(139))).isEqualTo("change 0, rounding 0");
    assertThat(settle(basket, card(100), card(38))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(basket, card(100), card(39))).isEqualTo("change 0, rounding 0");
  }

  @Test
  void onlyForCashIsChangeGiven() {
    Priced basket = due(PLAIN, 139);

    for (Kind kind : List.of(Kind.CARD, Kind.VOUCHER, Kind.GIFT_CARD, Kind.ON_ACCOUNT)) {
      assertThat(settle(basket, Tender.of(kind, m(139), "1"))).isEqualTo("change 0, rounding 0");
      assertThat(settle(basket, Tender.of(kind, m(140), "1"))).isEqualTo("TENDER_TOO_LARGE");
    }
    assertThat(settle(basket, card(100), cash(50))).isEqualTo("change 11, rounding 0");
    assertThat(settle(basket, cash(100), card(139), cash(5)))
        .as("cash that was not needed goes back")
        .isEqualTo("change 105, rounding 0");
    assertThat(settle(basket, cash(100), card(140))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(basket, dollars(200, "0.90"))).isEqualTo("change 41, rounding 0");
  }

  @Test
  void aTenderOfTheWrongSignIsRefused() {
    assertThat(settle(due(PLAIN, 139), cash(-1), cash(500))).isEqualTo("TENDER_NOT_POSITIVE");
    assertThat(settle(due(PLAIN, 139), card(-1), cash(500))).isEqualTo("TENDER_NOT_POSITIVE");
    assertThat(settle(due(PLAIN, 139), card(0), cash(0), cash(139)))
        .isEqualTo("change 0, rounding 0");
    assertThat(settle(due(PLAIN, -139), cash(1), cash(-140))).isEqualTo("TENDER_NOT_NEGATIVE");
    assertThat(settle(due(PLAIN, -139), card(0), cash(-139))).isEqualTo("change 0, rounding 0");
  }

  @Test
  void aBasketOfNothingDueIsSettledWithoutMoney() {
    Priced free = due(in("CH"), 0);

    assertThat(settle(free)).isEqualTo("change 0, rounding 0");
    assertThat(settle(free, cash(0))).isEqualTo("change 0, rounding 0");
    assertThat(settle(free, cash(500))).isEqualTo("change 500, rounding 0");
    assertThat(settle(free, card(1))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(free, cash(-1))).isEqualTo("TENDER_NOT_POSITIVE");
  }

  @Test
  void cashIsRoundedToTheCoinsOfTheCountry() {
    assertThat(settle(due(in("CH"), 1242), cash(1239))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("CH"), 1242), cash(1240))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("CH"), 1243), cash(1244))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("CH"), 1243), cash(2000))).isEqualTo("change 755, rounding 2");
    assertThat(settle(due(in("SE"), 1249), cash(2000))).isEqualTo("change 800, rounding -49");
    assertThat(settle(due(in("SE"), 1250), cash(2000))).isEqualTo("change 700, rounding 50");
    assertThat(settle(due(in("NZ"), 1705), cash(2000))).isEqualTo("change 300, rounding -5");
    assertThat(settle(due(in("NZ"), 1706), cash(2000))).isEqualTo("change 290, rounding 4");
    assertThat(settle(due(in("ZA"), 1709), cash(2000))).isEqualTo("change 300, rounding -9");
    assertThat(settle(due(in("DE"), 1709), cash(2000))).isEqualTo("change 291, rounding 0");
  }

  @Test
  void smallAmountsHaveRulesOfTheirOwn() {
    assertThat(settle(due(in("CH"), 2), cash(0))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("CH"), 2))).as("nobody paid cash").isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("SK"), 2), cash(4))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("SK"), 2), cash(5))).isEqualTo("change 0, rounding 3");
    assertThat(settle(due(in("SK"), 1), cash(100))).isEqualTo("change 95, rounding 4");
    assertThat(settle(due(in("SK"), 1242), cash(1240))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("FI"), 2), cash(1))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("FI"), 2), cash(2))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("FI"), 2), cash(100)))
        .as("an amount that stays as it is gets exact change, or it were a gift")
        .isEqualTo("change 98, rounding 0");
    assertThat(settle(due(in("BE"), 4), cash(100))).isEqualTo("change 96, rounding 0");
    assertThat(settle(due(in("BE"), 6), cash(100))).isEqualTo("change 95, rounding -1");
  }

  @Test
  void whatIsNotPaidInCashIsNotRounded() {
    assertThat(settle(due(in("CH"), 1242), card(1242))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("CH"), 1242), card(1240))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("CH"), 1242), card(1241), cash(0))).isEqualTo("change 0, rounding -1");
    assertThat(settle(due(in("CH"), 1242), card(1242), cash(0))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("CH"), 1242), card(1000), cash(240)))
        .isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("CH"), 1242), card(999), cash(244))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("CH"), 1242), card(999), cash(300)))
        .isEqualTo("change 55, rounding 2");
    assertThat(settle(due(in("CH"), 1243), Tender.of(Kind.GIFT_CARD, m(1243), "G")))
        .isEqualTo("change 0, rounding 0");
  }

  @Test
  void inItalyOnlyABillPaidWhollyInCashIsRounded() {
    assertThat(settle(due(in("IT"), 1002), cash(1000))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("IT"), 1002), card(0), cash(1000))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("IT"), 1002), card(499), cash(502))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("IT"), 1002), card(499), cash(503))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("IT"), 1002), card(499), cash(1000)))
        .isEqualTo("change 497, rounding 0");
  }

  @Test
  void aRefundMirrorsASale() {
    assertThat(settle(due(PLAIN, -139))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(PLAIN, -139), cash(-138))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(PLAIN, -139), cash(-139))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(PLAIN, -139), cash(-140))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(due(PLAIN, -139), card(-138))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(PLAIN, -139), card(-139))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(PLAIN, -139), card(-140))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(due(PLAIN, -139), card(-140), cash(0))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(due(PLAIN, -139), card(-100), cash(-39))).isEqualTo("change 0, rounding 0");
  }

  @Test
  void aRefundInCashIsRoundedTheSameWay() {
    assertThat(settle(due(in("CH"), -1242), cash(-1242))).isEqualTo("TENDER_TOO_LARGE");
    assertThat(settle(due(in("CH"), -1242), cash(-1240))).isEqualTo("change 0, rounding 2");
    assertThat(settle(due(in("CH"), -1242), cash(-1239))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(in("CH"), -1243), cash(-1245))).isEqualTo("change 0, rounding -2");
    assertThat(settle(due(in("CH"), -1242), card(-1242))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("CH"), -1242), card(-500), cash(-740)))
        .isEqualTo("change 0, rounding 2");
    assertThat(settle(due(in("SK"), -2), cash(-5))).isEqualTo("change 0, rounding -3");
    assertThat(settle(due(in("FI"), -2), cash(-2))).isEqualTo("change 0, rounding 0");
    assertThat(settle(due(in("CH"), -2), cash(0))).isEqualTo("change 0, rounding 2");
    assertThat(settle(due(in("IT"), -1002), card(-499), cash(-503)))
        .isEqualTo("change 0, rounding 0");
  }

  @Test
  void whatForeignNotesAreWorthIsRoundedOnceInTheChange() {
    // 19.30 dollars at 0.90 are 17.37; no coin gives 4.97 back of the 12.40 due.
    assertThat(settle(due(in("CH"), 1238), dollars(1930, "0.90")))
        .isEqualTo("change 500, rounding -1");
    assertThat(settle(due(in("CH"), 1242), dollars(1933, "0.90")))
        .isEqualTo("change 495, rounding 2");
    assertThat(settle(due(in("ZA"), 1709), dollars(2224, "0.90")))
        .as("20.01 for 17.09, up to what the till has")
        .isEqualTo("change 300, rounding -8");
    assertThat(settle(due(in("ZA"), 109), dollars(112, "0.90")))
        .as("1.00 for 1.09: nothing is left")
        .isEqualTo("change 0, rounding -9");
    assertThat(settle(due(in("ZA"), 109), dollars(113, "0.90")))
        .as("1.01 for 1.09: nothing goes back either")
        .isEqualTo("change 0, rounding -8");
    assertThat(settle(due(in("SK"), 2), dollars(8, "1"))).isEqualTo("change 5, rounding 1");
    assertThat(settle(due(in("FI"), 2), dollars(88, "1"))).isEqualTo("change 86, rounding 0");
  }

  @Test
  void noMoreGoesBackThanWasGiven() {
    assertThat(settle(due(in("ZA"), 1), cash(13))).isEqualTo("change 13, rounding -1");
  }

  @Test
  void changeHasCoinsOfItsOwnWhereTheProfileSaysSo() {
    CashRounding exactDue = CashRounding.NONE.withChange(m(5), Rounding.DOWN);
    CashRounding both = CashRounding.nearest(m(5)).withChange(m(10), Rounding.DOWN);
    Terms one = new Terms(PLAIN.profile().with(exactDue), Promotions.NONE);
    Terms two = new Terms(PLAIN.profile().with(both), Promotions.NONE);

    assertThat(settle(due(one, 1242), cash(1241))).isEqualTo("TENDER_TOO_SMALL");
    assertThat(settle(due(one, 1242), cash(2000))).isEqualTo("change 755, rounding 3");
    assertThat(settle(due(two, 1243), cash(2000)))
        .as("of the 12.45 that are due, not of 12.43")
        .isEqualTo("change 750, rounding 7");
    assertThat(due(two, -1243).change(Money.ZERO)).as("a refund is no change").isEqualTo(m(1245));
  }

  @Test
  void whatIsDueInCashIsKnownBeforeItIsGiven() {
    Priced sale = due(in("CH"), 1243);

    assertThat(sale.cashDue(Money.ZERO)).isEqualTo(m(1245));
    assertThat(sale.cashDue(m(1000))).isEqualTo(m(245));
    assertThat(sale.cashDue(m(1243))).isEqualTo(Money.ZERO);
    assertThat(sale.change(m(2000))).isEqualTo(m(755));
    assertThat(sale.change(m(1245))).isEqualTo(Money.ZERO);
    Priced refund = due(in("CH"), -1243);
    assertThat(refund.cashDue(Money.ZERO)).isEqualTo(m(-1245));
    assertThat(refund.change(Money.ZERO)).isEqualTo(m(1245));
    assertThat(due(in("IT"), 1002).cashDue(m(499))).isEqualTo(m(503));
  }

  @Test
  void foreignCashIsWorthItsRateCutToWholeCents() {
    assertThat(dollars(2000, "0.91737"))
        .isEqualTo(
            new Tender(
                Kind.FOREIGN_CASH,
                m(1834),
                Optional.of(new Foreign(DOLLAR, m(2000), new BigDecimal("0.91737"))),
                ""));
    assertThat(dollars(-2000, "0.91737").amount()).as("a refund mirrors").isEqualTo(m(-1834));
    Foreign yen = new Foreign(new Currency("JPY", 0), m(1000), new BigDecimal("0.00619"));
    assertThat(Tender.foreignCash(yen, EUR).amount()).isEqualTo(m(619));
    Foreign euro = new Foreign(EUR, m(619), new BigDecimal("161.5"));
    assertThat(Tender.foreignCash(euro, new Currency("JPY", 0)).amount()).isEqualTo(m(999));
    assertThatThrownBy(() -> dollars(100, "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate 0: above 0 is allowed");
    assertThatThrownBy(() -> dollars(100, "-1")).hasMessage("rate -1: above 0 is allowed");
    assertThatThrownBy(() -> dollars(Long.MAX_VALUE, "2")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void tendersSayWhatTheyAre() {
    assertThat(cash(5)).isEqualTo(new Tender(Kind.CASH, m(5), Optional.empty(), ""));
    assertThat(card(5)).isEqualTo(new Tender(Kind.CARD, m(5), Optional.empty(), "A1"));
  }

  @Test
  void aSaleNeverChanges() {
    List<Tender> tenders = new ArrayList<>(List.of(cash(139)));
    Sale sale = due(PLAIN, 139).settle(tenders).sale().orElseThrow();
    tenders.clear();

    assertThat(sale)
        .isEqualTo(new Sale(due(PLAIN, 139), List.of(cash(139)), Money.ZERO, Money.ZERO));
    assertThat(sale.total()).isEqualTo(m(139));
  }
}
