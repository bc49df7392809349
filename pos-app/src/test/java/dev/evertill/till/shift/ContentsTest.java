package dev.evertill.till.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Money;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContentsTest {
  private static final CashCount SIXTY = CashCount.none("EUR").with(Denomination.note(2_000), 3);

  @Test
  void cashCountedByPieceHasItsSumAsAmount() {
    Contents contents = Contents.cash(SIXTY);
    assertThat(contents.amounts()).containsExactly(Map.entry(Day.CASH, Money.of(6_000)));
    assertThat(contents.pieces()).containsExactly(Map.entry("EUR", SIXTY));
  }

  @Test
  void cashMayBeKnownByItsAmountAlone() {
    Contents contents = Contents.cash("EUR", Money.of(6_000));
    assertThat(contents.amounts()).containsExactly(Map.entry(Day.CASH, Money.of(6_000)));
    assertThat(contents.pieces()).isEmpty();
  }

  @Test
  void aSecondAmountTakesThePlaceOfTheFirstAndOfItsPieces() {
    Contents dollars = Contents.cash(CashCount.none("USD").with(Denomination.note(100), 2));
    Contents both = dollars.with(SIXTY);
    assertThat(both.with(Day.CASH, Money.of(5))).isEqualTo(dollars.with(Day.CASH, Money.of(5)));
    assertThat(both.with(SIXTY.plus(SIXTY))).isEqualTo(dollars.with(SIXTY.plus(SIXTY)));
    assertThat(both.with(Day.CARD, Money.of(5)).pieces()).containsOnlyKeys("EUR", "USD");
    assertThat(both.with(Day.CARD, Money.of(5)).with(Day.CARD, Money.of(-6)).amounts())
        .containsEntry(Day.CARD, Money.of(-6));
  }

  @Test
  void nobodyCountsLessThanNoCash() {
    assertThat(Contents.cash("EUR", Money.ZERO).amounts()).containsEntry(Day.CASH, Money.ZERO);
    assertThatThrownBy(() -> Contents.cash("EUR", Money.of(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cash EUR < 0: -1");
    assertThatThrownBy(() -> Contents.cash(SIXTY.with(Denomination.coin(50), -1)))
        .hasMessage("fewer than no pieces of EUR");
  }

  @Test
  void piecesThatMakeAnotherAmountAreRefused() {
    TreeMap<TenderType, Money> amounts = new TreeMap<>(Map.of(Day.CASH, Money.of(6_001)));
    TreeMap<String, CashCount> pieces = new TreeMap<>(Map.of("EUR", SIXTY));
    assertThatThrownBy(() -> new Contents(amounts, pieces))
        .hasMessage("cash EUR 6001: its pieces make 6000");
    assertThatThrownBy(() -> new Contents(new TreeMap<>(), pieces))
        .hasMessage("cash EUR without amount: its pieces make 6000");
    assertThatThrownBy(() -> new Contents(amounts, new TreeMap<>(Map.of("USD", SIXTY))))
        .hasMessage("pieces of EUR under USD");
  }

  @Test
  void aTenderHasItsWord() {
    assertThat(Day.CASH.text()).isEqualTo("cash EUR");
    assertThat(Day.CASH.isCash()).isTrue();
    assertThat(Day.CARD.isCash()).isFalse();
    for (TenderType.Kind kind : TenderType.Kind.values()) {
      assertThat(TenderType.Kind.parse(kind.text())).isEqualTo(kind);
    }
    assertThat(TenderType.Kind.GIFT_CARD.text()).isEqualTo("gift card");
    assertThatThrownBy(() -> TenderType.Kind.parse("shells"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tender shells: there is no such kind");
  }

  @Test
  void tendersStandByKindAndThenByCurrency() {
    assertThat(Day.CASH).isLessThan(Day.DOLLARS).isEqualByComparingTo(TenderType.cash("EUR"));
    assertThat(Day.DOLLARS).isLessThan(Day.CARD);
    assertThat(Day.CARD).isLessThan(Day.VOUCHER);
  }
}
