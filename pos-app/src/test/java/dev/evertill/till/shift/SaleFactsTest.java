package dev.evertill.till.shift;

import static dev.evertill.till.shift.Day.ANN;
import static dev.evertill.till.shift.Day.CARD;
import static dev.evertill.till.shift.Day.CASH;
import static dev.evertill.till.shift.Day.document;
import static dev.evertill.till.shift.Day.money;
import static dev.evertill.till.shift.Day.turnover;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SaleFactsTest {
  @Test
  void theTurnoverIsWhatWasSoldLessWhatCameBack() {
    SaleFacts facts =
        document().goods("Food", 1_200, 20).goods("Books", -550, 10).pay(CASH, 1_000, 350).facts();
    assertThat(facts.gross()).isEqualTo(money(650));
    assertThat(facts.net()).isEqualTo(money(500));
    assertThat(facts.tax()).isEqualTo(money(150));
    assertThat(facts.sold()).isEqualTo(new Total(1, money(1_200)));
    assertThat(facts.returned()).isEqualTo(new Total(1, money(550)));
  }

  @Test
  void aDocumentIsASaleAReturnOrAnExchange() {
    assertThat(document().goods("", 100, 0).pay(CASH, 100, 0).facts().kind())
        .isEqualTo(SaleFacts.Kind.SALE);
    assertThat(document().goods("", -100, 0).pay(CASH, -100, 0).facts().kind())
        .isEqualTo(SaleFacts.Kind.RETURN);
    assertThat(document().goods("", -100, 0).goods("", 100, 0).facts().kind())
        .isEqualTo(SaleFacts.Kind.EXCHANGE);
    assertThat(document().collect("gift card", 100).pay(CASH, 100, 0).facts().kind())
        .isEqualTo(SaleFacts.Kind.SALE);
  }

  @Test
  void paymentsAreTheTurnoverWithRoundingAndWhatWasCollected() {
    SaleFacts facts =
        document()
            .goods("", 398, 0)
            .collect("gift card", 2_500)
            .round(2)
            .pay(CASH, 3_000, 100)
            .facts();
    assertThat(facts.gross()).isEqualTo(money(398));
    assertThatThrownBy(() -> document().goods("", 398, 0).round(2).pay(CASH, 398, 0).facts())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("payments make 398, expected 400");
    assertThatThrownBy(
            () -> document().goods("", 398, 0).collect("gift card", 2).pay(CASH, 398, 0).facts())
        .hasMessage("payments make 398, expected 400");
  }

  private static SaleFacts facts(long classes, long groups, Total sold, Total returned) {
    return new SaleFacts(
        List.of(turnover(0, money(classes))),
        Day.totals("Food", new Total(1, money(groups))),
        List.of(Payment.of(CASH, money(100), Money.ZERO)),
        new TreeMap<>(),
        Money.ZERO,
        sold,
        returned,
        Total.NONE,
        new TreeMap<>(),
        Total.NONE);
  }

  @Test
  void aDocumentWhosePartsDoNotAddUpIsRefused() {
    Total hundred = Total.one(money(100));
    assertThat(facts(100, 100, hundred, Total.NONE).gross()).isEqualTo(money(100));
    assertThatThrownBy(() -> facts(99, 100, hundred, Total.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax classes make 99, expected 100");
    assertThatThrownBy(() -> facts(100, 101, hundred, Total.NONE))
        .hasMessage("groups make 101, expected 100");
  }

  @Test
  void whatWasSoldAndWhatCameBackAreNotBelowZero() {
    assertThatThrownBy(() -> facts(-1, -1, new Total(2, money(-1)), Total.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sold < 0: 2 lines, -1");
    assertThatThrownBy(() -> facts(1, 1, Total.NONE, new Total(-1, money(1))))
        .hasMessage("returned < 0: -1 lines, 1");
  }

  @Test
  void anOlderDocumentHasOneNamelessGroup() {
    List<TaxTurnover> classes = List.of(turnover(20, money(1_200)), turnover(10, money(550)));
    List<Payment> paid = List.of(Payment.of(CASH, money(2_000), money(250)));
    assertThat(SaleFacts.plain(classes, 3, paid))
        .isEqualTo(
            new SaleFacts(
                classes,
                Day.totals("", new Total(3, money(1_750))),
                paid,
                new TreeMap<>(),
                Money.ZERO,
                new Total(3, money(1_750)),
                Total.NONE,
                Total.NONE,
                new TreeMap<>(),
                Total.NONE));
    SaleFacts back =
        SaleFacts.plain(
            List.of(turnover(20, money(-1_200))),
            2,
            List.of(Payment.of(CASH, money(-1_200), Money.ZERO)));
    assertThat(back.sold()).isEqualTo(Total.NONE);
    assertThat(back.returned()).isEqualTo(new Total(2, money(1_200)));
    assertThat(back.kind()).isEqualTo(SaleFacts.Kind.RETURN);
    SaleFacts free = SaleFacts.plain(List.of(turnover(20, Money.ZERO)), 1, List.of());
    assertThat(free.kind()).isEqualTo(SaleFacts.Kind.SALE);
  }

  @Test
  void whatIsKeptOfAPaymentIsGivenLessChange() {
    Payment cash = Payment.of(CASH, money(2_000), money(350));
    assertThat(cash.kept()).isEqualTo(money(1_650));
    assertThat(cash.value()).isEqualTo(money(1_650));
    Payment dollars = new Payment(Day.DOLLARS, money(1_000), Money.ZERO, money(920));
    assertThat(dollars.kept()).isEqualTo(money(1_000));
    assertThat(Payment.of(CARD, money(-5), Money.ZERO).kept()).isEqualTo(money(-5));
  }

  @Test
  void netAndTaxesAreTheGrossOfAClass() {
    Percent gst = Percent.of(5);
    Percent qst = Percent.parse("9.975");
    List<TaxTurnover.Part> taxes =
        List.of(
            TaxTurnover.Part.of("GST", gst, money(10_000), money(500)),
            TaxTurnover.Part.of("QST", qst, money(10_000), money(998)));
    TaxTurnover quebec = new TaxTurnover("A", taxes, money(10_000), money(11_498));
    assertThat(quebec.tax()).isEqualTo(money(1_498));
    assertThat(quebec.key())
        .isEqualTo(
            new TaxTurnover.Key(
                "A", List.of(new TaxTurnover.Rate("GST", gst), new TaxTurnover.Rate("QST", qst))));
    assertThatThrownBy(() -> new TaxTurnover("A", taxes, money(10_000), money(11_499)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A: net and taxes make 11498, gross is 11499");
  }

  @Test
  void taxClassesStandByNameThenByTheirRates() {
    TaxTurnover.Rate five = new TaxTurnover.Rate("GST", Percent.of(5));
    TaxTurnover.Rate six = new TaxTurnover.Rate("GST", Percent.of(6));
    TaxTurnover.Rate other = new TaxTurnover.Rate("QST", Percent.of(1));
    assertThat(
            List.of(
                new TaxTurnover.Key("A", List.of()),
                new TaxTurnover.Key("A", List.of(five)),
                new TaxTurnover.Key("A", List.of(five, five)),
                new TaxTurnover.Key("A", List.of(five, other)),
                new TaxTurnover.Key("A", List.of(six)),
                new TaxTurnover.Key("A", List.of(other)),
                new TaxTurnover.Key("B", List.of())))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(new TaxTurnover.Key("B", List.of()))
        .isGreaterThan(new TaxTurnover.Key("A", List.of(six)));
    assertThat(new TaxTurnover.Key("A", List.of(six)))
        .isGreaterThan(new TaxTurnover.Key("A", List.of(five, other)))
        .isEqualByComparingTo(new TaxTurnover.Key("A", List.of(six)));
  }

  @Test
  void anEntryHasANumber() {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    assertThat(new At(1, noon, ANN).number()).isEqualTo(1);
    assertThatThrownBy(() -> new At(0, noon, ANN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry < 1: 0");
    assertThatThrownBy(() -> new DrawerEvent.BasketVoided(Day.at(1, ANN), Money.ZERO, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lines < 0: -1");
    assertThat(new DrawerEvent.BasketVoided(Day.at(1, ANN), Money.ZERO, 0).lines()).isZero();
  }

  @Test
  void wordsOfDocumentsStandAsReleased() {
    assertThat(List.of(DrawerEvent.Slip.values()).stream().map(DrawerEvent.Slip::text))
        .containsExactly("copy", "pro forma", "delivery", "training");
    assertThat(List.of(Reduction.Kind.values()).stream().map(Reduction.Kind::text))
        .containsExactly("line discount", "basket discount", "promotion");
    assertThat(List.of(TenderType.Kind.values()).stream().map(TenderType.Kind::text))
        .containsExactly("cash", "card", "voucher", "gift card", "on account", "other");
  }

  @Test
  void reductionsAndCashiersStandInOrder() {
    assertThat(
            List.of(
                new Reduction(Reduction.Kind.LINE_DISCOUNT, "z"),
                new Reduction(Reduction.Kind.PROMOTION, "a"),
                new Reduction(Reduction.Kind.PROMOTION, "b")))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(new Reduction(Reduction.Kind.PROMOTION, "b"))
        .isGreaterThan(new Reduction(Reduction.Kind.PROMOTION, "a"))
        .isGreaterThan(new Reduction(Reduction.Kind.LINE_DISCOUNT, "z"));
    assertThat(new At.Cashier("2", "Ann"))
        .isGreaterThan(new At.Cashier("1", "Ben"))
        .isLessThan(new At.Cashier("2", "Ben"))
        .isEqualByComparingTo(new At.Cashier("2", "Ann"));
  }
}
