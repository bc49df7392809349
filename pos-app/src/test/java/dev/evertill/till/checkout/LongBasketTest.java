package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.checkout.NotRecordedException.Cause;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import dev.evertill.till.sale.Basket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Baskets so long that head office would not take their sale. */
class LongBasketTest {
  private static final int MOST = 256 * 1024;

  private final OneTill till = new OneTill().opened();

  /** Scans until the till takes no more. */
  private int filled() {
    int lines = 0;
    while (till.counter.notice().kind() != Notice.Kind.SPLIT_BASKET) {
      assertThat(lines).as("it has to end").isLessThan(10_000);
      till.checkout.add("101");
      lines++;
    }
    return lines - 1;
  }

  @Test
  void aBasketThatIsFullIsPaidAndTheRestIsTheNext() {
    int lines = filled();

    till.says(Notice.Kind.SPLIT_BASKET);
    assertThat(till.counter.notice().isTrouble()).isTrue();
    assertThat(till.counter.basket().lines()).hasSize(lines);
    till.checkout.payCash(till.counter.cashDue());
    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    assertThat(till.entry(0).document().length).isBetween(MOST / 2, MOST);
    till.sell("101", 45);
    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
  }

  @Test
  void aBasketThatIsFullCanBeGivenUpOrHaveALineVoided() {
    filled();
    till.checkout.voidLine();
    till.says(Notice.Kind.LINE_VOIDED, "Bread roll");
    till.checkout.voidBasket();

    assertThat(till.counter.notice().kind()).isEqualTo(Notice.Kind.BASKET_VOIDED);
    assertThat(till.entry(0).document().length).isBetween(MOST / 2, MOST);
  }

  @Test
  void aBasketThatCameBackTooLongIsNotRecordedAndStays() throws Exception {
    Basket basket = Basket.EMPTY;
    for (int i = 0; i < 2_000; i++) {
      basket = basket.with(till.goods.named("Bread roll"), Quantity.ONE);
    }
    till.ledger.keep(Drafts.write(basket));
    till.restart();
    till.checkout.payCash(till.counter.cashDue());

    till.says(Notice.Kind.SPLIT_BASKET);
    assertThat(till.counter.basket()).isEqualTo(basket);
    assertThat(till.expected()).isEqualTo(OneTill.FLOAT);
    assertThat(till.kinds()).containsExactly("log-in", "shift-opened");
    assertThat(till.ledger.prints()).isEmpty();
    assertThat(till.ledger.kept()).isPresent();
  }

  @Test
  void aDocumentOfExactlyTheMostIsWrittenAndOneByteMoreIsNot() throws Exception {
    MemoryLedger ledger = new MemoryLedger("03");
    Pen pen =
        new Pen(
            ledger,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new Random(1),
            new ClockWatch(() -> 0L));
    pen.write(place -> Posting.plain(Kind.VOID, "x", 1, new byte[MOST]));
    assertThatThrownBy(
            () -> pen.write(place -> Posting.plain(Kind.VOID, "x", 1, new byte[MOST + 1])))
        .isInstanceOfSatisfying(
            NotRecordedException.class, e -> assertThat(e.why()).isEqualTo(Cause.TOO_LONG))
        .hasMessage("TOO_LONG: void of 262145 bytes: at most 262144 are allowed");

    assertThat(ledger.entries()).hasSize(1);
  }
}
