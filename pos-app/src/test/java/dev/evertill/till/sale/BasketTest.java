package dev.evertill.till.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketTest {
  private static final Tax TWENTY = new Tax("A", "VAT 20 %", Percent.parse("20"));
  private static final Tax TEN = new Tax("B", "VAT 10 %", Percent.parse("10"));
  private static final Item MILK = piece("1", "Milk", 139, TEN);
  private static final Item SOAP = piece("2", "Soap", 145, TWENTY);
  private static final Item APPLES =
      new Item("4020", "", "Apples", "Produce", Money.of(249), TEN, Unit.KILOGRAM, 0);

  private static Item piece(String sku, String name, long price, Tax tax) {
    return new Item(sku, "", name, "Misc", Money.of(price), tax, Unit.PIECE, 0);
  }

  @Test
  void aBasketAddsUpWhatIsInIt() {
    Basket basket =
        Basket.EMPTY
            .with(MILK, Quantity.of(3))
            .with(SOAP, Quantity.ONE)
            .with(APPLES, Quantity.parse("0.750"));

    assertThat(basket.total()).isEqualTo(Money.of(3 * 139 + 145 + 187));
    assertThat(basket.items()).as("what is weighed is one thing").isEqualTo(5);
    assertThat(basket.taxes())
        .containsExactly(
            new TaxSum(TWENTY, Money.of(121), Money.of(24), Money.of(145)),
            new TaxSum(TEN, Money.of(549), Money.of(55), Money.of(604)));
  }

  @Test
  void aVoidedLineStaysAndCostsNothing() {
    Basket basket = Basket.EMPTY.with(MILK, Quantity.ONE).with(SOAP, Quantity.ONE).withVoided(0);

    assertThat(basket.lines()).hasSize(2);
    assertThat(basket.lines().get(0).voided()).isTrue();
    assertThat(basket.total()).isEqualTo(Money.of(145));
    assertThat(basket.items()).isEqualTo(1);
    assertThat(basket.taxes()).extracting(TaxSum::rate).containsExactly(TWENTY);
    assertThat(basket.withVoided(1).isPayable()).isFalse();
    assertThat(basket.withVoided(1).isEmpty()).isFalse();
  }

  @Test
  void aLineOfNothingIsOurMistake() {
    assertThatThrownBy(() -> Basket.EMPTY.with(MILK, Quantity.of(0)))
        .hasMessage("quantity <= 0: 0");
  }

  @Test
  void aBasketNobodyHoldsOnToNeverChanges() {
    List<Line> lines = new ArrayList<>(List.of(new Line(MILK, Quantity.ONE, false)));
    Basket basket = new Basket(lines);
    lines.clear();

    assertThat(basket.lines()).hasSize(1);
    basket.with(SOAP, Quantity.ONE);
    assertThat(basket.lines()).hasSize(1);
  }

  @Test
  void aClassWhoseRateChangedIsTwoClassesOnTheSlip() {
    Tax before = new Tax("A", "VAT 20 %", Percent.parse("20"));
    Tax after = new Tax("A", "VAT 21 %", Percent.parse("21"));
    Basket basket =
        Basket.EMPTY
            .with(piece("1", "After noon", 121, after), Quantity.ONE)
            .with(piece("2", "Before noon", 120, before), Quantity.ONE);

    assertThat(basket.taxes()).extracting(TaxSum::rate).containsExactly(before, after);
  }

  @Test
  void tooMuchMoneyIsAnErrorAndNeverAWrongTotal() {
    Basket basket =
        Basket.EMPTY
            .with(piece("1", "Ship", Long.MAX_VALUE, TEN), Quantity.ONE)
            .with(MILK, Quantity.ONE);

    assertThatThrownBy(basket::total).isInstanceOf(ArithmeticException.class);
  }

  // Properties

  @Test
  void netAndTaxAreTheGrossOfEachClassAndAllGrossIsTheTotal() {
    Seeds.each(
        2_000,
        chance -> {
          Basket basket = RandomGoods.basket(chance);
          Money gross = Money.ZERO;
          for (TaxSum sum : basket.taxes()) {
            assertThat(sum.net().plus(sum.tax())).isEqualTo(sum.gross());
            gross = gross.plus(sum.gross());
          }
          assertThat(gross).isEqualTo(basket.total());
        });
  }

  @Test
  void theOrderOfScanningChangesNoTotalAndNoTax() {
    Seeds.each(
        1_000,
        chance -> {
          Basket basket = RandomGoods.basket(chance);
          List<Line> lines = new ArrayList<>(basket.lines());
          Collections.shuffle(lines, chance);
          Basket shuffled = new Basket(lines);

          assertThat(shuffled.total()).isEqualTo(basket.total());
          assertThat(shuffled.taxes()).isEqualTo(basket.taxes());
          assertThat(shuffled.items()).isEqualTo(basket.items());
        });
  }

  @Test
  void aLineMoreMakesTheTotalMoreByItsAmount() {
    Seeds.each(
        1_000,
        chance -> {
          Basket basket = RandomGoods.basket(chance);
          Line line = new Line(RandomGoods.item(chance), Quantity.of(2), false);

          assertThat(basket.with(line.item(), line.quantity()).total())
              .isEqualTo(basket.total().plus(line.amount()));
        });
  }

  @Test
  void settlingNeitherInventsNorLosesMoney() {
    Seeds.each(
        2_000,
        chance -> {
          Basket basket = RandomGoods.basket(chance);
          List<Tender> tenders = new ArrayList<>();
          for (int i = chance.nextInt(4); i > 0; i--) {
            tenders.add(Tender.cash(Money.of(chance.nextInt(60_000))));
          }
          Money given = tenders.stream().map(Tender::amount).reduce(Money.ZERO, Money::plus);

          Settlement settlement = basket.settle(tenders);

          boolean enough = basket.isPayable() && given.compareTo(basket.total()) >= 0;
          assertThat(settlement.sale().isPresent()).isEqualTo(enough);
          assertThat(settlement.refusal().isPresent()).isEqualTo(!enough);
          settlement
              .sale()
              .ifPresent(
                  sale -> {
                    assertThat(given.minus(sale.change())).isEqualTo(sale.total());
                    assertThat(sale.total()).isEqualTo(basket.total());
                    assertThat(sale.change().isNegative()).isFalse();
                    assertThat(sale.lines()).isEqualTo(basket.lines());
                    assertThat(sale.taxes()).isEqualTo(basket.taxes());
                    assertThat(sale.tenders()).isEqualTo(tenders);
                  });
        });
  }

  @Test
  void whyABasketCannotBeSettledIsSaid() {
    Basket milk = Basket.EMPTY.with(MILK, Quantity.ONE);

    assertThat(Basket.EMPTY.settle(List.of(Tender.cash(Money.of(100)))))
        .isEqualTo(Settlement.refused(Refusal.NOTHING_TO_PAY));
    assertThat(milk.withVoided(0).settle(List.of()))
        .isEqualTo(Settlement.refused(Refusal.NOTHING_TO_PAY));
    assertThat(milk.settle(List.of(Tender.cash(Money.of(138)))))
        .isEqualTo(Settlement.refused(Refusal.TENDER_TOO_SMALL));
    assertThat(milk.settle(List.of(Tender.cash(Money.of(-1)), Tender.cash(Money.of(500)))))
        .isEqualTo(Settlement.refused(Refusal.TENDER_NOT_POSITIVE));
    assertThat(milk.settle(List.of(Tender.cash(Money.of(139)))).sale().orElseThrow().change())
        .isEqualTo(Money.ZERO);
  }
}
