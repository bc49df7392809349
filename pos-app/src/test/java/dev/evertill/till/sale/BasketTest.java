package dev.evertill.till.sale;

import static dev.evertill.till.sale.Shelf.ANNA;
import static dev.evertill.till.sale.Shelf.APPLES;
import static dev.evertill.till.sale.Shelf.MILK;
import static dev.evertill.till.sale.Shelf.SOAP;
import static dev.evertill.till.sale.Shelf.m;
import static dev.evertill.till.sale.Shelf.now;
import static dev.evertill.till.sale.Shelf.part;
import static dev.evertill.till.sale.Shelf.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BasketTest {
  private static final Customer EVE = new Customer("C1", Set.of("club"), Map.of("P1", 2));

  @Test
  void aLineIsAnItemAndHowMuchOfItAtThePriceOfTheList() {
    assertThat(Basket.EMPTY.with(MILK, Quantity.of(3)))
        .isEqualTo(
            new Basket(
                List.of(
                    new Line(
                        MILK,
                        Quantity.of(3),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false)),
                List.of(),
                List.of(),
                Optional.empty()));
    assertThat(Line.of(MILK, Quantity.ONE).price()).isEqualTo(UnitPrice.ofMinor(139));
    assertThat(Line.of(MILK, Quantity.ONE).isBack()).isFalse();
  }

  @Test
  void whatIsWeighedIsOneThing() {
    Basket basket =
        Basket.EMPTY
            .with(MILK, Quantity.of(3))
            .with(SOAP, Quantity.ONE)
            .with(APPLES, Quantity.parse("2.750"));

    assertThat(basket.items()).isEqualTo(5);
    assertThat(basket.withVoided(0).items()).isEqualTo(2);
    assertThat(Basket.EMPTY.items()).isZero();
  }

  @Test
  void aVoidedLineStaysAndIsNeitherPayableNorNothing() {
    Basket basket = Shelf.of(MILK, SOAP).withVoided(0);

    assertThat(basket.lines()).extracting(Line::voided).containsExactly(true, false);
    assertThat(basket.lines()).extracting(Line::item).containsExactly(MILK, SOAP);
    assertThat(basket.isPayable()).isTrue();
    assertThat(basket.withVoided(1).isPayable()).isFalse();
    assertThat(basket.withVoided(1).isEmpty()).isFalse();
    assertThat(Basket.EMPTY.isEmpty()).isTrue();
    assertThat(Basket.EMPTY.isPayable()).isFalse();
  }

  @Test
  void aLineOfNothingIsOurMistake() {
    assertThatThrownBy(() -> Basket.EMPTY.with(MILK, Quantity.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantity <= 0: 0");
    assertThatThrownBy(() -> Shelf.of(MILK).withQuantity(0, Quantity.of(-1)))
        .hasMessage("quantity <= 0: -1");
    assertThat(Line.of(APPLES, new Quantity(1)).quantity()).isEqualTo(new Quantity(1));
  }

  @Test
  void aBasketNobodyHoldsOnToNeverChanges() {
    List<Line> lines = new ArrayList<>(List.of(Line.of(MILK, Quantity.ONE)));
    List<Discount> discounts = new ArrayList<>(List.of(part(10)));
    List<String> coupons = new ArrayList<>(List.of("98"));
    Basket basket = new Basket(lines, discounts, coupons, Optional.empty());
    lines.clear();
    discounts.clear();
    coupons.clear();

    basket.with(SOAP, Quantity.ONE);
    basket.withVoided(0);
    assertThat(basket).isEqualTo(Shelf.of(MILK).withDiscount(part(10)).withCoupon("98"));
  }

  @Test
  void aCustomerIsWhoTheyAreWhateverBecomesOfTheListsTheyCameFrom() {
    Set<String> groups = new HashSet<>(Set.of("club"));
    Map<String, Integer> used = new HashMap<>(Map.of("P1", 2));
    Customer customer = new Customer("C1", groups, used);
    groups.clear();
    used.clear();

    assertThat(customer).isEqualTo(EVE);
    assertThat(Shelf.of(MILK).withCustomer(customer).customer()).contains(EVE);
  }

  @Test
  void aCouponLiesThereOnceAndInItsOrder() {
    Basket basket = Basket.EMPTY.withCoupon("98B").withCoupon("98A").withCoupon("98B");

    assertThat(basket.coupons()).containsExactly("98B", "98A");
    assertThat(basket.withCoupon("98A")).isSameAs(basket);
  }

  @Test
  void changesOfALineLeaveAllElse() {
    Lot lot = new Lot("L1", "S1", Optional.of(LocalDate.of(2027, 1, 31)));
    Line cheese = Line.of(APPLES, Quantity.parse("0.500")).withLabel(m(124)).withLot(lot);
    Basket basket =
        Shelf.of(MILK)
            .with(cheese)
            .withDiscount(part(5))
            .withCoupon("98")
            .withCustomer(EVE)
            .withOverride(1, now(200))
            .withDiscount(1, part(10))
            .withDiscount(1, part(20))
            .withQuantity(1, Quantity.ONE)
            .withVoided(1);

    assertThat(basket)
        .isEqualTo(
            new Basket(
                List.of(
                    Line.of(MILK, Quantity.ONE),
                    new Line(
                        APPLES,
                        Quantity.ONE,
                        Optional.empty(),
                        Optional.of(now(200)),
                        List.of(part(10), part(20)),
                        Optional.of(lot),
                        Optional.empty(),
                        true)),
                List.of(part(5)),
                List.of("98"),
                Optional.of(EVE)));
    assertThat(basket.withDiscount(part(1)).discounts()).containsExactly(part(5), part(1));
  }

  @Test
  void theLabelStaysWithEveryChangeButThatOfTheWeight() {
    Line label = Line.of(APPLES, Quantity.parse("0.500")).withLabel(m(124));
    Basket basket = Basket.EMPTY.with(label).withDiscount(0, part(10)).withOverride(0, now(1));

    assertThat(basket.lines().get(0).label()).contains(m(124));
    assertThat(basket.withVoided(0).lines().get(0).label()).contains(m(124));
    assertThat(basket.withQuantity(0, Quantity.ONE).lines().get(0).label()).isEmpty();
  }

  @Test
  void aLabelSaysWhatItsGoodsCostWhateverTheListSays() {
    Basket basket = Basket.EMPTY.with(Line.of(APPLES, Quantity.parse("0.500")).withLabel(m(130)));

    assertThat(priced(basket).total()).isEqualTo(m(130));
    assertThat(priced(basket.withQuantity(0, Quantity.parse("0.502"))).total()).isEqualTo(m(125));
    assertThat(priced(basket.withOverride(0, now(200))).total())
        .as("an agreed price counts more than a label")
        .isEqualTo(m(100));
  }

  @Test
  void anOverrideIsThePriceAndTheItemKeepsItsOwn() {
    Line line = Shelf.of(SOAP).withOverride(0, now(99)).lines().get(0);

    assertThat(line.price()).isEqualTo(UnitPrice.ofMinor(99));
    assertThat(line.item().price()).isEqualTo(UnitPrice.ofMinor(145));
    assertThat(line.override()).contains(new PriceOverride(UnitPrice.ofMinor(99), "damaged", ANNA));
    assertThat(
            Shelf.of(SOAP).withOverride(0, now(99)).withOverride(0, now(0)).lines().get(0).price())
        .as("the last one counts, and nothing is a price")
        .isEqualTo(UnitPrice.ZERO);
    assertThatThrownBy(() -> now(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price < 0: -1");
  }

  @Test
  void aDiscountIsAPartUpToAllOfItOrAnAmount() {
    assertThat(part(100).part()).contains(Percent.HUNDRED);
    assertThat(part(0).off(m(100), Rounding.HALF_UP)).isEqualTo(Money.ZERO);
    assertThat(Shelf.amount(1)).isEqualTo(new Discount(Optional.empty(), m(1), "1 off", ANNA));
    assertThatThrownBy(() -> Discount.part(new Percent(100_000_001), "", ANNA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("discount of 100.000001 %: at most 100 is allowed");
    assertThatThrownBy(() -> Shelf.amount(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("discount of no % and 0 minor units: a part, or an amount above 0, is allowed");
    assertThatThrownBy(() -> Shelf.amount(-1)).hasMessageStartingWith("discount of no % and -1");
    assertThatThrownBy(() -> new Discount(Optional.of(Percent.of(5)), m(5), "", ANNA))
        .hasMessageStartingWith("discount of 5 % and 5 minor units");
    assertThatThrownBy(() -> new Discount(Optional.of(Percent.of(5)), m(-5), "", ANNA))
        .hasMessageStartingWith("discount of 5 % and -5 minor units");
  }

  @Test
  void aDiscountTakesNoMoreThanThereIs() {
    assertThat(part(15).off(m(130), Rounding.HALF_UP)).isEqualTo(m(20));
    assertThat(part(15).off(m(130), Rounding.DOWN)).isEqualTo(m(19));
    assertThat(Shelf.amount(50).off(m(51), Rounding.UP)).isEqualTo(m(50));
    assertThat(Shelf.amount(50).off(m(49), Rounding.UP)).isEqualTo(m(49));
    assertThat(Shelf.amount(50).off(Money.ZERO, Rounding.UP)).isEqualTo(Money.ZERO);
    assertThat(part(50).off(m(-10), Rounding.UP)).isEqualTo(Money.ZERO);
  }

  @Test
  void documentsHaveAWordForEachThing() {
    assertThat(Arrays.stream(Unit.values()).map(Unit::text)).containsExactly("piece", "kg");
    assertThat(Stream.of(Reduction.Source.values()).map(Reduction.Source::text))
        .containsExactly("promotion", "line-discount", "basket-discount");
    assertThat(Stream.of(Tender.Kind.values()).map(Tender.Kind::text))
        .containsExactly("cash", "foreign-cash", "card", "voucher", "gift-card", "on-account");
    assertThat(Stream.of(Tender.Kind.values()).filter(Tender.Kind::isCash))
        .containsExactly(Tender.Kind.CASH, Tender.Kind.FOREIGN_CASH);
  }
}
