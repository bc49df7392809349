package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Ledger.Held;
import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Kind;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.By;
import dev.evertill.till.sale.Discount;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Priced;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Baskets put aside, at the counter. */
class HeldBasketsTest {
  private static final By CLARA = new By("9", "Clara S.");

  private final OneTill till = new OneTill().opened();

  private Held only() {
    assertThat(till.checkout.held()).hasSize(1);
    return till.checkout.held().get(0);
  }

  @Test
  void aBasketPutAsideLeavesTheCounterEmptyForTheNextCustomer() {
    till.checkout.add("101");
    till.checkout.quantity("3");
    till.checkout.hold(" lady in green ");

    till.says(Notice.Kind.HELD, "lady in green");
    assertThat(till.counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(till.counter.nextQuantity()).isEmpty();
    assertThat(till.ledger.kept()).isEmpty();
    assertThat(only().label()).isEqualTo("lady in green");
    assertThat(only().heldAtMillis()).isEqualTo(1_794_835_927_250L);
    till.sell("102", 65);
    till.says(Notice.Kind.PAID, "03-9F2C-000003", "0.00");
  }

  @Test
  void whatIsTakenUpIsExactlyWhatWasPutAside() throws Exception {
    Basket basket =
        Basket.EMPTY
            .with(till.goods.named("Bread roll"), Quantity.of(6))
            .with(till.goods.named("Bananas"), Quantity.parse("1.250"))
            .withDiscount(1, Discount.part(Percent.of(10), "brown", CLARA))
            .with(till.goods.named("Croissant"), Quantity.of(2))
            .withOverride(2, new PriceOverride(UnitPrice.ofMinor(99), "end of day", CLARA))
            .with(till.goods.named("Butter 250 g"), Quantity.ONE)
            .withVoided(3)
            .withDiscount(Discount.amount(Money.of(50), "Birthday", CLARA))
            .withCoupon("9912345000106");
    till.ledger.keep(Drafts.write(basket));
    till.restart();
    Priced before = till.counter.priced();
    till.checkout.hold("later");
    till.goods.version = 43;
    till.restart();
    till.checkout.recall(only().id());

    till.says(Notice.Kind.BASKET_BACK, "9");
    assertThat(till.counter.basket()).isEqualTo(basket);
    assertThat(till.counter.priced()).isEqualTo(before);
    assertThat(till.counter.selected()).isEqualTo(2);
    assertThat(till.checkout.held()).isEmpty();
    assertThat(Drafts.read(till.ledger.kept().orElseThrow())).as("over a stop").isEqualTo(basket);
  }

  @Test
  void nothingIsTakenUpOverGoodsOnTheCounter() {
    till.checkout.add("101");
    till.checkout.hold("first");
    till.checkout.add("102");
    till.checkout.recall(only().id());

    till.says(Notice.Kind.BASKET_OPEN);
    assertThat(till.counter.total()).isEqualTo(Money.of(65));
    assertThat(only().label()).isEqualTo("first");
  }

  @Test
  void whatIsNotPutAsideIsNotTakenUp() {
    till.checkout.hold("nothing");
    till.says(Notice.Kind.NOTHING_TO_HOLD);
    till.checkout.recall(7);
    till.says(Notice.Kind.NOT_HELD);
    assertThat(till.checkout.held()).isEmpty();
  }

  @Test
  void aBasketThatCouldNotBePutAsideOrTakenUpStaysWhereItIs() {
    till.checkout.add("101");
    till.ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    till.checkout.hold("first");
    till.says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(till.counter.basket().lines()).hasSize(1);

    till.checkout.hold("first");
    till.ledger.failNextWrite = Optional.of(Cause.DISK_FULL);
    till.checkout.recall(only().id());
    till.says(Notice.Kind.NOT_RECORDED, "DISK_FULL");
    assertThat(till.counter.basket()).isEqualTo(Basket.EMPTY);
    assertThat(only().label()).isEqualTo("first");
  }

  @Test
  void theDayDoesNotCloseOverBasketsPutAside() {
    till.checkout.add("101");
    till.checkout.hold("first");
    till.checkout.add("102");
    till.checkout.hold("second");
    till.checkout.closeDay(OneTill.FLOAT);

    till.says(Notice.Kind.BASKETS_HELD, "2");
    assertThat(till.counter.notice().isTrouble()).isTrue();
    assertThat(till.ledger.count(Kind.DAY_CLOSED)).isZero();
    for (Held held : till.checkout.held()) {
      till.checkout.recall(held.id());
      till.checkout.voidBasket();
    }
    till.checkout.closeDay(OneTill.FLOAT);
    till.says(Notice.Kind.DAY_CLOSED, "1");
  }

  @Test
  void aBasketThatCannotBeReadStaysAsideIsNamedAndStopsNobody() throws Exception {
    till.ledger.hold("lady in green", 1, new byte[] {'?'});
    till.checkout.recall(only().id());

    till.says(Notice.Kind.HELD_UNREADABLE, "lady in green");
    assertThat(only().draft()).isEqualTo(new byte[] {'?'});
    till.checkout.closeDay(OneTill.FLOAT);
    till.says(Notice.Kind.DAY_CLOSED, "1");
    assertThat(only().label()).isEqualTo("lady in green");
  }
}
