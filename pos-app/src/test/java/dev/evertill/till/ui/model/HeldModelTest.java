package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.HeldBasket;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.money.Money;
import dev.evertill.till.ui.TestTill;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldModelTest {
  private final TestTill till = TestTill.atOnce().opened();
  private final SaleModel model = till.model;
  private final HeldModel held = model.held;

  @Test
  void theKeyPutsTheBasketAsideUnderWhatWasTyped() {
    till.with("Bread roll", "Butter 250 g");
    model.scan.typed("Mrs Smith");
    held.key();
    assertThat(held.baskets.get())
        .containsExactly(
            new HeldBasket(
                1,
                "Mrs Smith",
                LocalDateTime.of(2026, 11, 16, 14, 32),
                2,
                Optional.of(Money.of(3_04))));
    assertThat(model.scan.entry.get()).isEmpty();
    assertThat(model.counter.get().basket().isEmpty()).isTrue();
    assertThat(model.news.get()).isEqualTo(new News(News.Tone.INFO, "Put aside: Mrs Smith."));
  }

  @Test
  void withoutALabelItIsTheTime() {
    till.with("Bread roll");
    held.key();
    assertThat(held.baskets.get()).extracting(HeldBasket::label).containsExactly("14:32");
    assertThat(model.news.get().text()).isEqualTo("Put aside: 14:32.");
  }

  @Test
  void aLongLabelIsCutInTheNewsWithOneEllipsis() {
    till.with("Bread roll");
    model.scan.typed("The lady with the green umbrella, later");
    model.held.key();
    assertThat(model.news.get().text()).isEqualTo("Put aside: The lady with the green umbrell…");
  }

  @Test
  void overAnEmptyCounterTheKeyShowsThemAndOneIsTakenBack() {
    assertThat(held.keyWorks.get()).isFalse();
    till.with("Bread roll");
    held.key();
    till.with("Butter 250 g");
    assertThat(held.keyShows.get()).isFalse();
    held.key();
    assertThat(held.keyShows.get()).isTrue();
    held.key();
    assertThat(model.panel.get()).isEqualTo(Panel.HELD);
    model.move(1);
    held.recall();
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.counter.get().total()).isEqualTo(Money.of(2_59));
    assertThat(held.baskets.get()).hasSize(1);
    assertThat(held.keyShows.get()).isFalse();
  }

  @Test
  void goodsOnTheCounterAreInTheWayOfATakeBack() {
    till.with("Bread roll");
    held.key();
    till.with("Butter 250 g");
    held.open();
    held.recall();
    assertThat(model.news.get())
        .isEqualTo(
            new News(News.Tone.TROUBLE, "There are goods on the counter. Pay or void first."));
    assertThat(model.panel.get()).isEqualTo(Panel.HELD);
    assertThat(held.baskets.get()).hasSize(1);
  }

  @Test
  void aCodeHalfScannedIsNoLabel() {
    till.with("Bread roll");
    model.scan.typed("401234500204");
    held.key();
    assertThat(held.baskets.get()).isEmpty();
    assertThat(model.scan.entry.get()).isEqualTo("401234500204");
    assertThat(model.news.get().text())
        .isEqualTo("“401234500204” is not entered yet. Press Enter, or Esc to drop it.");
  }

  @Test
  void whatCouldNotBePutAsideKeepsItsGoodsAndItsLabel() {
    till.with("Bread roll");
    model.scan.typed("Mrs Smith");
    till.ledger.failNextWrite = Optional.of(NotRecordedException.Cause.DISK_FULL);
    held.key();
    assertThat(held.baskets.get()).isEmpty();
    assertThat(model.counter.get().total()).isEqualTo(Money.of(45));
    assertThat(model.scan.entry.get()).isEqualTo("Mrs Smith");
  }

  @Test
  void aScanOverTheListIsTheNextSale() {
    till.with("Bread roll");
    held.key();
    held.open();
    model.scan.entered("4012345002041");
    assertThat(model.panel.get()).isEqualTo(Panel.SALE);
    assertThat(model.counter.get().total()).isEqualTo(Money.of(2_59));
  }

  @Test
  void aBasketThatCannotBeReadIsThereWithoutATotal() throws Exception {
    till.ledger.hold("torn", 0, new byte[] {'?'});
    held.open();
    assertThat(held.baskets.get())
        .containsExactly(
            new HeldBasket(1, "torn", LocalDateTime.of(1970, 1, 1, 0, 0), 0, Optional.empty()));
  }
}
